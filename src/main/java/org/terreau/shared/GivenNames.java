package org.terreau.shared;

import java.util.List;

/** Given names that are usual in France, by which a name is known without a title before it. Source: INSEE, "Fichier des prénoms". */
final class GivenNames {

    static final List<String> USUAL = List.of(
            "Adam", "Adèle", "Agathe", "Agnès", "Ahmed", "Aïcha", "Alain", "Albert", "Alexandra", "Alexandre",
            "Alexis", "Alice", "Aline", "Alizée", "Amandine", "Amélie", "Amina", "Amine", "Anaïs", "André",
            "Andrée", "Angélique", "Anne", "Annick", "Annie", "Antoine", "Antonin", "Arnaud", "Arthur",
            "Audrey", "Aurélie", "Aurélien", "Awa", "Axel", "Baptiste", "Bastien", "Béatrice", "Benjamin",
            "Benoît", "Bernadette", "Bernard", "Bertrand", "Brigitte", "Bruno", "Camille", "Carole",
            "Caroline", "Catherine", "Cécile", "Cédric", "Céline", "Chantal", "Charles", "Charlotte", "Chloé",
            "Christelle", "Christian", "Christiane", "Christine", "Christophe", "Claire", "Clara", "Claude",
            "Claudine", "Clément", "Clémence", "Colette", "Corentin", "Corinne", "Cyril", "Damien", "Daniel",
            "Danielle", "David", "Delphine", "Denis", "Denise", "Didier", "Dominique", "Dylan", "Edith",
            "Édouard", "Élisabeth", "Élise", "Élodie", "Éloïse", "Émilie", "Emma", "Emmanuel", "Emmanuelle",
            "Enzo", "Éric", "Estelle", "Esther", "Étienne", "Eugène", "Eva", "Évelyne", "Fabien", "Fabienne",
            "Fabrice", "Fanny", "Farid", "Fatima", "Fatou", "Félix", "Fernand", "Florence", "Florent",
            "Florian", "Franck", "François", "Françoise", "Frédéric", "Frédérique", "Gabriel", "Gaëlle",
            "Gaël", "Geneviève", "Georges", "Gérald", "Gérard", "Germaine", "Ghislaine", "Gilbert", "Gilles",
            "Ginette", "Gisèle", "Grégory", "Guillaume", "Guy", "Gwenaëlle", "Hamza", "Hélène", "Henri",
            "Henriette", "Hervé", "Hugo", "Huguette", "Ibrahim", "Inès", "Irène", "Isabelle", "Jacqueline",
            "Jacques", "Jade", "Jean", "Jeanne", "Jeannine", "Jérémy", "Jérôme", "Jessica", "Joël", "Joëlle",
            "Jonathan", "Jordan", "José", "Joseph", "Josette", "Josiane", "Julia", "Julie", "Julien",
            "Juliette", "Justine", "Karim", "Karine", "Katia", "Kevin", "Kévin", "Khadija", "Laetitia",
            "Laëtitia", "Laura", "Laure", "Laurence", "Laurent", "Léa", "Léo", "Léon", "Liliane", "Lisa",
            "Loïc", "Louis", "Louise", "Luc", "Lucas", "Lucette", "Lucie", "Lucien", "Lucienne", "Ludivine",
            "Ludovic", "Lydie", "Madeleine", "Maëlle", "Maéva", "Magali", "Malika", "Manon", "Marc", "Marcel",
            "Marcelle", "Margaux", "Margot", "Marguerite", "Maria", "Marianne", "Marie", "Marie-Claire",
            "Marine", "Marion", "Marius", "Martin", "Martine", "Maryse", "Maryvonne", "Mathéo", "Mathieu",
            "Mathilde", "Matthieu", "Maud", "Maurice", "Maxime", "Mehdi", "Mélanie", "Mélissa", "Michaël",
            "Michel", "Michèle", "Micheline", "Mickaël", "Mireille", "Mohamed", "Mohammed", "Monique",
            "Morgane", "Moussa", "Muriel", "Mylène", "Myriam", "Nadège", "Nadia", "Nadine", "Nathalie",
            "Nathan", "Nicolas", "Nicole", "Noah", "Noé", "Noël", "Noëlle", "Odette", "Odile", "Olivia",
            "Olivier", "Omar", "Océane", "Ophélie", "Oumar", "Pascal", "Pascale", "Patrice", "Patricia",
            "Patrick", "Paul", "Paule", "Paulette", "Pauline", "Philippe", "Pierre", "Pierrette", "Quentin",
            "Rachel", "Rachid", "Raphaël", "Raymond", "Raymonde", "Régine", "Régis", "Rémi", "Rémy", "Renaud",
            "René", "Renée", "Richard", "Robert", "Roger", "Roland", "Rolande", "Romain", "Romane", "Rose",
            "Roxane", "Sabine", "Sabrina", "Said", "Samir", "Samuel", "Sandra", "Sandrine", "Sara", "Sarah",
            "Sébastien", "Serge", "Séverine", "Simon", "Simone", "Solange", "Solène", "Sonia", "Sophie",
            "Stéphane", "Stéphanie", "Suzanne", "Sylvain", "Sylvie", "Tatiana", "Théo", "Théophile", "Thérèse",
            "Thibault", "Thierry", "Thomas", "Tiphaine", "Tom", "Tristan", "Valentin", "Valentine", "Valérie",
            "Vanessa", "Véronique", "Victor", "Victoria", "Vincent", "Violette", "Virginie", "Viviane",
            "Xavier", "Yacine", "Yann", "Yannick", "Yasmine", "Yoann", "Yolande", "Youssef", "Yves", "Yvette",
            "Yvonne", "Zoé");

    private GivenNames() {}
}

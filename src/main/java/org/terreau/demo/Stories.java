package org.terreau.demo;

import java.util.List;
import java.util.Map;
import org.terreau.dossier.Brief;
import org.terreau.dossier.Brief.Part;

/** The texts of the demonstration, all invented. The communes are real places; what is told of them is not. */
final class Stories {

    private Stories() {}

    /** A call-back request. */
    record Asked(String name, String email, String place, String message) {}

    static Asked asked(String name, String place, String message) {
        return new Asked(name, Cast.address(name, "mairie.example"), place, message);
    }

    static final List<Asked> SHARED = List.of(
            asked(
                    "Anaïs Bruyère",
                    "commune:29151",
                    "Chaque fois qu’un habitant déménage, il prévient la mairie, l’eau, les déchets et la cantine. Nos agents ressaisissent quatre fois la même adresse, et une fois sur cinq l’une des quatre est oubliée."),
            asked(
                    "Bilal Genêt",
                    "commune:56121",
                    "Un déménagement, c’est trois formulaires papier et une semaine avant que le bac de tri arrive. Environ trente familles par mois sont concernées chez nous."),
            asked(
                    "Chloé Ajonc",
                    "commune:35288",
                    "Nous découvrons les nouveaux arrivants quand l’école appelle pour une inscription. Les changements d’adresse se perdent entre nos services."),
            asked(
                    "David Houx",
                    "commune:53130",
                    "Deux agents passent leurs lundis à recopier les changements d’adresse de l’intercommunalité dans nos fichiers."),
            asked(
                    "Élodie Saule",
                    "commune:44109",
                    "Le même changement d’adresse est déclaré cinq fois par l’habitant, puis vérifié cinq fois par nous. Personne n’est sûr d’avoir le bon."));

    static final Asked WRITING = new Asked(
            "Fanny Tilleul",
            "porteuse@terreau.example",
            "commune:22278",
            "Nos huit communes achètent chacune des barnums, des grilles et des scènes qui servent trois fois par an. On se les prête par téléphone, et ils se perdent.");

    static final Brief DRAFT = new Brief(Map.of(
            Part.TITLE, "Prêter le matériel entre communes",
            Part.PROBLEM,
                    "Huit communes achètent chacune des barnums, des grilles et des scènes qui servent trois fois par an. Les prêts se font par téléphone ; un sur dix finit par un matériel perdu ou rendu cassé.",
            Part.SOLUTION_LEAD,
                    "Un planning commun où chaque commune voit ce qui est libre, et un état des lieux en deux photos.",
            Part.SUCCESS,
                    "Dans dix-huit mois, le système devra comporter la réservation, l’inventaire et la facturation."));

    static final Asked MARKET = asked(
            "Gaël Noisetier",
            "commune:50147",
            "Les habitants sans voiture des hameaux ne viennent plus au marché depuis la fin de la navette.");

    static final Brief MARKET_BRIEF = new Brief(Map.of(
            Part.TITLE, "La navette du marché",
            Part.PROBLEM,
                    "Dans trois communes voisines, 340 habitants sans voiture ont cessé de venir au marché depuis la fin de la navette régulière. Ils renoncent aussi au médecin et à la mairie, ouverts les mêmes matins. Le comptage des deux dernières années le montre.",
            Part.SOLUTION_LEAD,
                    "Regrouper les demandes la veille par téléphone, et remplir les véhicules déjà en tournée ce matin-là.",
            Part.HYPOTHESIS,
                    "Une demande passée la veille suffit à remplir aux deux tiers un véhicule déjà en tournée.",
            Part.FIRST_USERS, "Les cinquante abonnés de l’ancienne navette, joints par le centre social.",
            Part.TERRITORY, "commune:50147",
            Part.SUCCESS, "Cent trajets par mois au sixième mois, dont la moitié pour un rendez-vous.",
            Part.TEAM, "Une chargée de mobilité, deux jours par semaine ; la personne qui développe reste à trouver.",
            Part.ENVELOPE, "160000"));

    static final Asked SCHOOLS = asked(
            "Katell Bouleau",
            "commune:56260",
            "Les parents déposent le même certificat à l’école, au centre de loisirs et à la piscine.");

    static final Brief SCHOOLS_BRIEF = new Brief(Map.of(
            Part.TITLE, "Un seul certificat pour l’année",
            Part.PROBLEM,
                    "Chaque rentrée, 900 familles déposent le même certificat médical dans quatre services. Un enfant sur dix attend deux semaines à la porte du centre de loisirs. Deux autres communes le confirment.",
            Part.SOLUTION_LEAD, "La famille donne le certificat une fois, et dit à qui il peut être montré.",
            Part.HYPOTHESIS,
                    "Les familles acceptent de partager un certificat entre services si elles voient qui le lit.",
            Part.FIRST_USERS, "Deux centres de loisirs et leurs 180 familles.",
            Part.TERRITORY, "commune:56260",
            Part.SUCCESS, "Plus aucun enfant n’attend pour un certificat déjà donné ailleurs.",
            Part.TEAM, "Une responsable de l’enfance à 60 %, un coach ; la personne qui développe est trouvée.",
            Part.ENVELOPE, "170000"));

    static final String SCHOOLS_AGREED =
            "Vérifié avec les deux centres de loisirs et la commune voisine : le dossier dit ce que nous avons vu.";
    static final String SCHOOLS_BUDGET = "La moitié du montant est votée ; rien n’est écrit pour la suite.";

    static final Asked TREES = asked(
            "Hugo Charme",
            "commune:35115",
            "Nous ne savons pas lesquels de nos arbres sont malades avant qu’ils tombent.");

    static final Brief TREES_BRIEF = new Brief(Map.of(
            Part.TITLE, "Carnet de santé des arbres",
            Part.PROBLEM,
                    "Les services techniques découvrent qu’un arbre est malade quand une branche tombe. Quatre incidents en deux ans dans la commune.",
            Part.SOLUTION_LEAD, "Un relevé des arbres par les habitants, avec une photo par saison.",
            Part.HYPOTHESIS, "Les photos des habitants suffisent à reconnaître un arbre à examiner.",
            Part.FIRST_USERS, "Douze jardiniers municipaux de quatre communes.",
            Part.TERRITORY, "commune:35115",
            Part.SUCCESS, "Un arbre malade sur deux est repéré avant l’incident.",
            Part.TEAM, "Un responsable des espaces verts, un jour par semaine.",
            Part.ENVELOPE, "150000"));

    static final String TREES_START =
            "Le problème est net, la piste l’est moins : vingt entretiens avant de construire quoi que ce soit.";
    static final String TREES_STOP =
            "Vingt-trois entretiens et deux essais : les jardiniers savent déjà quels arbres sont malades. Ce qui manque est le budget d’élagage, qu’un service numérique ne donne pas. Les relevés d’entretien sont publiés pour qui voudrait reprendre la question.";

    static final Asked FLOOD = asked(
            "Iris Aulne", "commune:35238", "Quand la rivière monte, nous appelons les riverains un par un, la nuit.");

    static final Brief FLOOD_BRIEF = new Brief(Map.of(
            Part.TITLE, "Prévenir les riverains d’une crue",
            Part.PROBLEM,
                    "La nuit d’une crue, deux agents appellent trois cents riverains un par un. Il faut trois heures ; l’eau en met deux.",
            Part.SOLUTION_LEAD,
                    "Des appels automatiques aux riverains inscrits, et une liste de ceux qui n’ont pas répondu.",
            Part.HYPOTHESIS, "Neuf riverains sur dix décrochent à un appel automatique annoncé à l’avance.",
            Part.FIRST_USERS, "Les riverains du quai, réunis chaque année par la mairie.",
            Part.TERRITORY, "commune:35238",
            Part.SUCCESS, "Tous les riverains joints en quarante minutes lors de l’exercice de printemps.",
            Part.TEAM, "La responsable de la réserve communale, à mi-temps.",
            Part.ENVELOPE, "180000"));

    static final String FLOOD_WAIT =
            "Une seule commune porte le problème à ce jour. Deux mois pour trouver une deuxième collectivité et faire un appel d’essai.";

    static final String FLOOD_EVIDENCE = "Une deuxième collectivité confirme le problème et l’appel d’essai a eu lieu.";

    static final Asked CANTEEN = asked(
            "Jeanne Érable",
            "commune:29232",
            "Nous jetons mille repas par mois parce que nous ne savons pas combien d’enfants viendront.");

    static final Brief CANTEEN_BRIEF = new Brief(Map.of(
            Part.TITLE, "Cantine juste",
            Part.PROBLEM,
                    "Les cuisines scolaires préparent chaque jour des repas pour des enfants qui ne viendront pas. Dans quatre communes, mille repas sont jetés chaque mois, et personne ne le sait avant midi.",
            Part.SOLUTION_LEAD,
                    "Demander aux familles la veille, en un geste, et donner à la cuisine un nombre à 17 heures.",
            Part.HYPOTHESIS, "Deux familles sur trois répondent si la question tient en une ligne.",
            Part.FIRST_USERS, "Six cuisines scolaires et leurs 1 400 familles.",
            Part.TERRITORY, "commune:29232",
            Part.SUCCESS, "Les repas jetés diminuent de moitié en six mois dans les six cuisines.",
            Part.TEAM, "Une responsable de restauration à 60 %, une développeuse, un coach.",
            Part.ENVELOPE, "190000"));

    static final String CANTEEN_BUILD =
            "Quatre communes partagent le problème, les cuisines sont volontaires et le résultat se compte chaque jour. Premiers usagers attendus au troisième mois, à Quimper.";
    static final String CANTEEN_COOK =
            "À 17 heures je sais pour combien je cuisine. Je ne jette plus de purée le vendredi.";

    static final String LIGHT_ID = "lumiere.au.bon.moment";
    static final String LIGHT_MAYOR =
            "Nous avons éteint deux heures plus tôt sans une plainte, parce que les habitants ont vu pourquoi.";
    static final String LIGHT_AGENT =
            "Les réglages de vingt communes tiennent dans ma matinée du lundi. Avant, c’était ma semaine.";
    static final String HALL_ID = "ma.salle.communale";
    static final String HALL_GOAL =
            "Une salle sur deux se réserve sans appeler la mairie, dans vingt communes de moins de 2 000 habitants.";
    static final String HALL_CLERK = "Le téléphone sonne trois fois moins, et les clés reviennent à l’heure.";
}

package org.terreau.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrenchWordsTests {

    private final FrenchWords french = new FrenchWords(
            List.of("Agence de l’énergie", "Terres australes et antarctiques françaises"), List.of("Planning commun"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Les communes apprennent une crue",
                "New call: Vieillir chez soi, pour quoi faire",
                "L’eau qui manque",
                "L'adresse du dépôt",
                "Choose “Planning commun”",
                "demandes chez le voisin"
            })
    void aSentenceOrATitleInFrenchIsFound(String text) {
        assertThat(french.french(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "It’s what the lead doesn’t see: pour water, plus a fee, sans serif, on par with the other side",
                "La Mézière (35), Le Bignon, Pays de la Loire, Wallis et Futuna",
                "Châteauneuf-d'Ille-et-Vilaine",
                "Funded by Agence de l’énergie",
                "Terres australes et antarctiques françaises",
                "startups/sans.phase.md",
                "They’d rather see J’Aime"
            })
    void englishWordsPathsAndProperNamesAreNot(String text) {
        assertThat(french.french(text)).isFalse();
    }

    @Test
    void whatIsToldAsFrenchIsNoFault() {
        assertThat(french.untold(Jsoup.parse("""
                <body><p>Seen <span lang="fr">dans la rue</span></p><ul lang="fr"><li>par les <b>voisins</b></ul>
                <p lang="fr"><span lang="en">et la suite</span></p></body>"""))).containsExactly("et la suite");
    }
}

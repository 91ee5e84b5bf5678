package org.terreau.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElisionTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Les services de Agen (47)|Agen (47)|Les services d’Agen (47)",
                "Les services de Le Havre (76)|Le Havre (76)|Les services du Havre (76)",
                "Page publique de Les Abymes (971)|Les Abymes (971)|Page publique des Abymes (971)",
                "Vous déclarez que Ambert (63) a ce problème|Ambert (63)|Vous déclarez qu’Ambert (63) a ce problème",
                "Une réunion à Le Mans (72)|Le Mans (72)|Une réunion au Mans (72)",
                "Les services de Évry (91)|Évry (91)|Les services d’Évry (91)",
                "Les services de Yvetot (76)|Yvetot (76)|Les services d’Yvetot (76)",
                "Les services de Hyères (83)|Hyères (83)|Les services d’Hyères (83)",
                "Les services de Haguenau (67)|Haguenau (67)|Les services de Haguenau (67)",
                "Les services de Yaoundé|Yaoundé|Les services de Yaoundé",
                "Les services de La Rochelle (17)|La Rochelle (17)|Les services de La Rochelle (17)",
                "Les services de Brest (29)|Brest (29)|Les services de Brest (29)",
                "L’équipe de Le bon compte|Le bon compte|L’équipe de Le bon compte",
                "Impact de Aidants|Aidants|Impact d’Aidants",
                "Le code Agen|Agen|Le code Agen",
                "moins de 5 cas|5|moins de 5 cas"
            })
    void aLinkBeforeANameIsWrittenAsItIsSaid(String message, String name, String said) {
        assertThat(Elision.in(message, name)).isEqualTo(said);
    }
}

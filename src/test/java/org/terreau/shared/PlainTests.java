package org.terreau.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Événements & fêtes  | evenements fetes
            Cœur-de-Ville       | coeur de ville
            ÇA  (déjà)          | ca deja
            n° 12               | n 12
            ﬁn                  | fin
            '  '                | ''
            """)
    void accentsCaseAndSignsMakeNoDifference(String written, String plain) {
        assertThat(Plain.text(written)).isEqualTo(plain);
    }

    @Test
    void namesAreInTheOrderInWhichPeopleLookThemUp() {
        assertThat(Plain.sorted(List.of("Zèbre", "école", "Eau", "Âne"), Function.identity()))
                .containsExactly("Âne", "Eau", "école", "Zèbre");
    }

    @Test
    void thoseOfOneNameStayInTheOrderInWhichTheyCame() {
        assertThat(Plain.sorted(List.of("b", "É", "e", "a", "ê"), Function.identity()))
                .containsExactly("a", "b", "É", "e", "ê");
    }

    @Test
    void eachNameIsAskedForOnce() {
        List<String> asked = new ArrayList<>();
        Plain.sorted(List.of("d", "c", "b", "a"), name -> {
            asked.add(name);
            return name;
        });
        assertThat(asked).containsExactly("d", "c", "b", "a");
    }
}

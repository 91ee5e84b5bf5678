package org.terreau.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class PhrasesTests {

    @Test
    void phrasesAreFoundWhereverTheyStand() {
        Phrases phrases = new Phrases(List.of("au début du texte", "au milieu", "à la fin", "nulle part ailleurs"));
        assertThat(phrases.in("au début du texte, puis au milieu, enfin à la fin"))
                .containsExactly("au début du texte", "au milieu", "à la fin");
        assertThat(phrases.in("court")).isEmpty();
    }

    @Property
    void whatIsFoundIsWhatTheTextHolds(
            @ForAll @Size(max = 20)
                    List<@CharRange(from = 'a', to = 'b') @StringLength(min = 8, max = 10) String> wanted,
            @ForAll @CharRange(from = 'a', to = 'b') @StringLength(max = 200) String text) {
        assertThat(new Phrases(wanted).in(text))
                .containsExactlyInAnyOrderElementsOf(
                        wanted.stream().distinct().filter(text::contains).toList());
    }
}

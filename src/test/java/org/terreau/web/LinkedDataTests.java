package org.terreau.web;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.output.StringOutput;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LinkedDataTests {

    private static String written(Map<String, ?> data) {
        StringOutput output = new StringOutput();
        new LinkedData(data).writeTo(output);
        return output.toString();
    }

    /** The order of a small map is drawn by each program that runs: two instances would tag one page differently. */
    @Test
    void namesAreWrittenInOneOrderWhateverTheMapAndItsDepth() {
        assertThat(written(Map.of(
                        "name",
                        "Essai",
                        "areaServed",
                        Map.of("name", "France", "@type", "Country", "code", "FR", "area", 1),
                        "funder",
                        List.of(Map.of("name", "Région", "@type", "Organization")))))
                .isEqualTo("<script type=\"application/ld+json\">"
                        + "{\"areaServed\":{\"@type\":\"Country\",\"area\":1,\"code\":\"FR\",\"name\":\"France\"},"
                        + "\"funder\":[{\"@type\":\"Organization\",\"name\":\"Région\"}],\"name\":\"Essai\"}"
                        + "</script>");
    }

    @Test
    void nothingEndsTheBlock() {
        assertThat(written(Map.of("name", "</script><b>&")))
                .contains("\\u003c/script\\u003e\\u003cb\\u003e\\u0026")
                .endsWith("</script>");
    }
}

package org.terreau.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.DigestUtils;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.People;
import org.terreau.testing.Visit;
import org.terreau.testing.Wire;

/** What every page is made with: the site's own files, and figures as people read them. */
@ApplicationTest
class AssetsTests {

    private final People people;
    private final Pages pages;

    AssetsTests(People people, Pages pages) {
        this.people = people;
        this.pages = pages;
    }

    @Test
    void aFileThatIsKeptAYearHasTheDigestOfItsContentInItsAddress() {
        Visit visit = people.visitor();
        Visit.Page home = visit.get("/");
        Stream.concat(
                        home.html().select("link[href^=/assets/]").eachAttr("href").stream(),
                        home.html().select("script[src]").eachAttr("src").stream())
                .forEach(address -> {
                    Visit.Page served = visit.get(address);
                    assertThat(served.header("Cache-Control")).contains("max-age=31536000");
                    if (!address.endsWith(".css"))
                        assertThat(address).contains(DigestUtils.md5DigestAsHex(visit.bytes(address)));
                    else assertThat(address).matches(".*-[0-9a-f]{32}\\.css");
                });
        String style = home.html().select("link[rel=stylesheet]").attr("href");
        assertThat(visit.get(style).body())
                .as("what a style points to has its digest too")
                .doesNotContain("url(fonts/Marianne-Bold.woff2)");
        assertThat(visit.get(style.replaceFirst("-[0-9a-f]{32}", "-" + "0".repeat(32)))
                        .status())
                .as("another content under this address")
                .isEqualTo(404);
    }

    @Test
    void thePageOfARequestThatCanNotBeReadHasTheSameStyles() {
        Visit.Page home = people.visitor().get("/");
        try (Wire wire = new Wire("127.0.0.1", people.port())) {
            Document unreadable = Jsoup.parse(wire.get("/%zz").answer());
            assertThat(unreadable.text()).contains("n’est pas lisible");
            assertThat(unreadable.select("link[rel=stylesheet]").eachAttr("href"))
                    .containsExactlyElementsOf(
                            home.html().select("link[rel=stylesheet]").eachAttr("href"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            459.31 | 459
            76.62 | 76,6
            4885.18 | 4 890
            12345 | 12 345
            0.041666 | 0,0417
            3.5 | 3,5
            -7.128 | -7,13
            1234567.5 | 1 230 000
            100.00 | 100
            """)
    void aFigureHasTheDigitsThatTellSomething(BigDecimal exact, String shown) {
        Ui ui = pages.outsideRequest(Locale.FRENCH);
        assertThat(ui.number(exact).replaceAll("\\h", " ")).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            668 | 670
            1 | 1
            12480 | 12 000
            """)
    void aGuessIsRounded(long guessed, String shown) {
        assertThat(pages.outsideRequest(Locale.FRENCH).around(guessed).replaceAll("\\h", " "))
                .isEqualTo(shown);
    }
}

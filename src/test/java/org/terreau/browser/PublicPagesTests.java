package org.terreau.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.terreau.support.ApplicationTest;
import org.terreau.support.Browser;
import org.terreau.support.People;

@ApplicationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PublicPagesTests {

    private static final List<String> PATHS = List.of(
            "/",
            "/connexion",
            "/auto-diagnostic",
            "/offre",
            "/contact",
            "/mes-donnees",
            "/produits",
            "/adresse-inconnue");

    private final People people;
    private Browser browser;

    PublicPagesTests(People people) {
        this.people = people;
    }

    static Stream<Arguments> pagesAndWidths() {
        return PATHS.stream()
                .flatMap(path -> Stream.of(Browser.DESK, Browser.TELEPHONE).map(width -> Arguments.of(path, width)));
    }

    @BeforeAll
    void start() {
        browser = new Browser(people.port());
    }

    @AfterAll
    void stop() {
        browser.close();
    }

    @ParameterizedTest
    @MethodSource("pagesAndWidths")
    void aPublicPageIsAccessibleAndFitsTheWindow(String path, int width) {
        Browser.Window window = browser.window(width);
        window.open(path);
        window.picture(path.equals("/") ? "accueil" : path.substring(1).replace('/', '-'));
        assertThat(window.faults())
                .filteredOn(fault -> !fault.contains("status of 404"))
                .isEmpty();
    }
}

package org.terreau.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.Browser;
import org.terreau.testing.People;
import org.terreau.testing.SomeProduct;

@ApplicationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SimilarWhileTypingTests {

    private static final String TYPED = "on gaspille la nourriture à la cantinne tous les midis";

    private final People people;
    private final ProductCatalogue catalogue;
    private Browser browser;

    SimilarWhileTypingTests(People people, ProductCatalogue catalogue) {
        this.people = people;
        this.catalogue = catalogue;
    }

    @BeforeAll
    void start() {
        SomeProduct.named("restes-de-cantine")
                .called("Restes de cantine")
                .mission("On ne gaspille plus la nourriture de la cantine : peser tous les midis ce qui reste")
                .saying("## Le problème\n\nLe gaspillage de nourriture dans la restauration scolaire coûte cher.")
                .storedIn(catalogue);
        browser = new Browser(people.port());
    }

    @AfterAll
    void stop() {
        browser.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {Browser.DESK, Browser.TELEPHONE})
    void closeServicesAppearUnderTheMessageWhileOneTypes(int width) {
        Browser.Window window = browser.window(width);
        Page page = window.open("/contact");
        page.locator("#message").pressSequentially(TYPED);
        page.waitForSelector("[data-similar-list] a[href='/produits/restes-de-cantine']");
        assertThat(page.locator("[data-similar-list] mark").allTextContents()).contains("cantine");
        assertThat(page.locator("[data-similar-status]").textContent()).contains("service");
        assertThat(page.locator("[data-similar-button]").count()).isZero();
        assertThat(page.inputValue("#message")).isEqualTo(TYPED);
        window.picture("contact-proches");
        assertThat(window.faults()).isEmpty();
        page.fill("#message", "");
        page.waitForSelector(
                "[data-similar-list]",
                new Page.WaitForSelectorOptions()
                        .setState(com.microsoft.playwright.options.WaitForSelectorState.HIDDEN));
    }

    @ParameterizedTest
    @ValueSource(ints = {Browser.DESK, Browser.TELEPHONE})
    void closeProblemsHaveAPageOfTheirOwn(int width) {
        Browser.Window window = browser.window(width);
        window.open("/problemes/proches?q=gaspillage+de+nourriture+a+la+cantine");
        window.picture("proches");
        assertThat(window.faults()).isEmpty();
    }

    @Test
    void theProposalFormOfTheRegistryShowsThemToo() {
        Page page = browser.window(Browser.DESK).open("/problemes/proposer");
        page.locator("#situation").pressSequentially(TYPED);
        page.waitForSelector("[data-similar-list] a[href='/produits/restes-de-cantine']");
    }
}

package org.terreau.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import org.junit.jupiter.api.Test;
import org.terreau.identity.Actor;
import org.terreau.identity.Grant;
import org.terreau.identity.Role;
import org.terreau.identity.SignInLinks;
import org.terreau.incubator.Incubators;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.Browser;
import org.terreau.testing.People;

@ApplicationTest
class MenuPagesTests {

    private final People people;
    private final SignInLinks links;
    private final Incubators incubators;

    MenuPagesTests(People people, SignInLinks links, Incubators incubators) {
        this.people = people;
        this.links = links;
        this.incubators = incubators;
    }

    private Page signedIn(Browser.Window window) {
        Actor lead = people.someone(
                "responsable@menus.test",
                "Lou Menu",
                new Grant(Role.LEAD, incubators.host().id().value()));
        String link = links.issue(lead.id(), SignInLinks.SHORT, "/mes-courriels");
        Page page = window.open(link.substring(link.indexOf("/connexion")));
        page.locator("main form button").click();
        page.waitForURL("**/mes-courriels");
        return page;
    }

    @Test
    void theMenuOfALeadTakesOneLineAndItsListsOpenByMouseAndByKey() {
        try (Browser browser = new Browser(people.port())) {
            Browser.Window window = browser.window(Browser.DESK);
            Page page = signedIn(window);
            assertThat(page.locator("header nav").boundingBox().height).isLessThan(70);
            Locator mine = page.locator("header nav summary", new Page.LocatorOptions().setHasText("Mon espace"));
            Locator incubator = page.locator("header nav summary", new Page.LocatorOptions().setHasText("Incubateur"));
            Locator tasks = page.locator("header nav a[href='/taches']");
            Locator journal = page.locator("header nav a[href='/journal']");
            assertThat(tasks.isVisible()).isFalse();
            mine.click();
            assertThat(tasks.isVisible()).isTrue();
            assertThat(window.faults()).isEmpty();
            window.picture("menu");
            incubator.press("Enter");
            assertThat(journal.isVisible()).isTrue();
            assertThat(tasks.isVisible()).as("one list at a time").isFalse();
            page.keyboard().press("Escape");
            assertThat(journal.isVisible()).isFalse();
            incubator.click();
            page.locator("main h1").click();
            assertThat(journal.isVisible()).isFalse();
        }
    }

    @Test
    void onATelephoneTheMenuOpensWithScriptAndStaysOpenWithout() {
        try (Browser browser = new Browser(people.port())) {
            Browser.Window window = browser.window(Browser.TELEPHONE);
            Page page = signedIn(window);
            Locator problems = page.locator("header nav a[href='/problemes']");
            assertThat(problems.isVisible()).isFalse();
            page.locator(".fr-header__navbar .fr-btn--menu").click();
            problems.waitFor();
            page.locator("header nav summary", new Page.LocatorOptions().setHasText("Incubateur"))
                    .click();
            page.locator("header nav a[href='/journal']").waitFor();
            assertThat(window.faults()).isEmpty();
            window.picture("menu");
            Page plain = browser.withoutScript(Browser.TELEPHONE).open("/");
            assertThat(plain.locator("header nav a[href='/problemes']").isVisible())
                    .isTrue();
            plain.locator("header nav a[href='/problemes']").click();
            plain.waitForURL("**/problemes");
        }
    }

    @Test
    void keysGoWhereOneGoesAllDayAreSilentInAFieldAndCanBeSwitchedOff() {
        try (Browser browser = new Browser(people.port())) {
            Browser.Window window = browser.window(Browser.DESK);
            Page page = signedIn(window);
            page.keyboard().press("?");
            Locator list = page.locator("dialog[open]");
            list.waitFor();
            assertThat(list.innerText()).contains("Tableau des dossiers");
            assertThat(window.faults()).isEmpty();
            window.picture("shortcuts");
            page.keyboard().press("Escape");
            list.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
            page.keyboard().press("/");
            assertThat(page.evaluate("document.activeElement.id")).isEqualTo("recherche-site");
            page.keyboard().type("aj?");
            assertThat(page.locator("#recherche-site").inputValue()).isEqualTo("aj?");
            page.locator("main h1").click();
            page.keyboard().press("j");
            String first = (String) page.evaluate("document.activeElement.pathname");
            page.keyboard().press("j");
            assertThat(page.evaluate("document.activeElement.pathname")).isNotEqualTo(first);
            page.keyboard().press("k");
            assertThat(page.evaluate("document.activeElement.pathname")).isEqualTo(first);
            page.keyboard().press("t");
            page.waitForURL("**/dossiers/tableau");
            window.open("/raccourcis");
            page.locator("label[for='raccourcis-page']").click();
            page.locator("main h1").click();
            page.keyboard().press("?");
            page.keyboard().press("t");
            assertThat(page.locator("dialog[open]").count()).isZero();
            assertThat(page.url()).endsWith("/raccourcis");
            window.open("/mes-courriels");
            assertThat(page.locator("#raccourcis-fenetre").isChecked()).isFalse();
        }
    }

    @Test
    void aSecondClickDoesNotSendAFormTwice() {
        try (Browser browser = new Browser(people.port())) {
            Browser.Window window = browser.window(Browser.DESK);
            Page page = signedIn(window);
            window.open("/reglages/" + incubators.host().id().value() + "/personnes");
            page.fill("#nom", "Dora Double");
            page.fill("#courriel", "dora@menus.test");
            page.locator("label[for='role-coach']").click();
            page.locator("main form button").dblclick();
            page.locator(".t-flash").waitFor();
            assertThat(page.locator("main").innerText()).contains("Dora Double").doesNotContain("tient déjà");
            assertThat(window.faults()).isEmpty();
            window.picture("members");
            window.resize(Browser.TELEPHONE);
            assertThat(window.faults()).isEmpty();
            window.picture("members");
        }
    }
}

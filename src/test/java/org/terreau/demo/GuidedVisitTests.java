package org.terreau.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.Browser;
import org.terreau.testing.Wire;

@ApplicationTest
@TestPropertySource(properties = "terreau.demo=true")
class GuidedVisitTests {

    private final org.terreau.testing.People people;
    private final GuidedVisit visit;

    GuidedVisitTests(org.terreau.testing.People people, GuidedVisit visit) {
        this.people = people;
        this.visit = visit;
    }

    @Test
    void theVisitIsFollowedFromTheFirstStepToTheLast() {
        List<GuidedVisit.Step> steps = visit.steps();
        assertThat(steps).hasSizeGreaterThanOrEqualTo(8);
        try (Browser browser = new Browser(people.port())) {
            Browser.Window window = browser.window(Browser.DESK);
            window.open("/");
            window.page().locator(".t-demo a[href='/visite']").click();
            window.page().locator(".t-visit").waitFor();
            assertThat(window.faultsAtBothWidths()).isEmpty();
            window.picture("visite");
            window.resize(Browser.DESK);
            List<String> seen = new ArrayList<>();
            for (int rank = 0; rank < steps.size(); rank++) seen.add(follow(window, rank, steps.get(rank)));
            assertThat(seen)
                    .containsExactlyElementsOf(
                            steps.stream().map(GuidedVisit.Step::path).toList());
        }
    }

    /** Presses the button of a step, and the one that signs in when somebody is needed; gives the page that it led to. */
    private static String follow(Browser.Window window, int rank, GuidedVisit.Step step) {
        Page page = window.open("/visite");
        Locator stop = page.locator(".t-visit > li").nth(rank);
        stop.locator(".fr-btn").click();
        if (step.name() != null) {
            page.locator("form[action='/connexion/jeton'] button").click();
            page.waitForURL("**" + step.path());
            assertThat(page.locator("header").textContent()).as(step.code()).contains(step.name());
        }
        page.locator("main h1").waitFor();
        assertThat(window.faults()).as(step.path()).isEmpty();
        return URI.create(page.url()).getPath();
    }

    @Test
    void nobodyEntersAsSomebodyElseFromAnotherMachine() {
        try (Wire wire = new Wire("127.0.0.1", people.port())) {
            assertThat(wire.get("/visite", "X-Forwarded-For: 203.0.113.9").answer())
                    .startsWith("HTTP/1.1 200")
                    .contains("D’ici, personne n’entre comme une autre")
                    .doesNotContain("action=\"/visite\"");
        }
    }

    @Test
    void aStepThatDoesNotExistLeadsNowhere() {
        assertThat(visit.signIn("personne")).isEmpty();
        assertThat(visit.signIn("registre")).isEmpty();
        assertThat(visit.signIn("avis"))
                .hasValueSatisfying(link -> assertThat(link).contains("/connexion/jeton?token="));
    }
}

package org.terreau.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.terreau.identity.Actor;
import org.terreau.identity.Grant;
import org.terreau.identity.Role;
import org.terreau.identity.SignInLinks;
import org.terreau.impact.Aggregation;
import org.terreau.impact.Cell;
import org.terreau.impact.Impact;
import org.terreau.impact.Periodicity;
import org.terreau.incubator.IncubatorId;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.portfolio.ProductId;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.Browser;
import org.terreau.testing.People;
import org.terreau.testing.Present;
import org.terreau.testing.Remote;
import org.terreau.testing.SomeProduct;

@ApplicationTest
class SourcePagesTests {

    private static final IncubatorId INCUBATOR = new IncubatorId("pages.sources");

    private final ProductCatalogue catalogue;
    private final Impact impact;
    private final People people;
    private final SignInLinks links;

    SourcePagesTests(ProductCatalogue catalogue, Impact impact, People people, SignInLinks links) {
        this.catalogue = catalogue;
        this.impact = impact;
        this.people = people;
        this.links = links;
    }

    @Test
    void aSourceIsAddedTriedAndFollowedComfortablyAtBothWidths() {
        ProductId product = SomeProduct.named("pages-sources")
                .called("Salles à louer")
                .in(INCUBATOR)
                .storedIn(catalogue);
        Actor staff = people.someone("pages@sources.test", "Sacha Page", new Grant(Role.STAFF, INCUBATOR.value()));
        String code = impact.define(
                product,
                Impact.Draft.plain(
                        "Réservations",
                        "Combien ?",
                        "réservations",
                        true,
                        Cell.USED,
                        Aggregation.SUM,
                        Periodicity.MONTH),
                staff);
        StringBuilder file = new StringBuilder("mois;réservations\n");
        YearMonth now = Present.month();
        for (int back = 14; back > 1; back--) file.append(now.minusMonths(back)).append(";100\n");
        file.append(now.minusMonths(1)).append(";90000\n");
        Map<String, List<String>> faults = new LinkedHashMap<>();
        try (Remote remote = new Remote(Remote.csv(file.toString()));
                Browser browser = new Browser(people.port())) {
            Browser.Window window = browser.window(Browser.DESK);
            String link = links.issue(staff.id(), SignInLinks.SHORT, "/");
            window.open(link.substring(link.indexOf("/connexion")));
            window.page().locator("main form button").click();
            for (String kind : List.of("", "?genre=grist", "?genre=json", "?genre=matomo")) {
                window.open(product.path() + "/sources/nouvelle" + kind);
                look(window, "source-new-" + kind.replaceAll("\\W", ""), faults);
            }
            window.open(product.path() + "/sources/nouvelle?genre=csv");
            window.page().locator("main form button").click();
            look(window, "source-refused", faults);
            window.page().locator("[name=nom]").fill("Fichier du mois");
            window.page().locator("[name=indicateur]").selectOption(code);
            window.page().locator("[name=adresse]").fill(remote.url("/export.csv"));
            window.page().locator("main form button").click();
            String path = window.page().url().replaceAll("^http://[^/]+|\\?.*", "");
            window.page().locator("form[action$='/lecture'] button").click();
            window.open(path);
            window.page().locator("form[action$='/essai'] button").click();
            assertThat(window.page().locator("#essai tbody tr").count()).isEqualTo(14);
            look(window, "source-tried", faults);
            for (String page :
                    List.of(path, path + "/modification", path + "/suppression", product.path() + "/sources")) {
                window.open(page);
                look(window, "source" + page.substring(page.lastIndexOf('/')).replaceAll("\\W|\\d", "-"), faults);
            }
        }
        assertThat(faults).isEmpty();
    }

    private static void look(Browser.Window window, String name, Map<String, List<String>> faults) {
        window.picture(name);
        List<String> found = window.faultsAtBothWidths().stream()
                .filter(fault -> !fault.contains("422"))
                .toList();
        if (!found.isEmpty()) faults.merge(name, found, (one, other) -> one);
    }
}

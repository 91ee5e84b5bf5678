package org.terreau.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.terreau.committee.AlertWatch;
import org.terreau.committee.Committee;
import org.terreau.committee.Committees;
import org.terreau.committee.Packs;
import org.terreau.decision.Outcome;
import org.terreau.identity.Actor;
import org.terreau.identity.Grant;
import org.terreau.identity.Role;
import org.terreau.identity.SignInLinks;
import org.terreau.impact.Aggregation;
import org.terreau.impact.Cell;
import org.terreau.impact.Impact;
import org.terreau.impact.Measurements;
import org.terreau.impact.Periodicity;
import org.terreau.incubator.Catalogue;
import org.terreau.incubator.IncubatorId;
import org.terreau.incubator.Organisation;
import org.terreau.incubator.OrganisationId;
import org.terreau.incubator.WorkingDays;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Money;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.Browser;
import org.terreau.testing.People;
import org.terreau.testing.Present;
import org.terreau.testing.SomeProduct;
import org.terreau.web.PublicContent;

@ApplicationTest
class CommitteePagesTests {

    private static final IncubatorId INCUBATOR = new IncubatorId("pages.comites");
    private static final OrganisationId SPONSOR = new OrganisationId("agence.des.pages");

    private final ProductCatalogue catalogue;
    private final Catalogue organisations;
    private final PublicContent content;
    private final Impact impact;
    private final Measurements measurements;
    private final Committees committees;
    private final Packs packs;
    private final AlertWatch watch;
    private final People people;
    private final SignInLinks links;

    CommitteePagesTests(
            ProductCatalogue catalogue,
            Catalogue organisations,
            PublicContent content,
            Impact impact,
            Measurements measurements,
            Committees committees,
            Packs packs,
            AlertWatch watch,
            People people,
            SignInLinks links) {
        this.catalogue = catalogue;
        this.organisations = organisations;
        this.content = content;
        this.impact = impact;
        this.measurements = measurements;
        this.committees = committees;
        this.packs = packs;
        this.watch = watch;
        this.people = people;
        this.links = links;
    }

    private ProductId product() {
        organisations.store(new Organisation(SPONSOR, "Agence des pages", null, null, null), "{}");
        ProductId product = SomeProduct.named("pages-comites")
                .called("Salles à louer")
                .in(INCUBATOR)
                .fundedBy(SPONSOR)
                .storedIn(catalogue);
        content.changed();
        return product;
    }

    @Test
    void aPackIsPreparedFrozenAndReadComfortablyAtBothWidths() {
        ProductId product = product();
        Actor staff = people.someone("pages@comites.test", "Sacha Page", new Grant(Role.STAFF, INCUBATOR.value()));
        String code = impact.define(
                product,
                Impact.Draft.plain(
                                "Réservations sans appel",
                                "Combien de salles sont réservées sans appeler la mairie ?",
                                "réservations",
                                true,
                                Cell.USED,
                                Aggregation.SUM,
                                Periodicity.MONTH)
                        .aiming("120"),
                staff);
        YearMonth now = Present.month();
        for (int back = 14; back > 0; back--)
            measurements.enter(
                    product,
                    now.minusMonths(back).toString(),
                    List.of(Measurements.Typed.whole(code, String.valueOf(back == 1 ? 90 : 100 + 5 * (14 - back)))),
                    "relevé",
                    staff);
        LocalDate today = committees.today();
        watch.watch(product, today);
        LocalDate day = WorkingDays.onOrAfter(today.plusDays(9));
        committees.set(product, day, "", staff);
        packs.say(
                product,
                day,
                new Committee.Words(
                        "Le **boîtier à clés** compte plus que le calendrier.",
                        "Dix mairies de plus.",
                        "",
                        Outcome.CONTINUE,
                        Money.euros(120_000),
                        6),
                packs.edited(product, day, staff).version(),
                staff);
        String path = Committee.path(product, day);
        Map<String, List<String>> faults = new LinkedHashMap<>();
        try (Browser browser = new Browser(people.port())) {
            Browser.Window window = browser.window(Browser.DESK);
            String link = links.issue(staff.id(), SignInLinks.SHORT, "/");
            window.open(link.substring(link.indexOf("/connexion")));
            window.page().locator("main form button").click();
            for (String page : List.of(
                    "/comites",
                    "/comites/financeurs",
                    "/dossiers-de-preuves",
                    "/alertes/reglages",
                    "/alertes/inconnue/arret",
                    product.path() + "/comites",
                    product.path() + "/alertes",
                    path,
                    path + "/textes",
                    path + "/envoi",
                    path + "/date")) {
                window.open(page);
                look(window, page, faults);
            }
            window.open(path + "/gel");
            look(window, path + "/gel", faults);
            window.page().locator("main form button").click();
            measurements.enter(
                    product,
                    now.minusMonths(2).toString(),
                    List.of(Measurements.Typed.whole(code, "99")),
                    "relevé corrigé",
                    staff);
            window.open(path);
            assertThat(window.page()
                            .locator("section:has(h2:text-is('Ce qui a changé depuis')) tbody tr")
                            .count())
                    .isEqualTo(1);
            look(window, path + "-fige", faults);
            assertThat(pages(window.page().pdf(new Page.PdfOptions().setFormat("A4"))))
                    .as("printed: what matters holds on the first page, and the rest is open")
                    .satisfies(
                            pages -> assertThat(pages.get(0))
                                    .contains("L’essentiel en une page", "L’équipe, et ce qui lui manque")
                                    .doesNotContain("Résultats et cibles"),
                            pages -> assertThat(String.join(" ", pages)).contains("Fraîcheur"));
            window.open(path + "/reouverture");
            look(window, path + "/reouverture", faults);
            window.page().locator("main form button").click();
            look(window, path + "/reouverture-refusee", faults);
        }
        assertThat(faults).isEmpty();
    }

    private static List<String> pages(byte[] file) {
        try (PDDocument document = Loader.loadPDF(file)) {
            List<String> pages = new ArrayList<>();
            PDFTextStripper reader = new PDFTextStripper();
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                reader.setStartPage(page);
                reader.setEndPage(page);
                pages.add(reader.getText(document).replaceAll("\\s+", " "));
            }
            return pages;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void look(Browser.Window window, String page, Map<String, List<String>> faults) {
        String name = "committee" + page.replaceAll("\\W+", "-");
        window.picture(name);
        List<String> found = window.faultsAtBothWidths().stream()
                .filter(fault -> !fault.contains("422"))
                .toList();
        if (!found.isEmpty()) faults.merge(name, found, (one, other) -> one);
    }
}

package org.terreau.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.terreau.incubator.Incubators;
import org.terreau.portfolio.PhaseKind;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.People;
import org.terreau.testing.SomeProduct;
import org.terreau.testing.Visit;

@ApplicationTest
class TitleTests {

    private final People people;
    private final Incubators incubators;
    private final ProductCatalogue catalogue;

    TitleTests(People people, Incubators incubators, ProductCatalogue catalogue) {
        this.people = people;
        this.incubators = incubators;
        this.catalogue = catalogue;
    }

    private static String title(Visit.Page page) {
        assertThat(page.status()).as(page.path()).isEqualTo(200);
        return page.html().title();
    }

    @Test
    void theTitleOfAListSaysWhatIsLookedForWhatNarrowsItAndWhichPageItIs() {
        for (int number = 0; number < 45; number++)
            SomeProduct.named("titre-essaim-" + number)
                    .in(incubators.host().id())
                    .since(PhaseKind.CONSTRUCTION, LocalDate.of(2025, 1, 1))
                    .storedIn(catalogue);
        Visit visitor = people.visitor();
        String bare = title(visitor.get("/produits"));
        assertThat(bare)
                .startsWith("Les services publics numériques")
                .doesNotContain("page")
                .endsWith(" — Terreau");
        Visit.Page second = visitor.get("/produits?q=essaim&phase=construction&page=2");
        assertThat(title(second))
                .contains("« essaim »", "Construction", "page 2")
                .endsWith(" — Terreau");
        assertThat(second.html().select(".fr-tags-group a").eachAttr("href"))
                .as("removes one choice, and begins again at the first page")
                .containsExactly("/produits?q=essaim");
        assertThat(title(visitor.get("/decisions?issue=arreter&annee=2024")))
                .as("what narrows the register, though nothing is in it")
                .contains("Arrêter");
        assertThat(visitor.get("/decisions?issue=arreter&conditions=tenue")
                        .html()
                        .select(".fr-tags-group a")
                        .eachAttr("href"))
                .as("the last one removes them all")
                .endsWith("/decisions")
                .hasSize(3);
    }

    @Test
    void theTitleHoldsWhatIsTypedAsWordsAlone() {
        Visit.Page page = people.visitor().get("/produits?q=%3C%2Ftitle%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E");
        assertThat(title(page)).contains("</title><script>");
        assertThat(page.body()).doesNotContain("<script>alert");
    }
}

package org.terreau.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.terreau.incubator.Incubators;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.portfolio.ProductId;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.People;
import org.terreau.testing.SomeProduct;
import org.terreau.testing.Statements;
import org.terreau.testing.Visit;

/** The plan of the site, for people and for engines. */
@ApplicationTest
class SitePlanTests {

    private final People people;
    private final Incubators incubators;
    private final ProductCatalogue catalogue;

    SitePlanTests(People people, Incubators incubators, ProductCatalogue catalogue) {
        this.people = people;
        this.incubators = incubators;
        this.catalogue = catalogue;
    }

    @Test
    void thePlanLeadsToEveryPublicList() {
        Visit visitor = people.visitor();
        List<String> paths = visitor.get("/plan-du-site")
                .html()
                .select("main a[href^=/]:not(.t-crumbs *)")
                .eachAttr("href");
        assertThat(paths)
                .doesNotHaveDuplicates()
                .contains(
                        "/",
                        "/produits",
                        "/problemes",
                        "/decisions",
                        "/appels",
                        "/impact",
                        "/collectivites",
                        "/donnees")
                .contains("/aide", "/accessibilite", "/mentions-legales", "/confidentialite", "/cookies", "/conditions")
                .allSatisfy(
                        path -> assertThat(visitor.get(path).status()).as(path).isEqualTo(200));
    }

    @Test
    void enginesFindWhatIsPublicAndNothingElse() {
        ProductId product = SomeProduct.named("plan.public")
                .called("Plan public")
                .in(incubators.host().id())
                .storedIn(catalogue);
        Visit visitor = people.visitor();
        Visit.Page sitemap = visitor.get("/sitemap.xml");
        assertThat(sitemap.header("Content-Type")).startsWith("application/xml");
        List<String> addresses = Jsoup.parse(sitemap.body(), "", Parser.xmlParser())
                .select("loc")
                .eachText();
        assertThat(addresses)
                .doesNotHaveDuplicates()
                .anyMatch(address -> address.endsWith(product.path()))
                .anyMatch(address -> address.endsWith("/aide/six-prerequis"))
                .anyMatch(address -> address.endsWith("/couverture/departements/29"))
                .noneMatch(address -> address.matches(
                        "https?://[^/]+/(dossiers|administration|reglages|recherche|mes-(?!donnees)).*"));
        List<String> paths = addresses.stream()
                .map(address -> address.replaceFirst("https?://[^/]+", ""))
                .toList();
        assertThat(paths)
                .filteredOn(path -> path.length() < 15)
                .allSatisfy(
                        path -> assertThat(visitor.get(path).status()).as(path).isEqualTo(200));
        assertThat(Statements.during(() -> visitor.get("/sitemap.xml"))).isZero();
        assertThat(visitor.get("/sitemap.xml", "If-None-Match", sitemap.header("ETag"))
                        .status())
                .isEqualTo(304);
        assertThat(visitor.get("/sitemap-2.xml").status()).isEqualTo(404);
    }

    @Test
    void enginesAreToldWhatIsClosedAndWhereThePlanIs() {
        String robots = people.visitor().get("/robots.txt").body();
        assertThat(robots.lines())
                .contains("Disallow: /dossiers", "Disallow: /dossiers/", "Disallow: /administration/")
                .contains("Disallow: /recherche", "Disallow: /suivi/")
                .doesNotContain("Disallow: /", "Disallow: /produits", "Disallow: /produits/", "Disallow: /assets/")
                .anyMatch(line -> line.matches("Sitemap: http\\S+/sitemap\\.xml"));
    }
}

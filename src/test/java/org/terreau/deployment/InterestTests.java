package org.terreau.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.identity.OwnData;
import org.terreau.incubator.Incubators;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.EmailAddress;
import org.terreau.territory.CollectivityId;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.People;
import org.terreau.testing.Visit;

@ApplicationTest
class InterestTests {

    private final People people;
    private final DeployedProducts products;
    private final Deployments deployments;
    private final Plans plans;
    private final DeploymentRetention retention;
    private final OwnData ownData;
    private final JdbcClient jdbc;

    InterestTests(
            People people,
            ProductCatalogue catalogue,
            Incubators incubators,
            Deployments deployments,
            Plans plans,
            DeploymentRetention retention,
            OwnData ownData,
            JdbcClient jdbc) {
        this.people = people;
        this.products = new DeployedProducts(catalogue, incubators, people);
        this.deployments = deployments;
        this.plans = plans;
        this.retention = retention;
        this.ownData = ownData;
        this.jdbc = jdbc;
    }

    private Visit.Page ask(ProductId product, String email, String place) {
        Visit visitor = people.visitor();
        String path = product.path() + "/interet";
        return visitor.form(visitor.get(path), path)
                .with("collectivite-recherche", place)
                .with("qui", "elu")
                .with("fonction", "adjointe à l’enfance")
                .with("nom", "Lou Demande")
                .with("courriel", email)
                .with("message", "Nous le voulons avant l’été.")
                .with("ouvert", "1")
                .send();
    }

    private List<String> mails(String to) {
        return jdbc.sql("select body from mail_outbox where recipient = :to order by id")
                .param("to", to)
                .query(String.class)
                .list();
    }

    @Test
    void askingMakesAProspectAndIsAcknowledged() {
        ProductId product = products.product("Voulu");
        plans.save(
                product,
                new Plans.Plan(
                        java.util.Set.of(),
                        java.util.Set.of(),
                        products.officer().id(),
                        0),
                products.officer());
        assertThat(people.visitor().get(product.path()).html().select("a[href$=/interet]"))
                .hasSize(1);
        Visit.Page received = ask(product, "lou@voulu.test", "Morlaix (29)");
        assertThat(received.text()).contains("Votre demande est reçue");
        assertThat(mails("lou@voulu.test"))
                .singleElement()
                .asString()
                .contains("Lou Demande", "Voulu, pour Morlaix (29)", "Nous le voulons avant l’été.");
        assertThat(mails("deploiement@terreau.test"))
                .anyMatch(text -> text.contains("Morlaix (29)") && text.contains("Élu ou élue"));
        Visit officer = people.signedIn(products.officer());
        assertThat(officer.get(product.path() + "/deploiements/commune:29151").text())
                .contains(
                        "Prospect", "« Je veux ce service »", "Lou Demande", "adjointe à l’enfance", "lou@voulu.test");
        ask(product, "autre@voulu.test", "Morlaix (29)");
        assertThat(deployments.all(product, DeploymentFilter.ALL, products.officer()))
                .as("a second request is the same prospect")
                .hasSize(1);
        assertThat(people.visitor().get(product.path() + "/deploiements.csv").body())
                .doesNotContain("Morlaix");
    }

    @Test
    void whatIsMissingIsSaidBesideTheField() {
        ProductId product = products.product("Incomplet");
        Visit visitor = people.visitor();
        String path = product.path() + "/interet";
        Visit.Page refused =
                visitor.form(visitor.get(path), path).with("ouvert", "1").send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errorOf("collectivite-recherche")).isNotEmpty();
        assertThat(refused.errorOf("nom")).contains("Écrivez votre nom");
        assertThat(refused.errorOf("courriel")).contains("adresse");
        assertThat(visitor.form(refused, path)
                        .with("collectivite-recherche", "Saint-Denis")
                        .send()
                        .html()
                        .select("input[type=radio][name=collectivite]"))
                .hasSizeGreaterThan(1);
    }

    @Test
    void robotsAndFloodsAreStopped() {
        ProductId product = products.product("Inondé");
        Visit visitor = people.visitor();
        String path = product.path() + "/interet";
        assertThat(visitor.form(visitor.get(path), path)
                        .with("site", "https://spam.example")
                        .with("ouvert", "1")
                        .send()
                        .status())
                .isEqualTo(422);
        for (int time = 0; time < 5; time++)
            assertThat(ask(product, "insistant@voulu.test", "Brest (29)").status())
                    .isEqualTo(200);
        assertThat(ask(product, "insistant@voulu.test", "Brest (29)").text()).contains("Trop de demandes");
        assertThat(mails("insistant@voulu.test")).hasSize(5);
    }

    @Test
    void whoAskedIsTakenAwayErasedAndForgottenAfterTwoYears() {
        ProductId product = products.product("Oublié");
        ask(product, "parti@voulu.test", "Brest (29)");
        ask(product, "ancien@voulu.test", "Quimper (29)");
        var person = ownData.person(new EmailAddress("parti@voulu.test"));
        assertThat(ownData.held(person).toString()).contains("Nous le voulons avant l’été.", "commune:29019");
        ownData.erase(person);
        assertThat(ownData.held(person).toString()).doesNotContain("Nous le voulons");
        jdbc.sql("update deployment_interest set received_at = :at where email = 'ancien@voulu.test'")
                .param("at", java.sql.Timestamp.valueOf("2021-01-01 00:00:00"))
                .update();
        assertThat(retention.run()).isPositive();
        assertThat(jdbc.sql("select name || email || message from deployment_interest where product_id = :product")
                        .param("product", product.value())
                        .query(String.class)
                        .list())
                .containsExactly("", "");
        assertThat(deployments
                        .read(product, CollectivityId.parse("commune:29019").orElseThrow(), products.officer())
                        .state())
                .as("the collectivity is still a prospect")
                .isEqualTo(DeploymentState.PROSPECT);
    }

    @Test
    void contactsAreErasedAndForgotten() {
        ProductId product = products.product("Contacts");
        ask(product, "x@voulu.test", "Brest (29)");
        CollectivityId brest = CollectivityId.parse("commune:29019").orElseThrow();
        Deployment one = deployments.read(product, brest, products.officer());
        deployments.edit(
                product,
                brest,
                new Deployments.Details(
                        Deployment.Origin.REQUEST,
                        "Jo Répond",
                        "jo@contact.test",
                        null,
                        "Écrire",
                        LocalDate.of(2025, 1, 2)),
                one.version(),
                products.officer());
        var person = ownData.person(new EmailAddress("jo@contact.test"));
        assertThat(ownData.held(person).toString()).contains("Jo Répond");
        ownData.erase(person);
        assertThat(deployments.read(product, brest, products.officer()).contact())
                .isEmpty();
    }
}

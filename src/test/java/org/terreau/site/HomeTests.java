package org.terreau.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.terreau.call.Calls;
import org.terreau.call.ParisMinute;
import org.terreau.deployment.Deployment;
import org.terreau.deployment.DeploymentState;
import org.terreau.deployment.Deployments;
import org.terreau.identity.Actor;
import org.terreau.identity.Grant;
import org.terreau.identity.Role;
import org.terreau.incubator.Incubators;
import org.terreau.portfolio.PhaseKind;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.portfolio.ProductId;
import org.terreau.territory.Collectivities;
import org.terreau.territory.CollectivityId;
import org.terreau.testimony.Testimonies;
import org.terreau.testimony.Withdrawal;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.People;
import org.terreau.testing.Present;
import org.terreau.testing.SomeProduct;
import org.terreau.testing.Statements;
import org.terreau.testing.Visit;

@ApplicationTest
class HomeTests {

    private static final CollectivityId QUIMPER =
            CollectivityId.parse("commune:29232").orElseThrow();

    private final People people;
    private final Incubators incubators;
    private final ProductCatalogue catalogue;
    private final Testimonies testimonies;
    private final Deployments deployments;
    private final Collectivities collectivities;
    private final Calls calls;

    HomeTests(
            People people,
            Incubators incubators,
            ProductCatalogue catalogue,
            Testimonies testimonies,
            Deployments deployments,
            Collectivities collectivities,
            Calls calls) {
        this.people = people;
        this.incubators = incubators;
        this.catalogue = catalogue;
        this.testimonies = testimonies;
        this.deployments = deployments;
        this.collectivities = collectivities;
        this.calls = calls;
    }

    private Actor lead() {
        return people.someone(
                "responsable@accueil.test",
                "Lou Accueil",
                new Grant(Role.LEAD, incubators.host().id().value()));
    }

    private ProductId product(String id) {
        return SomeProduct.named(id)
                .in(incubators.host().id())
                .since(PhaseKind.ACCELERATION, LocalDate.of(2025, 1, 1))
                .storedIn(catalogue);
    }

    private Visit.Page home() {
        return people.visitor().get("/");
    }

    @Test
    void figuresAreThoseOfThePagesThatTheyLeadTo() {
        deployments.add(
                product("accueil-carte"),
                List.of(collectivities.find(QUIMPER).orElseThrow()),
                new Deployments.Adding(
                        DeploymentState.ACTIVE, LocalDate.of(2025, 3, 3), Deployment.Origin.TEAM, null, "Convenu."),
                lead());
        Visit.Page home = home();
        assertThat(home.html().select(".t-home-figures a").eachAttr("href")).contains("/couverture", "/produits");
        String using = home.html()
                .select(".t-home-figures li:contains(au moins un service) strong")
                .text();
        assertThat(people.visitor().get("/couverture").text())
                .contains(using.equals("1") ? "Une collectivité utilise" : using + " collectivités utilisent");
        assertThat(home.html().select(".t-map use.t-map__0").size()).isLessThan(101);
        assertThat(home.html().select(".t-key li").eachText())
                .containsExactly("aucune", "1 à 4", "5 à 19", "20 et plus");
    }

    @Test
    void theLastWordsOfAUserAreReadUntilTheyAreWithdrawn() {
        ProductId product = product("accueil-voix");
        Actor lead = lead();
        String words = "Je retrouve mes mercredis après-midi.";
        testimonies.publish(product, words, "secrétaire de mairie", QUIMPER, true, lead);
        assertThat(home().html().select(".t-home-voice").text())
                .contains(words, "secrétaire de mairie", "Quimper", "Produit accueil-voix");
        testimonies.publish(product, "Trop long. ".repeat(40), "maire", null, true, lead);
        assertThat(home().html().select(".t-home-voice").text())
                .as("reads in a few lines")
                .contains(words);
        Testimonies.Said last = testimonies.latest(2).get(1);
        testimonies.withdraw(product, last.testimony().id(), Withdrawal.AGREEMENT, lead);
        assertThat(home().text()).doesNotContain(words);
    }

    @Test
    void aCallIsOpenOnTheHomeOnceItIsPublishedAndUntilItCloses() {
        Actor lead = lead();
        LocalDate today = Present.today();
        var typed = new Calls.Typed(
                "Retrouver les tombes oubliées",
                "patrimoine",
                "Nous cherchons des problèmes de petites communes.",
                "Toute commune peut répondre.",
                ParisMinute.parse(today.minusDays(2).toString(), "09:00").orElseThrow(),
                ParisMinute.parse(today.plusDays(1).toString(), "12:00").orElseThrow());
        var call = calls.write(typed, lead);
        assertThat(home().text()).doesNotContain(typed.title());
        calls.publish(call, lead);
        assertThat(home().html()
                        .select(".t-home-open li:contains(" + typed.title() + ")")
                        .text())
                .contains("jusqu’au", "12h00");
    }

    @Test
    void aTelephoneSignsInAndSearchesWithoutOpeningTheMenu() {
        assertThat(home().html().select("header .fr-header__navbar a").eachAttr("href"))
                .containsExactly("/recherche", "/connexion");
        assertThat(people.signedIn(lead())
                        .get("/produits")
                        .html()
                        .select("header .fr-header__navbar a")
                        .eachAttr("href"))
                .containsExactly("/recherche");
    }

    @Test
    void whatIsKeptOfTheHomeCostsNothingAndWhatIsNotCostsABoundedNumberOfStatements() {
        product("accueil-compte");
        Visit visitor = people.visitor();
        assertThat(Statements.during(() -> visitor.get("/"))).isLessThanOrEqualTo(40);
        assertThat(Statements.during(() -> visitor.get("/"))).isZero();
    }
}

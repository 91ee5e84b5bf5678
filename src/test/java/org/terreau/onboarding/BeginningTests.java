package org.terreau.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.terreau.identity.Grant;
import org.terreau.identity.Role;
import org.terreau.incubator.Catalogue;
import org.terreau.incubator.Incubator;
import org.terreau.incubator.IncubatorId;
import org.terreau.incubator.Incubators;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.People;
import org.terreau.testing.Visit;

/** An incubator that begins is led from step to step, each through its own page. */
@ApplicationTest
class BeginningTests {

    private static final String PATH = "/premiers-pas";

    private final Catalogue incubators;
    private final People people;
    private final Incubators hosts;

    BeginningTests(Catalogue incubators, People people, Incubators hosts) {
        this.incubators = incubators;
        this.people = people;
        this.hosts = hosts;
    }

    private Visit lead(String incubator) {
        incubators.store(
                new Incubator(
                        new IncubatorId(incubator),
                        "Incubateur " + incubator,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        "",
                        false),
                "{}");
        return people.signedIn(
                people.someone("lou@" + incubator + ".test", "Lou Commence", new Grant(Role.LEAD, incubator)));
    }

    /** What each step says of itself. */
    private static List<String> states(Visit.Page page) {
        return page.html().select("ol.t-list li .fr-badge").eachText();
    }

    private static String next(Visit visit) {
        return visit.get("/").text();
    }

    @Test
    void anEmptyIncubatorIsLedThroughItsStepsUntilAllAreDone() {
        String id = "debut-vide";
        Visit visit = lead(id);
        assertThat(states(visit.get(PATH))).containsExactly("À faire", "À faire", "À faire");
        assertThat(next(visit)).contains("il reste 3 premiers pas", "Dire qui vous êtes");

        Visit.Page settings = visit.get("/reglages/" + id);
        visit.form(settings, "/reglages/" + id)
                .with("presentation", "Nous aidons les communes.")
                .with("contact", "contact@debut-vide.test")
                .send();
        String people = "/reglages/" + id + "/personnes";
        visit.form(visit.get(people), people)
                .with("nom", "Nina Nommée")
                .with("courriel", "nina@debut-vide.test")
                .with("role", "equipe")
                .send();
        assertThat(states(visit.get(PATH))).containsExactly("Fait", "Fait", "À faire");
        assertThat(next(visit)).contains("il reste un premier pas", "Faire entrer vos services");

        String products = "/reprise-de-tableaux/produits";
        Visit.Page shown = visit.form(visit.get(products), products)
                .file("fichier", "produits.csv", "nom;mission\nPremier service;Aider".getBytes(StandardCharsets.UTF_8))
                .send();
        visit.form(shown, shown.path()).with("geste", "prendre").send();
        Visit.Page done = visit.get(PATH);
        assertThat(states(done)).containsOnly("Fait");
        assertThat(done.text()).contains("Tout est en place");
        assertThat(next(visit)).doesNotContain("premier pas");
    }

    @Test
    void whoAdministersTheSiteIsLedToItsOfferAndItsFirstCallToo() {
        Visit.Page page = people.signedIn(people.administrator())
                .get(PATH + "?incubateur=" + hosts.host().id().value());
        assertThat(page.html().select("ol.t-list a").eachAttr("href")).contains("/offre/modifier", "/appels/nouveau");
        assertThat(page.text()).contains("Écrire votre offre", "Préparer un premier appel");
    }

    @Test
    void theStepsAreHiddenAndFoundAgain() {
        Visit visit = lead("debut-cache");
        visit.form(visit.get(PATH), PATH).with("geste", "masquer").send();
        assertThat(next(visit)).doesNotContain("premiers pas");
        assertThat(visit.get("/reglages/debut-cache").html().select("a[href^=" + PATH + "]"))
                .isNotEmpty();
        visit.form(visit.get(PATH), PATH).with("geste", "montrer").send();
        assertThat(next(visit)).contains("premiers pas");
    }

    @Test
    void whoDoesNotLeadAnIncubatorNeitherReadsNorHidesItsSteps() {
        lead("debut-a-moi");
        Visit other = lead("debut-a-autrui");
        assertThat(other.get(PATH + "?incubateur=debut-a-moi").status()).isEqualTo(403);
        assertThat(other.form(other.get(PATH), PATH)
                        .forged("incubateur", "debut-a-moi")
                        .with("geste", "masquer")
                        .send()
                        .status())
                .isEqualTo(403);
        assertThat(people.visitor().get(PATH).path()).startsWith("/connexion");
        assertThat(people.signedIn(
                                people.someone("equipe@debut.test", "Eli Équipe", new Grant(Role.STAFF, "debut-a-moi")))
                        .get(PATH)
                        .status())
                .isEqualTo(403);
    }
}

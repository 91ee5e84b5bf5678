package org.terreau.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.brief.BriefTexts;
import org.terreau.dossier.Applications;
import org.terreau.dossier.DossierId;
import org.terreau.identity.Actor;
import org.terreau.identity.Grant;
import org.terreau.identity.OwnData;
import org.terreau.identity.Role;
import org.terreau.incubator.IncubatorId;
import org.terreau.incubator.Incubators;
import org.terreau.mail.OutboxReader;
import org.terreau.outreach.Requests;
import org.terreau.portfolio.PhaseKind;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.EmailAddress;
import org.terreau.team.Teams;
import org.terreau.team.Trade;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.Days;
import org.terreau.testing.People;
import org.terreau.testing.SomeProduct;
import org.terreau.testing.Statements;
import org.terreau.testing.SubmittedDossiers;
import org.terreau.testing.Visit;

@ApplicationTest
class SupportRatingTests {

    private static final String OFFER = "Atelier de statistiques";

    private final SupportCatalogue catalogue;
    private final SupportRequests requests;
    private final SupportRatings ratings;
    private final Incubators known;
    private final ProductCatalogue products;
    private final Teams teams;
    private final Requests callBacks;
    private final Applications applications;
    private final BriefTexts texts;
    private final OwnData ownData;
    private final OutboxReader outbox;
    private final JdbcClient jdbc;
    private final People people;
    private final Days days;

    SupportRatingTests(
            SupportCatalogue catalogue,
            SupportRequests requests,
            SupportRatings ratings,
            Incubators known,
            ProductCatalogue products,
            Teams teams,
            Requests callBacks,
            Applications applications,
            BriefTexts texts,
            OwnData ownData,
            OutboxReader outbox,
            JdbcClient jdbc,
            People people,
            Days days) {
        this.catalogue = catalogue;
        this.requests = requests;
        this.ratings = ratings;
        this.known = known;
        this.products = products;
        this.teams = teams;
        this.callBacks = callBacks;
        this.applications = applications;
        this.texts = texts;
        this.ownData = ownData;
        this.outbox = outbox;
        this.jdbc = jdbc;
        this.people = people;
        this.days = days;
    }

    private Actor lead(String incubator) {
        return people.worksFor(incubator, Role.LEAD, "Lise Mène");
    }

    private Actor coach(String incubator) {
        return people.worksFor(incubator, Role.COACH, "Inès Coach");
    }

    private void incubator(String id) {
        people.incubator(id);
        if (!catalogue.all(new IncubatorId(id), lead(id)).isEmpty()) return;
        offer(id);
    }

    private void offer(String incubator) {
        catalogue.add(
                new IncubatorId(incubator),
                new OfferTyped(
                        new OfferTyped.Said(OFFER, "Une page en ligne.", "", "", "", "", ""),
                        new OfferTyped.Chosen("impact", "atelier", List.of("acceleration"), "ouverte", false),
                        new OfferTyped.Counted("", "", "2", "")),
                lead(incubator));
    }

    private static String member(String product) {
        return "membre@" + product + ".test";
    }

    /** A product of an incubator, with a team of one. */
    private ProductId product(String id, String incubator) {
        incubator(incubator);
        ProductId product = SomeProduct.named(id)
                .in(incubator)
                .since(PhaseKind.ACCELERATION, LocalDate.of(2024, 1, 1))
                .storedIn(products);
        teams.join(product, Trade.DEVELOPMENT, "Mo Membre", member(id), "", lead(incubator));
        return product;
    }

    /** A request of its team, given by the coach on this day. */
    private SupportRequest delivered(ProductId product, String incubator, LocalDate day) {
        SupportRequest[] asked = new SupportRequest[1];
        Actor lead = lead(incubator);
        Actor coach = coach(incubator);
        days.on(day, () -> {
            Actor member = people.actor(member(product.value()));
            SupportRequest.About about = requests.about(product, member);
            asked[0] = requests.ask(
                    about,
                    requests.askable(about).get(0).id(),
                    new Need("Personne ne lit nos statistiques.", "hier", "Nous déciderons.", null, false, ""),
                    member);
            move(asked[0], new Answer(SupportState.SCOPED, coach.id(), null, "", ""), lead);
            move(asked[0], new Answer(SupportState.PLANNED, null, day.plusDays(9), "", ""), coach);
            move(asked[0], new Answer(SupportState.RUNNING, null, null, "", ""), coach);
            move(asked[0], new Answer(SupportState.DELIVERED, null, null, "", ""), coach);
        });
        return asked[0];
    }

    private void move(SupportRequest request, Answer answer, Actor by) {
        requests.move(
                request.id(), answer, requests.read(request.id(), by).request().version(), by);
    }

    private static Visit.Form rating(Visit visit, SupportRequest request) {
        String path = request.path() + "/evaluation";
        return visit.form(visit.get(path), path)
                .with("utile", "8")
                .with("clair", "9")
                .with("a-temps", "6");
    }

    private List<String> kinds(String to) {
        return outbox.entries(to, 1).items().stream()
                .map(OutboxReader.Entry::kind)
                .filter(kind -> kind.startsWith("support-rate"))
                .toList();
    }

    @Test
    void aTeamRatesWhatItGotAndWhoGaveItReadsNothingOfItYet() {
        ProductId product = product("eval.un", "eval.un");
        SupportRequest request = delivered(product, "eval.un", days.today());
        Visit team = people.signedIn(people.actor(member("eval.un")));
        Visit coach = people.signedIn(coach("eval.un"));
        assertThat(team.get("/").text()).contains("Dire ce qu’a valu un appui : " + OFFER);

        Visit.Page rated =
                rating(team, request).with("commentaire", "Enfin des chiffres.").send();

        assertThat(rated.text())
                .contains(
                        "Merci, votre réponse est enregistrée.", "Évaluée", "utile 8, clair 9", "Enfin des chiffres.");
        assertThat(team.get("/").text()).doesNotContain("Dire ce qu’a valu un appui : " + OFFER);
        assertThat(coach.get(request.path()).text())
                .contains("Évaluée")
                .doesNotContain("utile 8", "Enfin des chiffres.");
        assertThat(people.signedIn(lead("eval.un")).get(request.path()).text()).contains("Enfin des chiffres.");
        assertThat(ownData.held(ownData.person(new EmailAddress(member("eval.un"))))
                        .toString())
                .contains("Enfin des chiffres.");
    }

    /** The day that was planned lay after the day on which it was given. */
    @Test
    void helpThatBeganBeforeItsDayWasPlannedForThatDay() {
        SupportRequest request = delivered(product("eval.jour", "eval.jour"), "eval.jour", days.today());

        assertThat(jdbc.sql("select planned_on <= delivered_on from support_request where id = :id")
                        .param("id", request.id())
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void theAddressPassedOnIsOfNoUseToOthersAndIsAnsweredOnce() {
        ProductId product = product("eval.lien", "eval.lien");
        SupportRequest request = delivered(product, "eval.lien", days.today());
        String path = request.path() + "/evaluation";
        Visit team = people.signedIn(people.actor(member("eval.lien")));
        teams.join(product, Trade.DESIGN, "Lou Autre", "autre@eval.lien.test", "", lead("eval.lien"));
        Visit colleague = people.signedIn(people.actor("autre@eval.lien.test"));
        Visit.Form second = rating(colleague, request).with("utile", "1");

        assertThat(people.signedIn(coach("eval.lien")).get(path).status()).isEqualTo(403);
        product("eval.lien.autre", "eval.lien.autre");
        assertThat(people.signedIn(lead("eval.lien.autre")).get(path).status()).isEqualTo(404);
        assertThat(people.visitor().get(path).path()).startsWith("/connexion");
        rating(team, request).send();

        Visit.Page refused = second.send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("Quelqu’un de votre équipe a déjà répondu");
        assertThat(team.get(path).text()).contains("Rien n’est demandé en ce moment");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"utile, ''", "clair, 11", "a-temps, beaucoup"})
    void aMarkGoesFromZeroToTen(String field, String typed) {
        SupportRequest request = delivered(product("eval.note." + field, "eval.note"), "eval.note", days.today());
        Visit team = people.signedIn(people.actor(member("eval.note." + field)));

        Visit.Page refused = rating(team, request).forged(field, typed).send();

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errorOf(field)).contains("Choisissez une note de 0 à 10");
    }

    @Test
    void fiveAnswersMakeAFigureAndAnAgreedSentenceIsMasked() {
        String offer = "";
        for (int at = 1; at <= 5; at++) {
            String id = "eval.cinq." + at;
            SupportRequest request = delivered(product(id, "eval.cinq"), "eval.cinq", days.today());
            offer = "/appui/" + request.offered().id();
            Visit team = people.signedIn(people.actor(member(id)));
            Visit.Form form = rating(team, request).with("utile", String.valueOf(5 + at));
            if (at == 1)
                form = team.form(
                                form.with("commentaire", "Appelez le 06 12 34 56 78.")
                                        .with("publiable", "oui")
                                        .send(),
                                request.path() + "/evaluation")
                        .with("confirme-commentaire", "oui");
            if (at == 2) form.with("commentaire", "Gardé pour vous.");
            if (at == 5) assertThat(people.visitor().get(offer).text()).doesNotContain("utile ");
            assertThat(form.send().status()).isEqualTo(200);
        }

        assertThat(people.visitor().get(offer).text())
                .contains("utile 8", "clair 9", "au bon moment 6", "(5 réponses)", "Appelez le")
                .contains("0 pour la moitié, 0 pour neuf sur dix (5 appuis commencés")
                .doesNotContain("06 12", "Gardé pour vous.");
        assertThat(people.visitor().get("/api/appui?incubateur=eval.cinq").body())
                .contains("\"evaluations\":5", "\"utile\":8");
    }

    /** What is held of the catalogue follows each rating, each answer and each erasure at once. */
    @Test
    void whatTheCatalogueTellsIsReadOnceForAllAndIsAlwaysTrue() {
        String catalogue = "/appui?incubateur=eval.tenu";
        SupportRequest last = null;
        for (int at = 1; at <= 5; at++) {
            String id = "eval.tenu." + at;
            last = delivered(product(id, "eval.tenu"), "eval.tenu", days.today());
            Visit team = people.signedIn(people.actor(member(id)));
            Visit.Form form = rating(team, last)
                    .with("commentaire", "Dit par " + at + ".")
                    .with("publiable", "oui");
            assertThat(form.send().status()).isEqualTo(200);
        }

        String offer = "/appui/" + Objects.requireNonNull(last).offered().id();
        assertThat(people.visitor().get(offer).text()).contains("(5 réponses)", "Dit par 5.");
        assertThat(Statements.during(() -> people.visitor().get(catalogue + "&n=1")))
                .isLessThanOrEqualTo(6);
        assertThat(Statements.during(() -> people.visitor().get(catalogue + "&n=2")))
                .isLessThanOrEqualTo(4);

        requests.ask(
                requests.about(new ProductId("eval.tenu.1"), people.actor(member("eval.tenu.1"))),
                last.offered().id(),
                new Need("Personne ne lit nos statistiques.", "hier", "Nous déciderons.", null, false, ""),
                people.actor(member("eval.tenu.1")));
        assertThat(people.visitor().get("/api/appui?incubateur=eval.tenu").body())
                .contains("\"attente\":15");
        ownData.erase(ownData.person(new EmailAddress(member("eval.tenu.5"))));
        assertThat(people.visitor().get(offer).text()).contains("(5 réponses)").doesNotContain("Dit par 5.");
    }

    @Test
    void sixMonthsAfterItIsAskedAgainAndEachLetterLeavesOnce() {
        ProductId product = product("eval.plus-tard", "eval.plus-tard");
        LocalDate delivered = days.today().minusMonths(6).minusDays(3);
        SupportRequest request = delivered(product, "eval.plus-tard", delivered);
        String member = member("eval.plus-tard");

        days.on(delivered.plusDays(7), () -> ratings.remind());
        days.on(delivered.plusDays(8), () -> ratings.remind());
        assertThat(kinds(member)).containsExactly("support-rate-livraison");
        ratings.remind();
        ratings.remind();
        assertThat(kinds(member)).containsExactlyInAnyOrder("support-rate-livraison", "support-rate-six-mois");

        Visit team = people.signedIn(people.actor(member));
        assertThat(team.get("/").text()).contains("Six mois après, dire ce qu’il reste d’un appui : " + OFFER);
        String path = request.path() + "/evaluation";
        Visit.Page rated = team.form(team.get(path), path)
                .with("utile", "7")
                .with("commentaire", "La page vit toujours.")
                .send();
        assertThat(rated.text()).contains("toujours utile 7, sur 10", "La page vit toujours.", "Livrée");
    }

    /** Five helped and five others make a description; of four, nothing is said. */
    @Test
    void whatProductsHaveBeforeAndAfterIsDescribedFromFiveOnEachSide() {
        for (int at = 1; at <= 5; at++) {
            SomeProduct.named("eval.effet.autre." + at)
                    .in("eval.effet")
                    .since(PhaseKind.ACCELERATION, LocalDate.of(2024, 1, 1))
                    .storedIn(products);
            if (at == 5)
                assertThat(people.visitor()
                                .get("/appui/effets?incubateur=eval.effet")
                                .text())
                        .contains("Rien ne peut encore être dit");
            delivered(product("eval.effet." + at, "eval.effet"), "eval.effet", days.today());
        }

        assertThat(people.visitor().get("/appui/effets?incubateur=eval.effet").text())
                .contains("sur 5, 0 l’avaient en le demandant, 0 l’ont aujourd’hui", "sur 5, 0 l’ont aujourd’hui")
                .contains("C’est une description", "moins de cinq produits");
        assertThat(people.visitor()
                        .get("/api/appui/effets?incubateur=eval.effet")
                        .body())
                .contains("{\"quoi\":\"impact\",\"aides\":5,\"avant\":0");
    }

    @Test
    void anApplicantAsksForTheirDossierAndIsAnswered() {
        IncubatorId host = known.host().id();
        Actor staff = people.someone(
                "appui@candidats.test",
                "Sam Accueil",
                new Grant(Role.STAFF, host.value()),
                new Grant(Role.LEAD, host.value()));
        if (catalogue.all(host, staff).stream()
                .noneMatch(one -> one.described().name().equals("Relecture des candidats")))
            catalogue.add(
                    host,
                    new OfferTyped(
                            new OfferTyped.Said("Relecture des candidats", "Une heure à deux.", "", "", "", "", ""),
                            new OfferTyped.Chosen("methode", "seance", List.of("candidature"), "ouverte", false),
                            new OfferTyped.Counted("", "", "", "")),
                    staff);
        SubmittedDossiers dossiers = new SubmittedDossiers(callBacks, applications, texts, people);
        DossierId dossier = dossiers.submitted("appui.candidat", "Prévenir les familles", staff)
                .id();
        Visit applicant = people.signedIn(dossiers.applicant("appui.candidat"));
        Visit other = people.signedIn(people.someone("autre@porteuse.test", "Ada Autre"));
        String path = "/dossiers/" + dossier + "/appui";
        assertThat(applicant.get(path).text()).contains("Rien n’a encore été demandé");
        assertThat(other.get(path).status()).isIn(403, 404);

        Visit.Page asked = applicant
                .form(applicant.get(path + "/demande"), path + "/demande")
                .with("prestation", String.valueOf(offer(host, "Relecture des candidats")))
                .with("situation", "Nous ne savons pas qui interroger en premier.")
                .with("depuis-quand", "depuis le dépôt")
                .with("apres", "Nous saurions qui appeler.")
                .send();

        assertThat(asked.text()).contains("Votre demande est envoyée.", "Prévenir les familles");
        assertThat(applicant.get(path).text()).contains("Relecture des candidats", "Réponse promise");
        assertThat(other.get(asked.path()).status()).isEqualTo(404);
        assertThat(people.signedIn(staff).get("/appui/demandes?q=Prévenir").text())
                .contains("Prévenir les familles");
    }

    private long offer(IncubatorId incubator, String name) {
        return jdbc.sql("select id from support_offer where incubator_id = :incubator and name = :name")
                .params(Map.of("incubator", incubator.value(), "name", name))
                .query(Long.class)
                .single();
    }
}

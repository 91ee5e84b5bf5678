package org.terreau.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.terreau.brief.BriefTexts;
import org.terreau.decision.Condition;
import org.terreau.decision.Decisions;
import org.terreau.decision.Outcome;
import org.terreau.decision.Wanted;
import org.terreau.deployment.Experimentation;
import org.terreau.deployment.Experimentations;
import org.terreau.dossier.Applications;
import org.terreau.dossier.DossierRecord;
import org.terreau.funding.Envelopes;
import org.terreau.identity.Actor;
import org.terreau.outreach.Requests;
import org.terreau.shared.Money;
import org.terreau.shared.Refused;
import org.terreau.team.Teams;
import org.terreau.team.Trade;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.Days;
import org.terreau.testing.People;
import org.terreau.testing.SubmittedDossiers;
import org.terreau.testing.Visit;

@ApplicationTest
@Import(PortfolioFixtures.class)
class DecisionsInTimeTests {

    private static final String BOARD = "/deploiements.csv?qui=tous";
    private static final String REASON = "Les entretiens montrent que le problème est partagé.";

    private final Decisions decisions;
    private final Products products;
    private final ProductLife life;
    private final Increments increments;
    private final Envelopes envelopes;
    private final Experimentations experimentations;
    private final Teams teams;
    private final List<ProductFigure> figures;
    private final SubmittedDossiers dossiers;
    private final People people;
    private final Days days;
    private final Actor lead;
    private final LocalDate today;

    DecisionsInTimeTests(
            Decisions decisions,
            Products products,
            ProductLife life,
            Increments increments,
            Envelopes envelopes,
            Experimentations experimentations,
            Teams teams,
            List<ProductFigure> figures,
            Requests requests,
            Applications applications,
            BriefTexts texts,
            PortfolioFixtures portfolio,
            People people,
            Days days) {
        this.decisions = decisions;
        this.products = products;
        this.life = life;
        this.increments = increments;
        this.envelopes = envelopes;
        this.experimentations = experimentations;
        this.teams = teams;
        this.figures = figures;
        this.dossiers = new SubmittedDossiers(requests, applications, texts, people);
        this.people = people;
        this.days = days;
        this.lead = portfolio.lead();
        this.today = days.today();
    }

    private void decide(
            DossierRecord dossier, LocalDate on, Outcome outcome, @Nullable Integer euros, @Nullable LocalDate until) {
        days.on(
                on,
                () -> decisions.decide(
                        dossier.subject().key(),
                        Wanted.of(outcome, REASON, euros == null ? null : Money.euros(euros), until)
                                .asking(new Wanted.Asked(
                                        "Trois communes de plus répondent.",
                                        Condition.Owner.TEAM,
                                        on.plusMonths(1),
                                        "",
                                        null)),
                        lead));
    }

    private Product product(String id) {
        return products.read(new ProductId(id));
    }

    private static List<String> dates(Product product) {
        return product.increments().stream()
                .map(one -> one.number() + " " + one.start() + " " + one.end())
                .toList();
    }

    @Test
    void decisionsOnDifferentDaysFollowOneAnotherAndRepeatNothing() {
        DossierRecord dossier = dossiers.submitted("cadence", "Cadence des rappels", lead);
        LocalDate asked = today.minusMonths(5);
        LocalDate built = today.minusMonths(2);
        LocalDate waited = today.minusDays(10);
        decide(dossier, asked, Outcome.INVESTIGATE, 15_000, asked.plusMonths(3));
        decide(dossier, built, Outcome.BUILD, 180_000, built.plusMonths(6));
        decide(dossier, waited, Outcome.PROVISIONAL, 20_000, waited.plusMonths(2));

        Product product = product("cadence.des.rappels");
        assertThat(dates(product))
                .as("the second increment closes the first, and money alone opens none")
                .containsExactly("1 " + asked + " " + built, "2 " + built + " " + built.plusMonths(6));
        assertThat(product.incrementOn(built.minusDays(1)))
                .map(Increment::number)
                .contains(1);
        assertThat(product.incrementOn(today)).map(Increment::number).contains(2);
        assertThat(product.increments().get(0).cut()).isTrue();
        assertThat(product.phases())
                .extracting(Product.Phase::kind)
                .containsExactly(PhaseKind.INVESTIGATION, PhaseKind.CONSTRUCTION);

        assertThat(experimentations.of(product.id(), lead))
                .as("one experimentation in the commune of the brief, since the first decision")
                .extracting(Experimentation::start)
                .containsExactly(asked);
        assertThat(teams.roles(product.id())).as("a team to fill once").hasSize(Trade.STARTING.size());
        assertThat(envelopes.of(product.id()).envelopes())
                .extracting(Envelopes.Envelope::from, Envelopes.Envelope::increment)
                .as("each pays from its decision on")
                .containsExactly(tuple(asked, 1), tuple(built, 2), tuple(waited, 2));
        String page =
                people.visitor().get(product.id().path() + "/increments/1").text();
        assertThat(page).contains("Terminé", "Clos avant son terme");
    }

    @Test
    void aSecondDecisionOfTheSameDayGrantsTheIncrementThatBeganThatDay() {
        DossierRecord dossier = dossiers.submitted("memejour", "Deux fois le même jour", lead);
        LocalDate day = today.minusMonths(1);
        decide(dossier, day, Outcome.INVESTIGATE, 15_000, day.plusMonths(3));
        decide(dossier, day, Outcome.BUILD, 180_000, day.plusMonths(6));
        Product product = product("deux.fois.le.meme.jour");
        assertThat(dates(product)).containsExactly("1 " + day + " " + day.plusMonths(6));
        assertThat(envelopes.of(product.id()).envelopes())
                .extracting(Envelopes.Envelope::increment)
                .containsExactly(1, 1);
    }

    @Test
    void anAnnouncedIncrementIsTheOneThatTheNextDecisionGrants() {
        DossierRecord dossier = dossiers.submitted("annonce", "Incrément annoncé", lead);
        LocalDate start = today.minusMonths(3);
        decide(dossier, start, Outcome.BUILD, 180_000, start.plusMonths(6));
        Product product = product("increment.annonce");
        LocalDate next = start.plusMonths(6);
        increments.open(product.id(), next, "Douze communes de plus l’utilisent.", lead);
        decide(dossier, today, Outcome.CONTINUE, 150_000, next.plusMonths(6));
        assertThat(dates(product("increment.annonce")))
                .containsExactly("1 " + start + " " + next, "2 " + next + " " + next.plusMonths(6));
        assertThat(envelopes.of(product.id()).envelopes().get(1).from()).isEqualTo(next);
    }

    @Test
    void continuingLeavesAProductInThePhaseThatItReached() {
        DossierRecord dossier = dossiers.submitted("plusloin", "Déjà plus loin", lead);
        LocalDate start = today.minusMonths(8);
        decide(dossier, start, Outcome.BUILD, 180_000, start.plusMonths(6));
        ProductId id = new ProductId("deja.plus.loin");
        life.add(
                id,
                new ProductLife.Written(
                        LifeStory.Kind.PHASE, "acceleration", today.minusMonths(1), "Le comité accélère en mai."),
                life.version(id),
                lead);
        decide(dossier, today, Outcome.CONTINUE, 180_000, today.plusMonths(6));
        assertThat(PortfolioFixtures.phase(products.read(id))).isEqualTo(PhaseKind.ACCELERATION);
    }

    @Test
    void theMoneyOfAProvisionalDecisionCostsFromItsOwnDay() {
        DossierRecord dossier = dossiers.submitted("cout", "Coût du provisoire", lead);
        LocalDate start = LocalDate.of(2026, 1, 1);
        decide(dossier, start, Outcome.BUILD, 181_000, LocalDate.of(2026, 6, 30));
        decide(dossier, LocalDate.of(2026, 7, 1), Outcome.PROVISIONAL, 62_000, LocalDate.of(2026, 8, 31));
        ProductFigure.Known yearly = figures.stream()
                .filter(figure -> figure.name().equals("budget-annuel"))
                .findFirst()
                .orElseThrow()
                .of(new ProductId("cout.du.provisoire"));
        assertThat(yearly.at(start, LocalDate.of(2026, 7, 1)))
                .as("1,000 € a day, the provisional money being for July and August alone")
                .hasValueSatisfying(cost -> assertThat(cost).isEqualByComparingTo("365000"));
        assertThat(yearly.at(start, LocalDate.of(2026, 9, 1)))
                .hasValueSatisfying(cost -> assertThat(cost).isEqualByComparingTo("365000"));
    }

    @Test
    void aStopClosesTheIncrementAndNothingIsAskedOfAnybodyAnyMore() {
        DossierRecord dossier = dossiers.submitted("arretee", "Rappels arrêtés", lead);
        LocalDate start = today.minusMonths(4);
        LocalDate stopped = today.minusDays(5);
        decide(dossier, start, Outcome.BUILD, 180_000, start.plusMonths(6));
        Product product = product("rappels.arretes");
        String page = people.visitor().get(product.id().path()).text();
        assertThat(page).contains("à pourvoir", "Je veux ce service", "Expérimente");
        decide(dossier, stopped, Outcome.STOP, null, null);

        Product ended = product("rappels.arretes");
        assertThat(ended.phases())
                .extracting(Product.Phase::kind)
                .containsExactly(PhaseKind.CONSTRUCTION, PhaseKind.ABANDONED);
        assertThat(dates(ended)).containsExactly("1 " + start + " " + stopped);
        assertThat(ended.incrementOn(today)).isEmpty();
        assertThat(products.currentIncrement(ended.id())).isEmpty();
        String after = people.visitor().get(ended.id().path()).text();
        assertThat(after)
                .contains("Arrêté", "Où il a été essayé et utilisé", "Ce que les expérimentations ont donné")
                .doesNotContain("à pourvoir", "Je veux ce service", "Expérimente", "La vôtre peut être");
        assertThat(people.visitor().get(ended.id().path()).html().select("svg.t-map, .t-map svg"))
                .isEmpty();
        assertThat(people.visitor().get(ended.id().path() + "/interet").path())
                .isEqualTo(ended.id().path() + "/histoire");
        Experimentation tried = experimentations.of(ended.id(), lead).get(0);
        assertThat(people.visitor().get(tried.feedbackPath()).html().select("main form[method=post]"))
                .isEmpty();
        assertThatThrownBy(() -> increments.open(ended.id(), today, "Douze communes de plus l’utilisent.", lead))
                .isInstanceOf(Refused.class);
    }

    @Test
    void nothingIsProposedOnceAProductEnded() {
        DossierRecord dossier = dossiers.submitted("close", "Suivi des haies", lead);
        decide(dossier, today.minusMonths(3), Outcome.BUILD, 180_000, today.plusMonths(3));
        ProductId id = product("suivi.des.haies").id();
        Visit staff = people.signedIn(lead);
        String committees = id.path() + "/comites";
        Visit.Page form = staff.get(committees);
        String day = today.plusDays(10).toString();
        staff.form(form, committees).with("date", day).send();
        assertThat(staff.get(committees).text()).contains("Fixer le prochain comité");
        assertThat(line(staff)).contains("Le dossier d’un comité à envoyer");
        assertThat(staff.get(BOARD).body()).contains(id.value());
        decide(dossier, today.minusDays(5), Outcome.STOP, null, null);

        assertThat(line(staff)).doesNotContain("à envoyer");
        assertThat(staff.get(BOARD).body()).doesNotContain(id.value());
        assertThat(staff.get(committees).text())
                .contains("plus aucun comité n’est à fixer")
                .doesNotContain("Fixer le prochain comité");
        Visit.Page refused = staff.form(form, committees)
                .with("date", today.plusDays(20).toString())
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("Suivi des haies");
    }

    private static String line(Visit visit) {
        return visit.get("/mes-produits?q=suivi+des+haies&lesquels=tout").text();
    }

    @Test
    void aPhaseThatIsDecidedOnTheDossierIsNotWrittenByHandByTheStaffEither() {
        DossierRecord dossier = dossiers.submitted("ecrite", "Carnet des mares", lead);
        decide(dossier, today.minusMonths(3), Outcome.INVESTIGATE, 30_000, today.plusMonths(3));
        ProductId id = product("carnet.des.mares").id();
        Visit staff = people.signedIn(lead);
        String path = id.path() + "/parcours";
        Visit.Page form = staff.get(path);
        assertThat(form.html().select("option[value=phase:construction]")).isEmpty();
        assertThat(form.html().select("main a[href=/dossiers/" + dossier.id() + "]"))
                .isNotEmpty();
        Visit.Page refused = staff.form(form, path)
                .forged("fait", "phase:construction")
                .with("date", today.toString())
                .with("texte", "Le comité fait construire.")
                .send();
        assertThat(refused.errorOf("fait")).contains("enregistrez-y la décision du comité");
        decide(dossier, today.minusDays(2), Outcome.BUILD, 180_000, today.plusMonths(6));
        assertThat(product("carnet.des.mares").phases())
                .extracting(Product.Phase::kind)
                .containsExactly(PhaseKind.INVESTIGATION, PhaseKind.CONSTRUCTION);
    }
}

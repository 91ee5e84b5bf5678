package org.terreau.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.brief.BriefTexts;
import org.terreau.brief.LinkedProblems;
import org.terreau.dossier.Applications;
import org.terreau.dossier.DossierRecord;
import org.terreau.funding.Envelopes;
import org.terreau.identity.Actor;
import org.terreau.identity.Grant;
import org.terreau.identity.Role;
import org.terreau.incubator.Incubators;
import org.terreau.incubator.WorkingDays;
import org.terreau.outreach.Requests;
import org.terreau.portfolio.Endings;
import org.terreau.portfolio.PhaseKind;
import org.terreau.portfolio.PortfolioFixtures;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.problem.ProblemFixtures;
import org.terreau.shared.Money;
import org.terreau.shared.Paris;
import org.terreau.shared.Refused;
import org.terreau.team.Teams;
import org.terreau.team.Trade;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.Days;
import org.terreau.testing.Halt;
import org.terreau.testing.People;
import org.terreau.testing.SomeProduct;
import org.terreau.testing.SubmittedDossiers;
import org.terreau.testing.Visit;

@ApplicationTest
@Import(PortfolioFixtures.class)
class DecisionTests {

    private static final String REASON = "Les communes qui l’utilisent en demandent la suite.";

    private final Decisions decisions;
    private final Products products;
    private final ProductCatalogue catalogue;
    private final Endings endings;
    private final Envelopes envelopes;
    private final Incubators incubators;
    private final AnswerReminders reminders;
    private final Teams teams;
    private final ProblemFixtures problems;
    private final LinkedProblems linked;
    private final People people;
    private final Days days;
    private final JdbcClient jdbc;
    private final SubmittedDossiers dossiers;
    private final Actor lead;
    private final LocalDate today;

    DecisionTests(
            Decisions decisions,
            Products products,
            ProductCatalogue catalogue,
            Endings endings,
            Envelopes envelopes,
            Incubators incubators,
            Requests requests,
            Applications applications,
            BriefTexts texts,
            PortfolioFixtures portfolio,
            AnswerReminders reminders,
            Teams teams,
            ProblemFixtures problems,
            LinkedProblems linked,
            People people,
            Days days,
            JdbcClient jdbc) {
        this.decisions = decisions;
        this.products = products;
        this.catalogue = catalogue;
        this.endings = endings;
        this.envelopes = envelopes;
        this.incubators = incubators;
        this.reminders = reminders;
        this.teams = teams;
        this.problems = problems;
        this.linked = linked;
        this.people = people;
        this.days = days;
        this.jdbc = jdbc;
        this.dossiers = new SubmittedDossiers(requests, applications, texts, people);
        this.lead = portfolio.lead();
        this.today = days.today();
    }

    private ProductId imported(String id, PhaseKind phase) {
        return SomeProduct.named(id)
                .called("Service " + id)
                .in(incubators.host().id())
                .since(phase, today.minusMonths(8))
                .storedIn(catalogue);
    }

    private Wanted wanted(Outcome outcome) {
        Wanted wanted = Wanted.of(
                outcome,
                REASON,
                outcome.funds() ? Money.euros(120_000) : null,
                outcome.funds() ? today.plusMonths(2) : null);
        if (outcome == Outcome.REDIRECT)
            return wanted.elsewhere("La région a un guichet pour cela.", "Une deuxième commune le confirme.");
        return outcome == Outcome.PROVISIONAL
                ? wanted.asking(new Wanted.Asked(
                        "Trois communes de plus répondent.", Condition.Owner.TEAM, today.plusMonths(1), "", null))
                : wanted;
    }

    @ParameterizedTest(name = "{1} from {0}: {2}")
    @CsvSource({
        "INVESTIGATION, BUILD, CONSTRUCTION, 1",
        "INVESTIGATION, PROVISIONAL, INVESTIGATION, 0",
        "INVESTIGATION, STOP, ABANDONED_AT_INVESTIGATION, 0",
        "INVESTIGATION, REDIRECT, ABANDONED_AT_INVESTIGATION, 0",
        "CONSTRUCTION, CONTINUE, CONSTRUCTION, 1",
        "CONSTRUCTION, ACCELERATE, ACCELERATION, 1",
        "CONSTRUCTION, SUSTAIN, CONSOLIDATION, 1",
        "CONSTRUCTION, TRANSFER, CONSTRUCTION, 0",
        "CONSTRUCTION, STOP, ABANDONED, 0",
        "ACCELERATION, CONTINUE, ACCELERATION, 1",
        "ACCELERATION, SUSTAIN, CONSOLIDATION, 1",
        "CONSOLIDATION, SUSTAIN, OPERATED, 1",
        "CONSOLIDATION, ACCELERATE, ACCELERATION, 1",
        "OPERATED, CONTINUE, OPERATED, 1",
        "OPERATED, STOP, ABANDONED, 0",
    })
    void eachOutcomeLeadsAnImportedProductWhereItSays(PhaseKind from, Outcome outcome, PhaseKind to, int increments) {
        ProductId id = imported("issue." + from.code() + "." + outcome.code(), from);
        Decision decision = decisions.decide(id.decidedAs(), wanted(outcome), lead);

        Product product = products.read(id);
        assertThat(PortfolioFixtures.phase(product)).isEqualTo(to);
        assertThat(product.increments()).hasSize(increments);
        assertThat(envelopes.of(id).envelopes()).hasSize(increments);
        assertThat(endings.draft(id, lead).isPresent())
                .as("the steps of an ending are opened")
                .isEqualTo(outcome.ends() || outcome == Outcome.TRANSFER);
        assertThat(decisions.about(id.decidedAs())).extracting(Decision::id).containsExactly(decision.id());
    }

    @ParameterizedTest(name = "{1} from {0}")
    @CsvSource({
        "INVESTIGATION, CONTINUE",
        "CONSTRUCTION, INVESTIGATE",
        "CONSTRUCTION, REDIRECT",
        "ACCELERATION, BUILD",
        "OPERATED, ACCELERATE",
        "ABANDONED, CONTINUE",
        "TRANSFERRED, STOP",
    })
    void whatAPhaseDoesNotAllowIsRefused(PhaseKind from, Outcome outcome) {
        ProductId id = imported("refus." + from.code() + "." + outcome.code(), from);
        assertThatThrownBy(() -> decisions.decide(id.decidedAs(), wanted(outcome), lead))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("decision");
        assertThat(decisions.about(id.decidedAs())).isEmpty();
    }

    @Test
    void aDecisionIsTakenOnThePageThatConfirmsItThenPublicADayLater() {
        ProductId id = imported("deux.temps", PhaseKind.CONSTRUCTION);
        Visit visit = people.signedIn(lead);
        String path = id.path() + "/decision";
        Visit.Page form = visit.get(path);
        assertThat(form.text()).contains("en construction", "Accélérer").doesNotContain("Investiguer —");
        Visit.Page refused = visit.form(form, path)
                .with("decision", "accelerer")
                .with("motif", "court")
                .with("montant", "beaucoup")
                .with("condition-1", "Trente communes l’utilisent")
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errorOf("motif")).contains("20 caractères");
        assertThat(refused.errorOf("montant")).contains("en euros");
        assertThat(refused.errorOf("echeance")).contains("à venir");
        assertThat(refused.errorOf("responsable-1")).contains("à qui");
        Visit.Page wider = visit.form(refused, path).forged("etape", "ajouter").send();
        assertThat(wider.html().select("input[name=condition-3]")).hasSize(1);
        assertThat(wider.html().select("input[name=condition-1]").val()).isEqualTo("Trente communes l’utilisent");
        Visit.Page asked = visit.form(wider, path)
                .with("motif", REASON)
                .with("montant", "240 000")
                .with("echeance", today.plusMonths(6).toString())
                .with("responsable-1", "equipe")
                .with("pour-le-1", today.plusMonths(3).toString())
                .with("presents", "La direction du numérique\nLa coach")
                .send();
        assertThat(asked.text())
                .contains("Le service passe en accélération", "vingt-quatre heures", "Trente communes l’utilisent")
                .contains("Il manque une personne qui développe depuis le", "Aucun indicateur n’a de valeur");
        Visit.Page changed = visit.form(asked, path).forged("etape", "modifier").send();
        assertThat(changed.html().select("textarea[name=motif]").val()).isEqualTo(REASON);
        Visit.Page decided =
                visit.form(asked, path).forged("etape", "confirmer").send();
        assertThat(decided.text())
                .contains("La décision est enregistrée", "Pas encore publique", "Ce qui a suivi")
                .contains("La phase est maintenant : Accélération", "L’incrément 1 est ouvert")
                .containsPattern("Une enveloppe de 240\\h000\\h€");

        Visit.Page early = people.visitor().get(decided.path());
        assertThat(early.path()).as("a link in an e-mail asks to sign in").startsWith("/connexion");
        assertThat(people.visitor().get("/decisions?q=deux.temps").text()).contains("Aucune décision");
        assertThat(people.visitor().get(id.path() + "?x=1").text()).doesNotContain(REASON);
        days.on(today.plusDays(2), decisions::publishDue);
        assertThat(people.visitor().get(decided.path()).text())
                .contains(REASON, "La direction du numérique", "Trente communes l’utilisent")
                .doesNotContain("Ce qui a suivi");
        assertThat(people.visitor().get("/decisions?q=Service+DEUX").text())
                .contains("Accélérer")
                .containsPattern("tenues\\h: 0 sur 1");
        assertThat(people.visitor().get("/decisions.csv?q=deux+temps").body()).contains("accelerer", "240000.00");
        assertThat(people.visitor().get("/api/decisions?q=deux+temps").body()).contains("\"issue\":\"accelerer\"");
        assertThat(people.visitor().get("/decisions.atom?q=deux+temps").body())
                .containsPattern("Service deux\\.temps\\h: Accélérer");
        assertThat(people.visitor().get(id.path() + "?x=2").text()).contains(REASON);
    }

    @Test
    void ofTwoWhoDecideAtOnceTheSecondIsToldAndDecidesNothing() {
        ProductId id = imported("deux.mains", PhaseKind.CONSTRUCTION);
        String path = id.path() + "/decision";
        Visit first = people.signedIn(lead);
        Visit.Form late = typed(first, path);
        Visit.Page asked = typed(first, path).send();
        Visit.Page lateAsked = late.send();
        assertThat(first.form(asked, path).forged("etape", "confirmer").send().status())
                .isEqualTo(200);
        Visit.Page refused = first.form(lateAsked, path)
                .forged("etape", "confirmer")
                .with("motif", REASON + " Encore.")
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("Quelqu’un a décidé entre-temps");
        assertThat(products.read(id).increments()).hasSize(1);
        assertThat(decisions.about(id.decidedAs())).hasSize(1);
    }

    @Test
    void ofTwoWhoConfirmAtTheSameInstantOneDecides() {
        ProductId id = imported("meme.instant", PhaseKind.CONSTRUCTION);
        String path = id.path() + "/decision";
        Visit visit = people.signedIn(lead);
        List<Visit.Form> confirmations = List.of("Ici.", "Là.").stream()
                .map(more ->
                        typed(visit, path).with("motif", REASON + " " + more).send())
                .map(asked -> visit.form(asked, path).forged("etape", "confirmer"))
                .toList();
        assertThat(
                        confirmations.stream()
                                .map(form -> CompletableFuture.supplyAsync(
                                        () -> form.send().status()))
                                .toList()
                                .stream()
                                .map(CompletableFuture::join))
                .containsExactlyInAnyOrder(200, 422);
        assertThat(decisions.about(id.decidedAs())).hasSize(1);
        assertThat(products.read(id).increments()).hasSize(1);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"ABANDONED, confirmer", "TRANSFERRED, verifier", "ABANDONED, ajouter"})
    void whatEndedWhileADecisionWasTypedIsToldWithAllThatWasTyped(PhaseKind end, String step) {
        ProductId id = imported("fini.entretemps." + end.code() + "." + step, PhaseKind.CONSTRUCTION);
        String path = id.path() + "/decision";
        Visit visit = people.signedIn(lead);
        Visit.Page asked = everythingTyped(visit, path);
        SomeProduct.named(id.value())
                .called("Service " + id)
                .in(incubators.host().id())
                .since(PhaseKind.CONSTRUCTION, today.minusMonths(8))
                .then(end, today)
                .storedIn(catalogue);
        Visit.Page refused = visit.form(asked, path).forged("etape", step).send();
        assertThat(refused.text()).contains("C’est terminé", "Ce que vous aviez écrit");
        assertThat(typedInto(refused)).isEqualTo(everything());
        assertThat(decisions.about(id.decidedAs())).isEmpty();
        assertThat(visit.get(path).html().select("main form")).isEmpty();
    }

    @Test
    void theConfirmationShowsAllThatBecomesPublicAndWhatIsNotKept() {
        ProductId id = imported("confirmation", PhaseKind.CONSTRUCTION);
        String path = id.path() + "/decision";
        Visit visit = people.signedIn(lead);
        Visit.Page asked = everythingTyped(visit, path);
        assertThat(asked.text())
                .contains("La direction du numérique", "Une voix préférait attendre.", "Trente communes l’utilisent")
                .contains("Demandé : 150 000 €")
                .contains("ne sera pas gardé : Vers qui aller Revenez si")
                .doesNotContain("Une deuxième commune le confirme.");
        Visit.Page stops = visit.form(
                        visit.form(asked, path).forged("etape", "modifier").send(), path)
                .with("decision", "arreter")
                .send();
        assertThat(stops.text())
                .contains("Une deuxième commune le confirme.", "La direction du numérique")
                .contains("ne sera pas gardé : Conditions Montant accordé Jusqu’au Vers qui aller")
                .doesNotContain("Trente communes l’utilisent");
    }

    @Test
    void whatIsRefusedBecauseSomebodyDecidedMeanwhileComesBackWithAllThatWasTyped() {
        ProductId id = imported("decide.entretemps", PhaseKind.CONSTRUCTION);
        String path = id.path() + "/decision";
        Visit visit = people.signedIn(lead);
        Visit.Page asked = everythingTyped(visit, path);
        decisions.decide(id.decidedAs(), wanted(Outcome.ACCELERATE), lead);
        Visit.Page refused =
                visit.form(asked, path).forged("etape", "confirmer").send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("Quelqu’un a décidé entre-temps");
        assertThat(typedInto(refused)).isEqualTo(everything());
    }

    /** Typed into each field of the form, and asked to be confirmed. */
    private Visit.Page everythingTyped(Visit visit, String path) {
        Visit.Form form = visit.form(visit.get(path), path);
        everything().forEach(form::with);
        return form.send();
    }

    private Map<String, String> everything() {
        return Map.ofEntries(
                Map.entry("decision", "continuer"),
                Map.entry("motif", REASON),
                Map.entry("demande-eur", "150 000"),
                Map.entry("montant", "120 000"),
                Map.entry("echeance", today.plusMonths(6).toString()),
                Map.entry("condition-1", "Trente communes l’utilisent"),
                Map.entry("responsable-1", "equipe"),
                Map.entry("pour-le-1", today.plusMonths(3).toString()),
                Map.entry("ailleurs", "La région a un guichet."),
                Map.entry("revenez", "Une deuxième commune le confirme."),
                Map.entry("presents", "La direction du numérique"),
                Map.entry("dissensus", "Une voix préférait attendre."),
                Map.entry("prochain", WorkingDays.plus(today.plusMonths(5), 1).toString()));
    }

    private Map<String, String> typedInto(Visit.Page page) {
        Map<String, String> typed = new HashMap<>();
        for (String field : everything().keySet())
            for (Element one : page.html()
                    .select(
                            "input[name=%s]:not([type=radio]), input[name=%s][checked], textarea[name=%s], select[name=%s]"
                                    .replace("%s", field)))
                typed.put(
                        field, one.is("select") ? one.select("option[selected]").val() : one.val());
        return typed;
    }

    @Test
    void whoGrantsMoreThanIsAskedIsToldBeforeConfirming() {
        ProductId id = imported("au.dela", PhaseKind.CONSTRUCTION);
        String path = id.path() + "/decision";
        Visit visit = people.signedIn(lead);
        Visit.Page asked = typed(visit, path)
                .with("demande-eur", "90 000")
                .with("montant", "120 000")
                .send();
        assertThat(asked.text()).containsPattern("plus que ce qui est demandé \\(90\\h000\\h€\\)");
        assertThat(typed(visit, path)
                        .with("demande-eur", "90 000")
                        .with("montant", "90 000")
                        .send()
                        .text())
                .doesNotContain("plus que ce qui est demandé");
        DossierRecord dossier = dossiers.submitted("au-dela", "Au-delà d’une investigation", lead);
        String investigated = dossier.path() + "/decision";
        assertThat(visit.form(visit.get(investigated), investigated)
                        .with("decision", "investiguer")
                        .with("motif", REASON)
                        .with("montant", "40 000")
                        .with("echeance", today.plusMonths(3).toString())
                        .send()
                        .text())
                .containsPattern("prévoit pour une investigation \\(\\d+\\h000\\h€\\)");
    }

    @Test
    void aNextCommitteeThatMeetsTooLateToOrderWhatFollowsIsToldBeforeConfirming() {
        String path = imported("trop.tard", PhaseKind.CONSTRUCTION).path() + "/decision";
        Visit visit = people.signedIn(lead);
        LocalDate soon = WorkingDays.onOrBefore(today.plusMonths(1));
        LocalDate late = WorkingDays.onOrBefore(today.plusMonths(6));
        assertThat(typed(visit, path).with("prochain", soon.toString()).send().text())
                .contains("Le prochain comité est fixé au")
                .doesNotContain("se tient trop tard");
        assertThat(typed(visit, path).with("prochain", late.toString()).send().text())
                .contains("se tient trop tard");
    }

    private Visit.Form typed(Visit visit, String path) {
        return visit.form(visit.get(path), path)
                .with("decision", "continuer")
                .with("motif", REASON)
                .with("montant", "0")
                .with("echeance", today.plusMonths(6).toString());
    }

    @Test
    void whenAConsequenceFailsNothingOfTheDecisionStays() {
        ProductId id = imported("tout.ou.rien", PhaseKind.CONSTRUCTION);
        long mails = jdbc.sql("select count(*) from mail_outbox where kind = 'committee-decided'")
                .query(Long.class)
                .single();
        try (Halt halt = Halt.at(jdbc, "envelope", "new.product_id = 'tout.ou.rien'")) {
            assertThatThrownBy(() -> decisions.decide(id.decidedAs(), wanted(Outcome.ACCELERATE), lead))
                    .hasMessageContaining(halt.reason());
        }
        assertThat(decisions.about(id.decidedAs())).isEmpty();
        assertThat(products.read(id).increments()).isEmpty();
        assertThat(PortfolioFixtures.phase(products.read(id))).isEqualTo(PhaseKind.CONSTRUCTION);
        assertThat(jdbc.sql("select count(*) from mail_outbox where kind = 'committee-decided'")
                        .query(Long.class)
                        .single())
                .isEqualTo(mails);

        decisions.decide(id.decidedAs(), wanted(Outcome.ACCELERATE), lead);
        assertThat(PortfolioFixtures.phase(products.read(id))).isEqualTo(PhaseKind.ACCELERATION);
    }

    @Test
    void aSlipIsCorrectedWithoutATraceUntilItIsPublicThenWithItsMotive() {
        ProductId id = imported("plume", PhaseKind.CONSTRUCTION);
        Decision decision = decisions.decide(id.decidedAs(), wanted(Outcome.CONTINUE), lead);
        Visit visit = people.signedIn(lead);
        String path = decision.path() + "/correction";
        Visit.Page corrected = visit.form(visit.get(path), path)
                .with("motif", REASON + " Elles le disent.")
                .with("montant", "130 000")
                .send();
        assertThat(corrected.text())
                .contains("La décision est corrigée", "Elles le disent")
                .doesNotContain("Avant");
        assertThat(envelopes.of(id).total()).isEqualTo(Money.euros(130_000));
        visit.form(corrected, decision.path() + "/publication").send();

        Visit.Page form = visit.get(path);
        assertThat(form.html().select("input[name=montant]")).isEmpty();
        Visit.Page unmotivated = visit.form(form, path).with("motif", REASON).send();
        assertThat(unmotivated.errorOf("raison")).contains("pourquoi");
        visit.form(unmotivated, path)
                .with("raison", "Une phrase de trop avait été gardée.")
                .send();
        assertThat(people.visitor().get(decision.path()).text())
                .contains("Une phrase de trop avait été gardée", "Elles le disent");
        Visit.Page stale = visit.form(form, path)
                .with("motif", REASON + " Autrement.")
                .with("raison", "Le second onglet de la même personne.")
                .send();
        assertThat(stale.status()).isEqualTo(409);
    }

    @Test
    void whatBecomesOfAConditionIsToldByTheTeamAndReadByEverybody() {
        ProductId id = imported("conditions", PhaseKind.CONSTRUCTION);
        Decision decision = decisions.decide(id.decidedAs(), wanted(Outcome.PROVISIONAL), lead);
        decisions.publish(decision.id(), lead);
        Visit visit = people.signedIn(lead);
        String action = decision.path() + "/conditions/1";
        Visit.Page silent = visit.form(visit.get(decision.path()), action)
                .with("etat-1", "tenue")
                .send();
        assertThat(silent.errorOf("suivi-1")).contains("10 caractères");
        Visit.Page told = visit.form(silent, action)
                .with("suivi-1", "Quatre communes ont répondu en octobre.")
                .send();
        assertThat(told.text()).contains("Tenue", "Quatre communes ont répondu");
        assertThat(people.visitor()
                        .get("/decisions?conditions=tenue&q=conditions")
                        .text())
                .containsPattern("tenues\\h: 1 sur 1");
        assertThat(people.visitor().get(decision.path()).html().select("main form"))
                .isEmpty();
    }

    @Test
    void theTeamIsRemindedOnceThatItMayAnswerUnlessItDid() {
        Actor member = people.someone("membre@reponses.test", "Mona Membre");
        ProductId asked = imported("reponse.attendue", PhaseKind.CONSTRUCTION);
        ProductId answered = imported("reponse.donnee", PhaseKind.CONSTRUCTION);
        ProductId nobody = imported("reponse.sans-equipe", PhaseKind.CONSTRUCTION);
        for (ProductId id : List.of(asked, answered))
            teams.join(id, Trade.DEVELOPMENT, "Mona Membre", "membre@reponses.test", "", lead);
        Decision first = decisions.decide(asked.decidedAs(), wanted(Outcome.CONTINUE), lead);
        Decision second = decisions.decide(answered.decidedAs(), wanted(Outcome.CONTINUE), lead);
        decisions.decide(nobody.decidedAs(), wanted(Outcome.CONTINUE), lead);
        String chore = "Une décision attend votre réponse";
        assertThat(people.signedIn(member)
                        .get("/mes-produits?q=reponse.attendue")
                        .text())
                .contains(chore);

        Visit visit = people.signedIn(member);
        visit.form(visit.get(second.path()), second.path() + "/reponse")
                .with("reponse", "L’équipe tiendra ces six mois.")
                .send();
        assertThat(people.signedIn(member).get("/mes-produits?q=reponse.donnee").text())
                .doesNotContain(chore);

        LocalDate last = first.answerBy();
        LocalDate reminded = WorkingDays.plus(Paris.day(first.publication().recordedAt()), 8);
        reminders.remind(reminded.minusDays(1));
        assertThat(letters()).isEmpty();
        reminders.remind(reminded);
        reminders.remind(reminded);
        reminders.remind(last);
        reminders.remind(last.plusDays(1));
        assertThat(letters()).hasSize(1);
        assertThat(letters().get(0)).contains("Service reponse.attendue", "Continuer", first.path());
    }

    private List<String> letters() {
        return jdbc.sql(
                        "select body from mail_outbox where recipient = 'membre@reponses.test' and kind = 'decision-answer'")
                .query(String.class)
                .list();
    }

    @Test
    void remindersThatStopHalfWayGoOnAndWriteToNobodyTwice() {
        List<String> team = List.of("ana@rappels.test", "bea@rappels.test");
        List<Decision> taken = Stream.of("rappels.un", "rappels.deux")
                .map(id -> imported(id, PhaseKind.CONSTRUCTION))
                .map(id -> {
                    for (String member : team) teams.join(id, Trade.DEVELOPMENT, "Mo Membre", member, "", lead);
                    return decisions.decide(id.decidedAs(), wanted(Outcome.CONTINUE), lead);
                })
                .toList();
        LocalDate day = taken.get(0).answerBy();
        try (Halt halt = Halt.atLetter(jdbc, "bea@rappels.test", taken.get(1).path())) {
            assertThatThrownBy(() -> reminders.remind(day)).hasMessageContaining(halt.reason());
        }
        assertThat(reminded(taken.get(1))).as("the half of it is undone").isEmpty();
        reminders.remind(day);
        reminders.remind(day);
        for (Decision decision : taken) assertThat(reminded(decision)).containsExactlyInAnyOrderElementsOf(team);
    }

    private List<String> reminded(Decision decision) {
        return jdbc.sql("""
                        select recipient from mail_outbox
                        where kind = 'decision-answer' and body like '%' || :path || '%'
                        """)
                .param("path", decision.path() + "\n")
                .query(String.class)
                .list();
    }

    @Test
    void whoWritesADossierIsRemindedToo() {
        DossierRecord dossier = dossiers.submitted("rappel", "Rappel de réponse", lead);
        Decision decision = decisions.decide(dossier.subject().key(), wanted(Outcome.INVESTIGATE), lead);
        reminders.remind(decision.answerBy());
        assertThat(jdbc.sql(
                                "select count(*) from mail_outbox where recipient = 'rappel@porteuse.test' and kind = 'decision-answer'")
                        .query(Long.class)
                        .single())
                .isOne();
    }

    @Test
    void aStrangerDecidesNothingAndLearnsNothing() {
        ProductId id = imported("etrangers", PhaseKind.CONSTRUCTION);
        Decision decision = decisions.decide(id.decidedAs(), wanted(Outcome.CONTINUE), lead);
        Visit other = people.signedIn(
                people.someone("ailleurs@decision.test", "Ana Ailleurs", new Grant(Role.LEAD, "ailleurs")));
        assertThat(other.get(id.path() + "/decision").status()).isEqualTo(403);
        assertThat(other.get(decision.path()).status()).isEqualTo(404);
        assertThat(other.get("/api" + decision.path()).status()).isEqualTo(404);
        assertThat(other.get(decision.path() + "/correction").status()).isEqualTo(403);
        Visit staff = people.signedIn(people.someone(
                "equipe@decision.test",
                "Eli Équipe",
                new Grant(Role.STAFF, incubators.host().id().value())));
        assertThat(staff.get(id.path() + "/decision").status()).isEqualTo(403);
        assertThat(staff.get(decision.path()).status()).isEqualTo(200);
        assertThat(staff.get("/produits/inconnu.jamais/decision").status()).isEqualTo(404);
        assertThat(staff.get("/dossiers/x/decision").status()).isEqualTo(404);
    }

    @Test
    void theRegisterHoldsWhatWasStoppedBeforeAnyProduct() {
        DossierRecord dossier = dossiers.submitted("registre", "Carnet des ruches", lead);
        Decision decision = decisions.decide(dossier.subject().key(), wanted(Outcome.REDIRECT), lead);
        assertThat(people.visitor().get("/decisions?q=ruches").text()).doesNotContain("Carnet des ruches");
        decisions.publish(decision.id(), lead);
        assertThat(people.visitor().get("/decisions?q=RUCHES&issue=reorienter").text())
                .contains("Carnet des ruches", "Réorienter");
        assertThat(people.visitor().get(decision.path()).text())
                .contains("La région a un guichet pour cela.", "Une deuxième commune le confirme.");
        assertThat(people.visitor().get(decision.path()).html().select("main a[href^=/dossiers/]"))
                .as("the dossier itself stays private")
                .isEmpty();
        Visit applicant = people.signedIn(dossiers.applicant("registre"));
        Visit.Page redirected = applicant.get(dossier.path());
        assertThat(redirected.text()).contains("Réorienté", "Représenter ce dossier");
        Visit.Page again =
                applicant.form(redirected, dossier.path() + "/nouvelle-demande").send();
        assertThat(again.path()).matches("/dossiers/\\d+/fiche").isNotEqualTo(dossier.path() + "/fiche");
        assertThat(again.html().select("textarea[name=piste]").val()).startsWith("Un message qui part seul");
    }

    @Test
    void whoWritesABriefReadsWhatWasDecidedOnCloseProblemsOnceItIsPublic() {
        DossierRecord dossier = dossiers.submitted("anteriorite", "Les pigeonniers communaux débordent", lead);
        Decision decision = decisions.decide(dossier.subject().key(), wanted(Outcome.REDIRECT), lead);
        Visit writer = people.signedIn(dossiers.applicant("anteriorite"));
        String asked = "/problemes/proches?q=les+pigeonniers+des+communes+debordent";
        assertThat(writer.get(asked, "X-Fragment", "true").text()).doesNotContain("pigeonniers communaux");
        decisions.publish(decision.id(), lead);

        Element shown = writer.get(asked, "X-Fragment", "true")
                .html()
                .expectFirst("h2:contains(Déjà décidé sur des problèmes proches) + ul li");
        assertThat(shown.text())
                .contains("Les pigeonniers communaux débordent", "Réorienter", REASON)
                .contains("Ce qui changerait la réponse : Une deuxième commune le confirme.")
                .contains("pigeonniers");
        assertThat(shown.select("a").eachAttr("href")).containsOnly(decision.path());
        assertThat(people.visitor().get("/api" + asked).body())
                .contains("\"issue\":\"reorienter\"", "\"adresse\":\"" + decision.path() + "\"");
    }

    @Test
    void aDecisionIsFoundByTheSharedProblemThatItsDossierIsAboutInWordsOfItsOwn() {
        String words = "Les clés des gymnases se perdent chaque semaine entre associations";
        long problem = problems.published(words).value();
        DossierRecord dossier = dossiers.submitted("trousseau", "Trousseau numérique", lead);
        linked.link(dossier.id(), String.valueOf(problem), lead);
        Decision decision = decisions.decide(dossier.subject().key(), wanted(Outcome.STOP), lead);
        String asked = "/problemes/proches?q=les+cles+des+gymnases+se+perdent+entre+associations";
        assertThat(people.visitor().get(asked).text()).contains(words).doesNotContain("Trousseau numérique");
        decisions.publish(decision.id(), lead);
        assertThat(people.visitor().get(asked).text()).contains("Trousseau numérique", "Arrêter", REASON);
    }

    @Test
    void aCloseProductIsShownWithTheLastPublicDecisionOnIt() {
        ProductId id = SomeProduct.named("nichoirs.partages")
                .called("Nichoirs partagés")
                .mission("Prêter les nichoirs à mésanges entre communes forestières")
                .in(incubators.host().id())
                .since(PhaseKind.CONSTRUCTION, today.minusMonths(8))
                .storedIn(catalogue);
        Decision decision = decisions.decide(id.decidedAs(), wanted(Outcome.CONTINUE), lead);
        String asked = "/problemes/proches?q=preter+des+nichoirs+a+mesanges";
        assertThat(people.visitor().get(asked).text())
                .contains("Nichoirs partagés")
                .doesNotContain(REASON);
        decisions.publish(decision.id(), lead);
        Visit.Page page = people.visitor().get(asked);
        assertThat(page.text()).contains("Continuer, Nichoirs partagés", REASON);
        assertThat(page.html().select("main a[href=" + decision.path() + "]")).hasSize(1);
    }

    @Test
    void theDecisionsOnADossierAndOnItsProductAreOneLife() {
        DossierRecord dossier = dossiers.submitted("vie", "Registre des sources", lead);
        Decision first = decisions.decide(dossier.subject().key(), wanted(Outcome.INVESTIGATE), lead);
        Decision second = decisions.decide(dossier.subject().key(), wanted(Outcome.BUILD), lead);
        assertThat(second.subject().key().kind()).isEqualTo(ProductId.DECIDED_AS);
        assertThat(jdbc.sql(
                                "select kind from mail_outbox where recipient = 'vie@porteuse.test' and kind like '%decided'")
                        .query(String.class)
                        .list())
                .as("the applicant, who is in the team since, is told once of each")
                .containsExactly("dossier-decided", "dossier-decided");
        List<Long> both = List.of(first.id(), second.id());
        assertThat(decisions.about(dossier.subject().key()))
                .extracting(Decision::id)
                .isEqualTo(both);
        assertThat(decisions.about(new ProductId("registre.des.sources").decidedAs()))
                .extracting(Decision::id)
                .isEqualTo(both);
    }

    @Test
    void whatADecisionEndsIsFinishedOnceItsReportIsPublished() {
        ProductId id = imported("fin.suivie", PhaseKind.CONSTRUCTION);
        Decision decision = decisions.decide(id.decidedAs(), wanted(Outcome.STOP), lead);
        assertThat(people.signedIn(lead).get(decision.path()).text()).contains("Il reste à faire");
        Visit visit = people.signedIn(lead);
        String end = id.path() + "/fin";
        Visit.Page step = visit.get(end + "/quoi");
        assertThat(step.html().select("textarea[name=raison]").val()).isEqualTo(REASON);
        String text = "Ce qui est écrit ici suffit à la suite.";
        step = visit.form(step, end + "/quoi").send();
        step = visit.form(step, end + "/appris").with("appris", text).send();
        step = visit.form(step, end + "/donnees")
                .with("donnees", text)
                .with("code", text)
                .send();
        step = visit.form(step, end + "/usagers").with("usagers", text).send();
        visit.form(step, end + "/confirmation").with("accord", "oui").send();
        assertThat(visit.get(decision.path()).text())
                .contains("Le bilan est publié")
                .doesNotContain("Il reste à faire");
    }
}

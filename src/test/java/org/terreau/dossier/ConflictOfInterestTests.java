package org.terreau.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.terreau.brief.BriefTexts;
import org.terreau.decision.Decisions;
import org.terreau.decision.Outcome;
import org.terreau.decision.Wanted;
import org.terreau.exchange.Conversation;
import org.terreau.exchange.DossierTask;
import org.terreau.exchange.DossierTasks;
import org.terreau.identity.Accounts;
import org.terreau.identity.Actor;
import org.terreau.identity.Grant;
import org.terreau.identity.Role;
import org.terreau.incubator.Incubators;
import org.terreau.outreach.Requests;
import org.terreau.pipeline.Bulk;
import org.terreau.review.ConflictKind;
import org.terreau.review.Reviewers;
import org.terreau.shared.NotAllowed;
import org.terreau.shared.Refused;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.People;
import org.terreau.testing.Routes;
import org.terreau.testing.SubmittedDossiers;
import org.terreau.testing.Visit;
import org.terreau.web.OpenTo;

/** Whoever declared a conflict of interest on a dossier keeps no power over it. */
@ApplicationTest
class ConflictOfInterestTests {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String WHY = "Vous avez déclaré un conflit d’intérêts sur ce dossier";

    private final People people;
    private final SubmittedDossiers dossiers;
    private final Incubators incubators;
    private final Applications applications;
    private final DossierLife life;
    private final Reviewers reviewers;
    private final Decisions decisions;
    private final Conversation conversation;
    private final DossierTasks tasks;
    private final Bulk bulk;
    private final Routes routes;
    private final JdbcClient jdbc;

    ConflictOfInterestTests(
            People people,
            Requests requests,
            Applications applications,
            BriefTexts texts,
            Incubators incubators,
            DossierLife life,
            Reviewers reviewers,
            Decisions decisions,
            Conversation conversation,
            DossierTasks tasks,
            Bulk bulk,
            RequestMappingHandlerMapping requestMappingHandlerMapping,
            JdbcClient jdbc) {
        this.people = people;
        this.dossiers = new SubmittedDossiers(requests, applications, texts, people);
        this.incubators = incubators;
        this.applications = applications;
        this.life = life;
        this.reviewers = reviewers;
        this.decisions = decisions;
        this.conversation = conversation;
        this.tasks = tasks;
        this.bulk = bulk;
        this.routes = new Routes(requestMappingHandlerMapping, jdbc);
        this.jdbc = jdbc;
    }

    private Actor someone(String name, Role role) {
        return people.someone(
                name + "@ecart.test",
                name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1) + " Écarte",
                new Grant(role, incubators.host().id().value()));
    }

    /** Submitted, and followed by this person. */
    private DossierRecord followedBy(Actor coach, String name, Actor lead) {
        DossierRecord dossier = dossiers.submitted(name, "Rappels de " + name, lead);
        life.assign(dossier.id(), coach.id(), lead);
        return dossier;
    }

    private void declare(DossierRecord dossier, Actor who) {
        reviewers.declareConflict(dossier.subject(), ConflictKind.FAMILY, "", who);
    }

    private long letters(Actor to, String kind, DossierRecord dossier) {
        return jdbc.sql("""
                        select count(*) from mail_outbox
                        where recipient = :to and kind = :kind and body like '%' || :path || '/parcours%'
                        """)
                .param("to", to.email().value())
                .param("kind", kind)
                .param("path", dossier.path())
                .query(Long.class)
                .single();
    }

    private static boolean ofADossier(Routes.Route route) {
        return route.pattern().startsWith("/dossiers/{id}") || route.pattern().startsWith("/api/dossiers/{id");
    }

    @Test
    void everyRouteThatWritesOnADossierIsRefusedWithTheReasonAndSoAreThePagesOfTheStaff() {
        Actor lead = someone("lead-routes", Role.LEAD);
        Actor coach = someone("coach-routes", Role.COACH);
        DossierRecord dossier = followedBy(coach, "routes", lead);
        declare(dossier, coach);
        Visit visit = people.signedIn(coach);
        String token = visit.form(visit.get("/relecteurs/moi"), "/relecteurs/moi/themes")
                .value("_csrf");
        Map<String, String> done = new TreeMap<>();
        int tried = 0;
        for (Routes.Route route : routes.writing()) {
            if (!ofADossier(route)) continue;
            for (String address : routes.addressesUnder(route, dossier.id())) {
                tried++;
                Visit.Page answer =
                        visit.post(address, FORM, "_csrf=" + token + "&retour=Un+motif+assez+long+pour+passer");
                if (answer.status() != 403 || !answer.text().contains(WHY))
                    done.put(route.verb() + " " + address, "status " + answer.status());
            }
        }
        for (Routes.Route route : routes.reading()) {
            if (!ofADossier(route) || route.audience() != OpenTo.Audience.STAFF) continue;
            for (String address : routes.addressesUnder(route, dossier.id())) {
                tried++;
                int status = visit.get(address).status();
                if (status != 403) done.put(route.verb() + " " + address, "status " + status);
            }
        }
        assertThat(done).isEmpty();
        assertThat(tried).isGreaterThan(50);
        assertThat(applications.read(dossier.id(), lead).state()).isEqualTo(DossierState.SUBMITTED);
    }

    @Test
    void whatIsReadIsWhatSomebodyInvitedReads() {
        Actor lead = someone("lead-lit", Role.LEAD);
        Actor coach = someone("coach-lit", Role.COACH);
        DossierRecord dossier = followedBy(coach, "lit", lead);
        conversation.write(dossier.id(), "Une note que l’incubateur garde pour lui", true, List.of(), lead);
        conversation.write(dossier.id(), "Un message à tout le monde", false, List.of(), lead);
        tasks.add(
                dossier.id(),
                new DossierTask.Proposed(
                        "Une tâche que l’incubateur garde pour lui",
                        lead.id(),
                        tasks.today().plusDays(3),
                        true),
                lead);
        declare(dossier, coach);
        Visit visit = people.signedIn(coach);
        Visit.Page page = visit.get(dossier.path());
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains(WHY).doesNotContain("Instruction");
        assertThat(page.html().select("main form[method=post]")).isEmpty();
        Visit.Page messages = visit.get(dossier.path() + "/messages");
        assertThat(messages.text()).contains("Un message à tout le monde").doesNotContain("garde pour lui");
        for (String tab : List.of("/messages", "/documents", "/taches", "/personnes", "/parcours", "/versions"))
            assertThat(visit.get(dossier.path() + tab).html().select("main form[method=post]"))
                    .as(tab)
                    .isEmpty();
        for (String list : List.of("/taches?pour=tous&etat=toutes", "/api/taches?pour=tous&etat=toutes"))
            assertThat(visit.get(list).body()).as(list).doesNotContain("garde pour lui");
        assertThat(people.signedIn(lead).get("/taches?etat=toutes").text()).contains("garde pour lui");
        assertThat(visit.get("/dossiers").text()).contains("Rappels de lit");
    }

    @Test
    void whoeverFollowedTheDossierIsTakenOffItAndTheLeadsFindSomebodyElse() {
        Actor lead = someone("lead-remplace", Role.LEAD);
        Actor coach = someone("coach-remplace", Role.COACH);
        Actor other = someone("autre-remplace", Role.COACH);
        DossierRecord dossier = followedBy(coach, "remplace", lead);
        declare(dossier, coach);
        DossierPosition position = life.position(dossier.id()).orElseThrow();
        assertThat(position.assignee()).isNull();
        assertThat(letters(lead, "dossier-conflict", dossier)).isOne();
        assertThat(tasks.of(dossier.id(), lead))
                .filteredOn(DossierTask::internal)
                .singleElement()
                .satisfies(task -> assertThat(task.what()).contains("Confier le dossier", coach.name()));
        assertThatThrownBy(() -> life.assign(dossier.id(), coach.id(), lead)).isInstanceOf(Refused.class);
        assertThat(people.signedIn(lead)
                        .get(dossier.path() + "/parcours")
                        .html()
                        .select("option[value=" + coach.id() + "]"))
                .isEmpty();
        reviewers.liftConflict(dossier.subject(), coach.id(), lead);
        assertThat(applications.access(applications.read(dossier.id(), coach), coach))
                .isEqualTo(Access.STAFF);
        assertThat(toDo(dossier, lead)).as("nobody follows it yet").hasSize(1);
        life.assign(dossier.id(), null, lead);
        assertThat(toDo(dossier, lead)).as("given to nobody").hasSize(1);
        life.assign(dossier.id(), other.id(), lead);
        assertThat(life.position(dossier.id()).orElseThrow().assignee()).isEqualTo(other.id());
        assertThat(toDo(dossier, lead)).as("found").isEmpty();
        assertThat(tasks.of(dossier.id(), lead)).extracting(DossierTask::doneBy).containsExactly(lead.name());
    }

    private List<DossierTask> toDo(DossierRecord dossier, Actor reader) {
        return tasks.of(dossier.id(), reader).stream()
                .filter(task -> !task.done())
                .toList();
    }

    @Test
    void theConflictOfSomebodyWhoDoesNotFollowTheDossierTakesNobodyOffIt() {
        Actor lead = someone("lead-reste", Role.LEAD);
        Actor coach = someone("coach-reste", Role.COACH);
        DossierRecord dossier = followedBy(coach, "reste", lead);
        declare(dossier, someone("autre-reste", Role.STAFF));
        assertThat(life.position(dossier.id()).orElseThrow().assignee()).isEqualTo(coach.id());
        assertThat(letters(lead, "dossier-conflict", dossier)).isZero();
    }

    @Test
    void aLeadInConflictDecidesNothingAndAnotherOneDoes() {
        Actor lead = someone("lead-decide", Role.LEAD);
        Actor other = someone("autre-decide", Role.LEAD);
        DossierRecord dossier = followedBy(lead, "decide", lead);
        declare(dossier, lead);
        assertThat(applications.lead(applications.read(dossier.id(), lead), lead))
                .isFalse();
        assertThatThrownBy(() -> decisions.decide(dossier.subject().key(), stop(), lead))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> applications.giveBack(dossier.id(), "Un motif assez long pour passer", lead))
                .isInstanceOf(NotAllowed.class);
        decisions.decide(dossier.subject().key(), stop(), other);
        assertThat(applications.read(dossier.id(), other).state()).isEqualTo(DossierState.STOPPED);
    }

    private static Wanted stop() {
        return Wanted.of(Outcome.STOP, "Le problème n’est pas partagé par une autre commune.", null, null);
    }

    @Test
    void administratorsAreToldWhenNoLeadCanDecide() {
        Actor administrator = people.administrator();
        Actor lead = someone("lead-seul", Role.LEAD);
        DossierRecord dossier = followedBy(lead, "seul", lead);
        for (Accounts.Account other : applications.holding(dossier, Role.LEAD))
            if (!other.id().equals(lead.id()))
                declare(dossier, people.actor(other.email().value()));
        assertThat(letters(administrator, "dossier-conflict", dossier)).isZero();
        declare(dossier, lead);
        assertThat(letters(administrator, "dossier-conflict", dossier)).isOne();
    }

    @Test
    void nothingIsDoneToSeveralDossiersAtOnceByWhoeverIsInConflictOnThem() {
        Actor lead = someone("lead-lot", Role.LEAD);
        Actor coach = someone("coach-lot", Role.COACH);
        DossierRecord mine = followedBy(coach, "lot-ecarte", lead);
        DossierRecord others = dossiers.submitted("lot-libre", "Rappels libres", lead);
        declare(mine, coach);
        List<DossierId> both = List.of(mine.id(), others.id());
        assertThat(bulk.preview(both, Bulk.Action.ARCHIVE, coach))
                .extracting(Bulk.Line::problem)
                .containsExactly("pipeline.bulk.conflict", null);
        long done = bulk.run(both, new Bulk.Asked(Bulk.Action.ARCHIVE, null, "Plus personne ne répond"), coach);
        assertThat(bulk.read(done, coach).lines()).extracting(Bulk.Line::id).containsExactly(others.id());
        assertThat(applications.read(mine.id(), lead).state()).isEqualTo(DossierState.SUBMITTED);
        Bulk.Asked given = new Bulk.Asked(Bulk.Action.ASSIGN, coach.id(), "");
        assertThatThrownBy(() -> bulk.run(List.of(mine.id()), given, lead)).isInstanceOf(Refused.class);
    }

    @Test
    void whatWasDoneToSeveralBeforeTheConflictIsNotUndoneAfterIt() {
        Actor lead = someone("lead-defait", Role.LEAD);
        Actor coach = someone("coach-defait", Role.COACH);
        DossierRecord dossier = dossiers.submitted("defait", "Rappels à défaire", lead);
        long done = bulk.run(
                List.of(dossier.id()), new Bulk.Asked(Bulk.Action.ARCHIVE, null, "Plus personne ne répond"), coach);
        declare(dossier, coach);
        assertThat(bulk.undo(done, coach)).extracting(Bulk.Line::id).containsExactly(dossier.id());
        assertThat(applications.read(dossier.id(), lead).state()).isEqualTo(DossierState.ARCHIVED);
    }

    @Test
    void whoeverIsInConflictIsToldOfNoMessageAndAskedForNothing() {
        Actor lead = someone("lead-muet", Role.LEAD);
        Actor coach = someone("coach-muet", Role.COACH);
        DossierRecord dossier = followedBy(coach, "muet", lead);
        conversation.follow(dossier.id(), true, coach);
        declare(dossier, coach);
        conversation.write(dossier.id(), "Une note entre nous", true, List.of(), lead);
        assertThat(jdbc.sql("""
                                select count(*) from dossier_reader
                                where dossier_id = :id and account_id = :coach and waiting_since is not null
                                """)
                        .param("id", dossier.id().value())
                        .param("coach", coach.id().value())
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(tasks.candidates(applications.read(dossier.id(), lead))).doesNotContainKey(coach.id());
        assertThat(applications.setAsideFrom(coach.id())).isEqualTo(Set.of(dossier.id()));
    }

    @Test
    void somebodyInvitedToReadWithdrawsAndReopensNothing() {
        Actor lead = someone("lead-invite", Role.LEAD);
        DossierRecord dossier = dossiers.submitted("invite", "Rappels lus", lead);
        Visit applicant = people.signedIn(dossiers.applicant("invite"));
        applicant
                .form(applicant.get(dossier.path() + "/personnes"), dossier.path() + "/personnes")
                .with("courriel", "lectrice@ecart.test")
                .with("nom", "Lise Lit")
                .forged("acces", "lecture")
                .send();
        Actor reader = people.actor("lectrice@ecart.test");
        assertThatThrownBy(() -> life.withdraw(dossier.id(), "Je n’en ai pas le droit", reader))
                .isInstanceOf(NotAllowed.class);
        assertThat(people.signedIn(reader)
                        .get(dossier.path() + "/parcours")
                        .html()
                        .select("main form[method=post]"))
                .isEmpty();
    }
}

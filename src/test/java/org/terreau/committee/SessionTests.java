package org.terreau.committee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.brief.BriefTexts;
import org.terreau.decision.Condition;
import org.terreau.decision.Decision;
import org.terreau.decision.Decisions;
import org.terreau.decision.Outcome;
import org.terreau.decision.Wanted;
import org.terreau.dossier.Applications;
import org.terreau.dossier.DossierRecord;
import org.terreau.identity.Actor;
import org.terreau.identity.Grant;
import org.terreau.identity.Role;
import org.terreau.impact.Impact;
import org.terreau.impact.Measurements;
import org.terreau.incubator.Catalogue;
import org.terreau.incubator.IncubatorId;
import org.terreau.incubator.Incubators;
import org.terreau.incubator.WorkingDays;
import org.terreau.outreach.Requests;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Money;
import org.terreau.shared.Refused;
import org.terreau.team.Teams;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.Days;
import org.terreau.testing.People;
import org.terreau.testing.SubmittedDossiers;
import org.terreau.testing.Visit;
import org.terreau.web.PublicContent;

@ApplicationTest
class SessionTests {

    private static final String REASON = "Les communes qui l’utilisent en demandent la suite.";

    private final CommitteeFixtures fixtures;
    private final Impact impact;
    private final Committees committees;
    private final Sessions sessions;
    private final Sponsors sponsors;
    private final Decisions decisions;
    private final JdbcClient jdbc;
    private final People people;
    private final Days days;
    private final SubmittedDossiers dossiers;
    private final IncubatorId host;
    private final LocalDate today;

    SessionTests(
            ProductCatalogue catalogue,
            Catalogue organisations,
            Impact impact,
            Measurements measurements,
            Teams teams,
            PublicContent content,
            People people,
            Committees committees,
            Sessions sessions,
            Sponsors sponsors,
            Decisions decisions,
            JdbcClient jdbc,
            Days days,
            Incubators incubators,
            Requests requests,
            Applications applications,
            BriefTexts texts) {
        this.fixtures = new CommitteeFixtures(catalogue, organisations, impact, measurements, teams, content, people);
        this.impact = impact;
        this.committees = committees;
        this.sessions = sessions;
        this.sponsors = sponsors;
        this.decisions = decisions;
        this.jdbc = jdbc;
        this.people = people;
        this.days = days;
        this.host = incubators.host().id();
        this.dossiers = new SubmittedDossiers(requests, applications, texts, people);
        this.today = days.today();
    }

    private List<String> mails(String to, String kind) {
        return jdbc.sql("select body from mail_outbox where recipient = :to and kind = :kind order by id")
                .param("to", to)
                .param("kind", kind)
                .query(String.class)
                .list();
    }

    private static Wanted going(LocalDate on, LocalDate until) {
        return Wanted.of(Outcome.CONTINUE, REASON, Money.euros(120_000), until)
                .sitting(new Wanted.Sitting(on, "", "", null));
    }

    @Test
    void aSessionIsClosedOnceEachOfItsSubjectsHasItsOutcome() {
        LocalDate day = WorkingDays.onOrBefore(today.minusDays(40));
        ProductId one = fixtures.product("un@seances.test");
        ProductId other = fixtures.product("deux@seances.test");
        committees.met(one, day, fixtures.staff());
        committees.met(other, day, fixtures.staff());
        Visit lead = people.signedIn(fixtures.lead());
        String path = "/comites/seances/" + CommitteeFixtures.INCUBATOR.value() + "/" + day;
        Visit.Page page = lead.get(path);
        assertThat(page.text())
                .contains("De 14:00 à 15:40", "15 minutes de présentation", "2 sujets n’ont pas encore de décision")
                .contains("14:50");
        assertThat(page.html().select("form[action$=/cloture]")).isEmpty();
        assertThatThrownBy(() -> sessions.close(CommitteeFixtures.INCUBATOR, day, fixtures.lead()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("undecided");
        Visit.Page raised = lead.forms(page).stream()
                .filter(form -> form.action().endsWith("/ordre"))
                .findFirst()
                .orElseThrow()
                .send();
        assertThat(raised.html().select("table tbody tr").get(0).text()).contains(name(other));

        Visit.Page form = lead.get(other.path() + "/decision?comite=" + day);
        Visit.Page asked = lead.form(form, other.path() + "/decision")
                .with("decision", "continuer")
                .with("motif", REASON)
                .with("montant", "0")
                .with("echeance", today.plusMonths(5).toString())
                .send();
        Visit.Page decided = lead.form(asked, other.path() + "/decision")
                .forged("etape", "confirmer")
                .send();
        assertThat(decided.text()).contains("en comité", "Courriel envoyé à l’équipe et aux financeurs");
        assertThat(mails("deux@seances.test", "committee-decided"))
                .singleElement()
                .asString()
                .contains("Continuer", REASON);
        decisions.decide(one.decidedAs(), going(day, today.plusMonths(5)), fixtures.lead());

        Visit.Page ready = lead.get(path);
        Visit.Page otherTab = lead.get(path);
        Visit.Page closed = lead.form(ready, path + "/cloture").send();
        assertThat(closed.text()).contains("La séance est close", "Close");
        Visit.Page again = lead.form(otherTab, path + "/cloture").send();
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.text()).contains("Cette séance est close.");
        assertThatThrownBy(() -> sessions.close(CommitteeFixtures.INCUBATOR, day, fixtures.lead()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("committee.session.closed");
        assertThat(lead.get(path).html().select("main form")).isEmpty();
        assertThat(lead.bytes(path + ".pdf")).startsWith("%PDF".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        assertThat(lead.get("/api" + path).body()).contains("\"issue\":\"continuer\"");
    }

    private static String name(ProductId product) {
        return product.value();
    }

    @Test
    void aDossierIsPutOnTheAgendaAndFollowsASessionThatIsPostponed() {
        Actor staff = people.someone("agenda@seances.test", "Agathe Genda", new Grant(Role.STAFF, host.value()));
        DossierRecord dossier = dossiers.submitted("agenda", "Carnet des fossés", staff);
        LocalDate day = WorkingDays.onOrAfter(today.plusDays(45));
        Visit visit = people.signedIn(staff);
        String path = "/comites/seances/" + host.value() + "/" + day;
        String all = "/comites/seances";
        Visit.Page sunday = visit.form(visit.get(all), all)
                .with("sujet", dossier.subject().key().toString())
                .with("date", day.with(TemporalAdjusters.next(DayOfWeek.SUNDAY)).toString())
                .send();
        assertThat(sunday.errorOf("date")).contains("jour ouvré");
        Visit.Page opened = visit.form(sunday, all).with("date", day.toString()).send();
        assertThat(opened.path()).isEqualTo(path);
        assertThat(opened.text()).contains("Carnet des fossés", "dossier soumis, qui attend une décision");
        assertThat(visit.get("/comites/seances").html().select("a[href=" + path + "]"))
                .hasSize(1);
        Visit.Page hour = visit.form(visit.get(path), path + "/reglages")
                .with("heure", "09:30")
                .with("lieu", "Salle des Ormes")
                .send();
        assertThat(hour.text()).contains("De 09:30 à 10:20", "Salle des Ormes");
        String subject = dossier.subject().key().toString();
        long version = Long.parseLong(visit.form(hour, path + "/reglages").value("version"));
        sessions.remove(host, day, subject, version, staff);
        assertThat(visit.get(path).text()).doesNotContain("dossier soumis, qui attend une décision");
        sessions.putBack(List.of(host.value(), day.toString(), subject), staff);
        assertThat(visit.get(path).text()).contains("Carnet des fossés", "dossier soumis, qui attend une décision");

        LocalDate later = WorkingDays.plus(day, 4);
        Visit.Page wrong = visit.form(hour, path + "/report")
                .with("date", WorkingDays.onOrAfter(today.minusDays(20)).toString())
                .with("motif", "court")
                .send();
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.errorOf("date")).contains("un jour à venir");
        assertThat(wrong.errorOf("motif")).contains("10");
        Visit.Page moved = visit.form(wrong, path + "/report")
                .with("date", later.toString())
                .with("motif", "Le financeur n’est pas là ce jour.")
                .send();
        assertThat(moved.text()).contains("Le financeur n’est pas là ce jour", "prévenue");
        assertThat(mails("agenda@porteuse.test", "committee-postponed"))
                .singleElement()
                .asString()
                .contains("Le financeur n’est pas là ce jour");
        assertThat(visit.get(path).status()).isEqualTo(404);
        String then = "/comites/seances/" + host.value() + "/" + later;
        assertThat(visit.get(then).text()).contains("Carnet des fossés");

        Visit.Page given = visit.form(visit.get(then), then + "/report")
                .with("abandon", "oui")
                .with("motif", "Il n’y a plus rien à décider ce mois-ci.")
                .send();
        assertThat(given.text()).contains("annulé");
        assertThat(mails("agenda@porteuse.test", "committee-postponed")).hasSize(2);
    }

    @Test
    void aStrangerToTheIncubatorReadsNoSession() {
        ProductId product = fixtures.product("cache@seances.test");
        LocalDate day = WorkingDays.onOrAfter(today.plusDays(70));
        committees.set(product, day, "", fixtures.staff());
        String path = "/comites/seances/" + CommitteeFixtures.INCUBATOR.value() + "/" + day;
        assertThat(people.signedIn(fixtures.staff()).get(path).status()).isEqualTo(200);
        Visit other = people.signedIn(fixtures.leadElsewhere());
        assertThat(other.get(path).status()).isEqualTo(404);
        assertThat(other.get("/api" + path).status()).isEqualTo(404);
        assertThat(other.get(path + ".pdf").status()).isEqualTo(404);
    }

    @Test
    void whoIsToldOfADecisionReadsItBeforeEverybodyDoes() {
        ProductId product = fixtures.product("lecture@seances.test");
        Actor sponsor = people.someone("financeur@seances.test", "Fanny Nance");
        sponsors.declare(
                CommitteeFixtures.SPONSOR.value(),
                "",
                sponsor.name(),
                sponsor.email().value(),
                fixtures.staff());
        Decision decision = decisions.decide(
                product.decidedAs(),
                Wanted.of(Outcome.CONTINUE, REASON, Money.ZERO, today.plusMonths(5)),
                fixtures.lead());
        assertThat(mails("financeur@seances.test", "committee-decided"))
                .singleElement()
                .asString()
                .contains(decision.path());
        for (Actor reader :
                List.of(sponsor, fixtures.committeeMember(), fixtures.staff(), people.actor("lecture@seances.test")))
            assertThat(people.signedIn(reader).get(decision.path()).status())
                    .as(reader.name())
                    .isEqualTo(200);
        assertThat(people.signedIn(fixtures.stranger()).get(decision.path()).status())
                .isEqualTo(404);
        assertThat(people.signedIn(sponsor).get(decision.path()).html().select("main form"))
                .isEmpty();
        assertThat(people.visitor().get(decision.path()).path()).startsWith("/connexion");
    }

    @Test
    void aSponsorWhoLeftIsToldNothingMoreAndReadsNothingMore() {
        ProductId product = fixtures.product("parti@seances.test");
        Actor sponsor = people.someone("parti.financeur@seances.test", "Fanny Nance");
        String organisation = CommitteeFixtures.SPONSOR.value();
        sponsors.declare(organisation, "", sponsor.name(), sponsor.email().value(), fixtures.staff());
        long declared = jdbc.sql("select max(id) from sponsor_contact where account_id = :account")
                .param("account", sponsor.id().value())
                .query(Long.class)
                .single();
        sponsors.remove(organisation, declared, fixtures.staff());
        Decision decision = decisions.decide(
                product.decidedAs(),
                Wanted.of(Outcome.CONTINUE, REASON, Money.ZERO, today.plusMonths(5)),
                fixtures.lead());
        assertThat(mails(sponsor.email().value(), "committee-decided")).isEmpty();
        assertThat(mails("parti@seances.test", "committee-decided")).hasSize(1);
        assertThat(people.signedIn(sponsor).get(decision.path()).status()).isEqualTo(404);
    }

    @Test
    void aConditionWhoseIndicatorWasTakenOffIsToldByPeople() {
        ProductId product = fixtures.product("retire@seances.test");
        String code = fixtures.indicator(product, "Repas sauvés", "", "90", "120");
        LocalDate held = WorkingDays.onOrBefore(today.minusDays(55));
        LocalDate next = WorkingDays.onOrAfter(today.plusDays(25));
        committees.met(product, held, fixtures.staff());
        Decision decision = decisions.decide(
                product.decidedAs(),
                going(held, today.plusMonths(3))
                        .sitting(new Wanted.Sitting(held, "", "", next))
                        .asking(new Wanted.Asked(
                                "Cent repas sont sauvés chaque mois.",
                                Condition.Owner.TEAM,
                                today.minusDays(5),
                                code,
                                new BigDecimal("100"))),
                fixtures.lead());
        impact.archive(product, code, fixtures.staff());
        Visit team = people.signedIn(people.actor("retire@seances.test"));
        assertThat(team.get(decision.path()).text()).contains("Repas sauvés", "n’est plus suivi");
        assertThat(firstPage(team, product, next))
                .contains("Cent repas sont sauvés chaque mois.", "On ne sait pas")
                .containsPattern("100\\hrepas ou plus");
        team.form(team.get(decision.path()), decision.path() + "/conditions/1")
                .with("etat-1", "tenue")
                .with("suivi-1", "Les cuisines l’ont compté à la main.")
                .send();
        assertThat(firstPage(team, product, next)).contains("Oui", "Les cuisines l’ont compté à la main.");
    }

    private String firstPage(Visit reader, ProductId product, LocalDate day) {
        return reader.get(Committee.path(product, day))
                .html()
                .select("section:contains(L’essentiel en une page)")
                .text();
    }

    @Test
    void theNextCommitteeOpensOnTheConditionsOfTheLastDecision() {
        ProductId product = fixtures.product("suite@seances.test");
        String code = fixtures.indicator(product, "Repas sauvés", "", "90", "120");
        LocalDate held = WorkingDays.onOrBefore(today.minusDays(55));
        committees.met(product, held, fixtures.staff());
        LocalDate next = WorkingDays.onOrAfter(today.plusDays(25));
        Decision decision = decisions.decide(
                product.decidedAs(),
                going(held, today.plusMonths(3))
                        .sitting(new Wanted.Sitting(held, "La coach", "", next))
                        .asking(
                                new Wanted.Asked(
                                        "Cent repas sont sauvés chaque mois.",
                                        Condition.Owner.TEAM,
                                        today.minusDays(5),
                                        code,
                                        new BigDecimal("100")),
                                new Wanted.Asked(
                                        "La région délibère sur la suite.",
                                        Condition.Owner.CARRIER,
                                        today.minusDays(2),
                                        "",
                                        null)),
                fixtures.lead());
        assertThat(people.signedIn(fixtures.lead()).get(decision.path()).text())
                .contains("Le prochain comité est fixé au", "Le seuil est atteint")
                .containsPattern("Dernière valeur : 120\\hrepas");
        Visit team = people.signedIn(people.actor("suite@seances.test"));
        assertThat(team.get("/mes-produits").text()).contains("2 conditions du comité arrivent à leur date");
        Visit.Page pack = team.get(Committee.path(product, next));
        assertThat(pack.html()
                        .select("section:contains(L’essentiel en une page)")
                        .text())
                .contains("Cent repas sont sauvés chaque mois.", "La région délibère sur la suite.")
                .containsPattern("100\\hrepas ou plus")
                .containsPattern("120\\hrepas, .* Oui");

        team.form(team.get(decision.path()), decision.path() + "/conditions/2")
                .with("etat-2", "partielle")
                .with("suivi-2", "La région délibère en janvier, un mois plus tard.")
                .send();
        assertThat(team.get(Committee.path(product, next))
                        .html()
                        .select("section:contains(L’essentiel en une page)")
                        .text())
                .contains("En partie", "La région délibère en janvier");
        assertThat(team.form(team.get(decision.path()), decision.path() + "/reponse")
                        .with("reponse", "L’équipe prend acte et commence par la formation.")
                        .send()
                        .text())
                .contains("La réponse est publiée");
    }
}

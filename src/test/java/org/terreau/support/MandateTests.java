package org.terreau.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.identity.AccountId;
import org.terreau.identity.Accounts;
import org.terreau.identity.Actor;
import org.terreau.identity.Grant;
import org.terreau.identity.OwnData;
import org.terreau.identity.Role;
import org.terreau.incubator.IncubatorId;
import org.terreau.mail.OutboxReader;
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
import org.terreau.testing.Visit;

@ApplicationTest
class MandateTests {

    private final Mandates mandates;
    private final CoachLoads loads;
    private final SupportRetention retention;
    private final Accounts accounts;
    private final ProductCatalogue products;
    private final Teams teams;
    private final OwnData ownData;
    private final OutboxReader outbox;
    private final JdbcClient jdbc;
    private final People people;
    private final Days days;

    MandateTests(
            Mandates mandates,
            CoachLoads loads,
            SupportRetention retention,
            Accounts accounts,
            ProductCatalogue products,
            Teams teams,
            OwnData ownData,
            OutboxReader outbox,
            JdbcClient jdbc,
            People people,
            Days days) {
        this.mandates = mandates;
        this.loads = loads;
        this.retention = retention;
        this.accounts = accounts;
        this.products = products;
        this.teams = teams;
        this.ownData = ownData;
        this.outbox = outbox;
        this.jdbc = jdbc;
        this.people = people;
        this.days = days;
    }

    private Actor worker(Role role, String name, String incubator) {
        return people.someone(
                name.toLowerCase(java.util.Locale.ROOT) + "@" + incubator + ".test",
                name + " Aide",
                new Grant(role, incubator));
    }

    private Actor lead(String incubator) {
        return worker(Role.LEAD, "Lise", incubator);
    }

    private Actor coach(String incubator) {
        return worker(Role.COACH, "Ines", incubator);
    }

    private ProductId product(String id, String incubator) {
        people.incubator(incubator);
        ProductId product = SomeProduct.named(id)
                .in(incubator)
                .since(PhaseKind.INVESTIGATION, days.today().minusDays(40))
                .storedIn(products);
        if (teams.members(product).isEmpty())
            teams.join(product, Trade.INTRAPRENEUR, "Mo Membre", "membre@" + id + ".test", "", lead(incubator));
        return product;
    }

    private Mandate given(ProductId product, String incubator, Actor coach, String total) {
        return mandates.give(
                product,
                new MandateTyped(
                        coach.id(),
                        null,
                        days.today().minusDays(40),
                        days.today().plusDays(60),
                        total,
                        "",
                        new Mandate.Questions("Elle décide.", "Un comité tenu.", "Elle forme.", "Deux heures.")),
                lead(incubator));
    }

    private Visit.Form giving(Visit lead, ProductId product, Actor coach) {
        String path = product.path() + "/appui/mandat";
        return lead.form(lead.get(path), path)
                .with("coach", coach.id().toString())
                .with("fin", days.today().plusWeeks(9).toString())
                .with("jours", "20")
                .with("differera", "L’équipe sait à qui elle parle.")
                .with("succes", "Vingt entretiens racontés.")
                .with("excellence", "Elle en forme une autre.")
                .with("besoins", "Une demi-journée par semaine.");
    }

    private static Visit.Form logging(Visit coach, String path, LocalDate on) {
        return coach.form(coach.get(path), path + "/seances")
                .with("jour", on.toString())
                .with("duree", "0.5")
                .with("genre", "accompagnement")
                .with("fait", "Trois entretiens relus.")
                .with("suivant", "La maire mardi.");
    }

    private List<String> kinds(String to) {
        return outbox.entries(to, 1).items().stream()
                .map(OutboxReader.Entry::kind)
                .toList();
    }

    @Test
    void aMandateIsGivenLoggedALineASessionRenewedEndedAndReported() {
        ProductId product = product("mandat.vie", "mandat.vie");
        Visit lead = people.signedIn(lead("mandat.vie"));
        Actor ines = coach("mandat.vie");
        Visit coach = people.signedIn(ines);
        Visit team = people.signedIn(people.actor("membre@mandat.vie.test"));

        Visit.Page given = giving(lead, product, ines)
                .with("debut", days.today().minusDays(2).toString())
                .send();
        assertThat(given.text())
                .contains("Le mandat est donné", "Vingt entretiens racontés.", "0 jours sur 20", "Ines Aide");
        assertThat(kinds("ines@mandat.vie.test")).contains("support-mandate");
        assertThat(kinds("membre@mandat.vie.test")).contains("support-coach");
        String path = given.path();

        String week = "/appui/ma-semaine";
        Visit.Page logged = coach.form(coach.get(week), week)
                .with("mandat", path.replaceAll(".*/", ""))
                .with("duree", "0.5")
                .with("genre", "atelier")
                .with("fait", "Deux hypothèses écrites.")
                .send();
        assertThat(logged.text()).contains("La séance est notée.", "0,5 jours sur 20");
        logging(coach, path, days.today().minusDays(1)).send();
        assertThat(team.get(path).text()).contains("Deux hypothèses écrites.", "La maire mardi.");
        assertThat(team.get(product.path() + "/appui").text()).contains("Accompagnement par Ines Aide");

        coach.form(coach.get(path), path + "/renouvellement")
                .with("jours", "18")
                .send();
        Visit.Page ended = coach.form(coach.get(path), path + "/fin")
                .with("suites", "L’équipe mène ses entretiens seule.")
                .send();
        assertThat(ended.text()).contains("Le mandat est terminé", "L’équipe mène ses entretiens seule.", "18 jours");

        Visit.Page again = coach.form(coach.get(path), path + "/fin/retrait").send();
        assertThat(again.text()).contains("Le mandat reprend").doesNotContain("L’équipe mène ses entretiens seule.");
        assertThat(again.text()).contains("Deux hypothèses écrites.");
        coach.form(again, path + "/fin")
                .with("suites", "L’équipe mène ses entretiens seule.")
                .send();
        Visit.Form tooLate = coach.form(coach.get(path), path + "/fin/retrait");

        Visit.Form report = coach.form(coach.get(path + "/bilan"), path + "/bilan");
        Visit.Page lacking =
                report.with("avant-tester", "1").with("apres-tester", "3").send();
        assertThat(lacking.status()).isEqualTo(422);
        assertThat(lacking.errorOf("reste")).contains("Dites ce qui reste");
        coach.form(lacking, path + "/bilan")
                .with("reste", "Financer la suite.")
                .with("conseil", "arreter")
                .send();
        assertThat(team.get(path + "/bilan").text())
                .contains("Tester 1 3", "Financer la suite.", "Arrêter l’accompagnement");
        Visit.Page refused = tooLate.send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("tant que son bilan n’est pas écrit");
    }

    /** The report is the team's, the coach's and the lead's: neither a colleague nor another incubator reads it. */
    @Test
    void aReportIsReadByTheTeamTheCoachAndTheLeadAlone() {
        ProductId product = product("mandat.prive", "mandat.prive");
        Mandate mandate = given(product, "mandat.prive", coach("mandat.prive"), "10");
        Visit staff = people.signedIn(worker(Role.STAFF, "Sam", "mandat.prive"));
        product("mandat.voisin", "mandat.voisin");
        Visit stranger = people.signedIn(lead("mandat.voisin"));

        assertThat(staff.get(mandate.path()).status()).isEqualTo(200);
        assertThat(staff.get(mandate.path() + "/bilan").status()).isEqualTo(404);
        for (Actor actor :
                List.of(lead("mandat.prive"), coach("mandat.prive"), people.actor("membre@mandat.prive.test")))
            assertThat(people.signedIn(actor).get(mandate.path() + "/bilan").status())
                    .isEqualTo(200);
        assertThat(stranger.get(mandate.path()).status()).isEqualTo(404);
        assertThat(stranger.get(product.path() + "/appui/mandat").status()).isEqualTo(403);
        assertThat(stranger.get("/appui/mandats?etat=tous").text()).doesNotContain("mandat.prive");
        assertThat(stranger.get("/api/appui/equite").body()).doesNotContain("mandat.prive");
        assertThat(staff.get("/appui/charge").status()).isEqualTo(403);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
            duree | 0,3        | par quarts de jour
            duree | 1.25       | par quarts de jour
            jour  | 2020-01-01 | avant le début du mandat
            jour  | 2999-01-01 | aujourd’hui au plus tard
            jour  | bientôt    | aujourd’hui au plus tard
            genre | autre      | Choisissez un genre
            fait  |            | Dites ce qui a été fait
            """)
    void aSessionThatCannotBeIsRefusedBesideItsField(String field, String typed, String told) {
        ProductId product = product("mandat.champs", "mandat.champs");
        Actor ines = coach("mandat.champs");
        List<Mandates.Line> known = mandates.of(product, ines);
        Mandate mandate = known.isEmpty()
                ? given(product, "mandat.champs", ines, "10")
                : known.get(0).mandate();

        Visit.Page refused = logging(people.signedIn(ines), mandate.path(), days.today())
                .forged(field, typed == null ? "" : typed)
                .send();

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errorOf(field)).contains(told);
        assertThat(jdbc.sql("select count(*) from support_session where mandate_id = :id")
                        .param("id", mandate.id())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aDayHoldsOneDayOfSessionsAndAMistakeIsTakenBack() {
        ProductId product = product("mandat.jour", "mandat.jour");
        Actor ines = coach("mandat.jour");
        String path = given(product, "mandat.jour", ines, "10").path();
        Visit coach = people.signedIn(ines);
        logging(coach, path, days.today()).with("duree", "0.75").send();

        assertThat(logging(coach, path, days.today()).send().errorOf("duree")).contains("plus d’un jour");
        Visit.Form removal = coach.forms(coach.get(path)).stream()
                .filter(form -> form.action().endsWith("/retrait"))
                .findFirst()
                .orElseThrow();
        Visit.Page removed = removal.send();
        assertThat(removed.text()).contains("La séance est retirée.", "Aucune séance n’est notée.");
        assertThat(coach.undo(removed).text())
                .contains("C’est remis comme avant.")
                .doesNotContain("Aucune séance n’est notée.");
    }

    @Test
    void pastTheNormOfThePhaseOneSaysWhy() {
        ProductId product = product("mandat.norme", "mandat.norme");
        Visit lead = people.signedIn(lead("mandat.norme"));
        Actor ines = coach("mandat.norme");

        Visit.Page refused = giving(lead, product, ines).with("jours", "30").send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errorOf("justification")).contains("plus que les 20 jours de la phase");
        String path = product.path() + "/appui/mandat";
        assertThat(lead.form(refused, path).value("succes")).isEqualTo("Vingt entretiens racontés.");
        Mandate mandate = given(product, "mandat.norme", ines, "20");
        for (int at = 1; at <= 20; at++)
            mandates.log(
                    mandate.id(),
                    new SessionTyped(days.today().minusDays(at), "1", "accompagnement", "Une journée.", ""),
                    ines);

        Visit coach = people.signedIn(ines);
        assertThat(coach.get(mandate.path()).text()).contains("20 jours sur 20 (100 %)", "Norme atteinte");
        assertThat(logging(coach, mandate.path(), days.today()).send().errorOf("duree"))
                .contains("prolongez d’abord le mandat");
        coach.form(coach.get(mandate.path()), mandate.path() + "/renouvellement")
                .with("jours", "24")
                .with("justification", "Le comité est reporté d’un mois.")
                .send();
        assertThat(logging(coach, mandate.path(), days.today()).send().text()).contains("La séance est notée.");
    }

    /** Two coaches: the same twice, or one who coaches it already. */
    @Test
    void aProductHasEachCoachOnce() {
        ProductId product = product("mandat.deux", "mandat.deux");
        Visit lead = people.signedIn(lead("mandat.deux"));
        Actor ines = coach("mandat.deux");

        assertThat(giving(lead, product, ines)
                        .with("second", ines.id().toString())
                        .send()
                        .errorOf("second"))
                .contains("C’est la même personne");
        giving(lead, product, ines).send();
        Visit.Form again = giving(lead, product, ines).with("besoins", "Une journée par semaine.");
        assertThat(again.send().errorOf("coach")).contains("accompagne déjà ce produit");
    }

    @Test
    void aProductThatStoppedIsNeitherCoachedNorHelped() {
        product("mandat.fini", "mandat.fini");
        ProductId ended = SomeProduct.named("mandat.arrete")
                .in("mandat.fini")
                .since(PhaseKind.CONSTRUCTION, days.today().minusYears(2))
                .then(PhaseKind.ABANDONED, days.today().minusDays(30))
                .storedIn(products);
        Visit lead = people.signedIn(lead("mandat.fini"));

        Visit.Page refused = giving(lead, ended, coach("mandat.fini")).send();

        assertThat(refused.status()).isEqualTo(422);
        assertThat(mandates.of(ended, lead("mandat.fini"))).isEmpty();
        assertThat(lead.get("/appui/equite").text()).doesNotContain("mandat.arrete");
    }

    @Test
    void ofTwoWhoChangeAMandateAtOnceTheSecondIsTold() {
        ProductId product = product("mandat.version", "mandat.version");
        Actor ines = coach("mandat.version");
        String path = given(product, "mandat.version", ines, "10").path();
        Visit coach = people.signedIn(ines);
        Visit.Form first = coach.form(coach.get(path), path + "/renouvellement").with("jours", "12");
        Visit.Form second =
                coach.form(coach.get(path), path + "/renouvellement").with("jours", "14");
        first.send();

        Visit.Page stale = second.send();

        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.text()).contains("Quelqu’un d’autre a changé ce mandat");
    }

    @Test
    void whoCanTakeTwentyDaysInNineWeeksIsSaidByTheLoadOfEach() {
        ProductId product = product("mandat.charge", "mandat.charge");
        Actor busy = coach("mandat.charge");
        worker(Role.COACH, "Zoe", "mandat.charge");
        given(product, "mandat.charge", busy, "20");
        Visit lead = people.signedIn(lead("mandat.charge"));
        String charge = "/appui/charge";
        lead.form(lead.get(charge), charge + "/capacite")
                .with("coach", busy.id().toString())
                .with("par-semaine", "2")
                .send();

        Visit.Page answer =
                lead.get(charge + "?jours=20&semaines=9&debut=" + days.today().plusDays(1));

        assertThat(answer.text()).contains("Zoe Aide : peut le prendre", "Ines Aide : ne peut pas");
        assertThat(lead.get(charge + "?jours=beaucoup&semaines=9&debut=2027-01-04")
                        .errorOf("jours"))
                .contains("par quarts");
        assertThat(lead.get("/appui/charge.csv").body()).contains("Ines Aide");
        IncubatorId incubator = new IncubatorId("mandat.charge");
        assertThat(loads.who(
                        incubator,
                        new CoachLoads.Question(
                                new BigDecimal("20"), 9, days.today().plusDays(1)),
                        lead("mandat.charge")))
                .extracting(CoachLoads.Candidate::name)
                .startsWith("Zoe Aide");
    }

    /** A coach leaves: everything is given to others at once, or nothing is. */
    @Test
    void theMandatesOfACoachWhoLeavesAreGivenAtOnce() {
        ProductId one = product("mandat.releve.un", "mandat.releve");
        ProductId two = product("mandat.releve.deux", "mandat.releve");
        Actor leaving = coach("mandat.releve");
        Actor staying = worker(Role.COACH, "Zoe", "mandat.releve");
        Mandate first = given(one, "mandat.releve", leaving, "10");
        Mandate second = given(two, "mandat.releve", leaving, "10");
        accounts.revoke(leaving.id(), new Grant(Role.COACH, "mandat.releve"), null);
        Visit lead = people.signedIn(lead("mandat.releve"));
        String charge = "/appui/charge";

        Visit.Page page = lead.get(charge);
        assertThat(page.text()).contains("2 mandats sont à confier à quelqu’un", "Jusqu’ici : Ines Aide");
        Visit.Page half = lead.form(page, charge + "/releve")
                .with("releve-" + first.id(), staying.id().toString())
                .send();
        assertThat(half.status()).isEqualTo(422);
        assertThat(coachOf(first)).isEqualTo(leaving.id());
        assertThat(lead.form(half, charge + "/releve")
                        .with("releve-" + second.id(), staying.id().toString())
                        .send()
                        .text())
                .contains("2 mandats confiés");

        assertThat(coachOf(first)).isEqualTo(staying.id());
        assertThat(coachOf(second)).isEqualTo(staying.id());
        assertThat(kinds("zoe@mandat.releve.test")).contains("support-mandate");
    }

    @Test
    void theMandatesThatNobodyKeepsAreGivenAPageAtATime() {
        people.incubator("mandat.page");
        Actor leaving = coach("mandat.page");
        Actor staying = worker(Role.COACH, "Zoe", "mandat.page");
        for (int number = 1; number <= 21; number++) {
            ProductId product = SomeProduct.named("mandat.page." + number)
                    .in("mandat.page")
                    .since(PhaseKind.INVESTIGATION, days.today().minusDays(40))
                    .storedIn(products);
            given(product, "mandat.page", leaving, "10");
        }
        accounts.revoke(leaving.id(), new Grant(Role.COACH, "mandat.page"), null);
        Visit lead = people.signedIn(lead("mandat.page"));

        Visit.Page last = lead.get("/appui/charge?page=2");
        assertThat(last.text()).contains("21 mandats sont à confier à quelqu’un");
        String field = last.html().select("select[name^=releve-]").attr("name");
        assertThat(last.html().select("select[name^=releve-]")).hasSize(1);
        assertThat(lead.form(last, "/appui/charge/releve")
                        .with(field, staying.id().toString())
                        .send()
                        .text())
                .contains("20 mandats sont à confier à quelqu’un");
    }

    /** The day on which the standards were read through counts however long ago, the days that it took do not. */
    @Test
    void ofWhatWasLoggedBeforeTheHalfYearTheLastDayAloneIsKnown() {
        people.incubator("mandat.longtemps");
        ProductId product = SomeProduct.named("mandat.longtemps")
                .in("mandat.longtemps")
                .since(PhaseKind.ACCELERATION, days.today().minusDays(400))
                .storedIn(products);
        Actor ines = coach("mandat.longtemps");
        Mandate mandate = given(product, "mandat.longtemps", ines, "10");
        jdbc.sql("update support_mandate set from_on = :on where id = :id")
                .param("on", days.today().minusDays(500))
                .param("id", mandate.id())
                .update();
        log(mandate, 300, "0.5", SessionKind.STANDARDS);
        log(mandate, 200, "1", SessionKind.COACHING);
        log(mandate, 59, "1", SessionKind.COACHING);
        log(mandate, 10, "0.5", SessionKind.COACHING);

        MandateWatch watch = mandates.of(product, ines).get(0).watch();

        assertThat(watch.used()).isEqualByComparingTo("0.5");
        assertThat(watch.signals())
                .doesNotContain(MandateWatch.Signal.STANDARDS, MandateWatch.Signal.IDLE)
                .doesNotContain(MandateWatch.Signal.PACE);
        jdbc.sql("delete from support_session where mandate_id = :id and kind = 'standards'")
                .param("id", mandate.id())
                .update();
        assertThat(mandates.of(product, ines).get(0).watch().signals()).contains(MandateWatch.Signal.STANDARDS);
    }

    private void log(Mandate mandate, int ago, String spent, SessionKind kind) {
        jdbc.sql("""
                        insert into support_session (mandate_id, held_on, days, kind, what, logged_at)
                        values (:mandate, :on, cast(:days as numeric), :kind, 'Une séance.', now())
                        """)
                .param("mandate", mandate.id())
                .param("on", days.today().minusDays(ago))
                .param("days", spent)
                .param("kind", kind.code())
                .update();
    }

    private AccountId coachOf(Mandate mandate) {
        return new AccountId(jdbc.sql("select coach from support_mandate where id = :id")
                .param("id", mandate.id())
                .query(Long.class)
                .single());
    }

    @Test
    void productsThatWereNeverHelpedComeFirst() {
        ProductId helped = product("mandat.equite.aide", "mandat.equite");
        product("mandat.equite.jamais", "mandat.equite");
        Actor ines = coach("mandat.equite");
        Mandate mandate = given(helped, "mandat.equite", ines, "10");
        mandates.log(mandate.id(), new SessionTyped(days.today(), "1", "atelier", "Un atelier.", ""), ines);

        Visit.Page page = people.signedIn(ines).get("/appui/equite");

        assertThat(page.html().select("tbody th").eachText())
                .containsExactly("Produit mandat.equite.jamais", "Produit mandat.equite.aide");
        assertThat(page.text()).contains("Investigation : 1 sur 2 aidés depuis douze mois");
    }

    @Test
    void silenceIsToldToTheCoachAndTheListTakesAFewStatements() {
        ProductId product = product("mandat.silence", "mandat.silence");
        Actor ines = coach("mandat.silence");
        given(product, "mandat.silence", ines, "10");
        Visit coach = people.signedIn(ines);

        assertThat(coach.get("/").text()).contains("Noter une séance", "Aucune n’est notée depuis trois semaines.");
        assertThat(Statements.during(() -> coach.get("/appui/mandats"))).isLessThan(25);
        assertThat(coach.get("/appui/mandats.csv").body()).contains("mandat.silence", "sans-seance");
    }

    @Test
    void whoCoachesIsForgottenOnRequestAndWhatWasWrittenTwoYearsAfterTheEnd() {
        ProductId product = product("mandat.oubli", "mandat.oubli");
        Actor ines = coach("mandat.oubli");
        Mandate mandate = given(product, "mandat.oubli", ines, "10");
        mandates.log(mandate.id(), new SessionTyped(days.today(), "1", "atelier", "Un mot gardé.", ""), ines);
        assertThat(ownData.held(ownData.person(new EmailAddress("ines@mandat.oubli.test")))
                        .toString())
                .contains("mandat.oubli", "Un mot gardé.");
        mandates.end(mandate.id(), "Rien.", mandate.version(), ines);

        days.on(days.today().plusYears(3), retention::run);

        assertThat(jdbc.sql("""
                        select coalesce(m.coach, 0) || m.different || s.what || s.days
                        from support_mandate m join support_session s on s.mandate_id = m.id where m.id = :id
                        """)
                        .params(Map.of("id", mandate.id()))
                        .query(String.class)
                        .single())
                .isEqualTo("01.00");
    }
}

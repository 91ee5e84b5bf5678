package org.terreau.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.brief.BriefTexts;
import org.terreau.dossier.Applications;
import org.terreau.dossier.DossierId;
import org.terreau.dossier.DossierLife;
import org.terreau.dossier.DossierRecord;
import org.terreau.dossier.DossierState;
import org.terreau.identity.AccountId;
import org.terreau.identity.Actor;
import org.terreau.identity.Grant;
import org.terreau.identity.Role;
import org.terreau.incubator.Absences;
import org.terreau.incubator.Incubators;
import org.terreau.outreach.Requests;
import org.terreau.shared.Refused;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.People;
import org.terreau.testing.Present;
import org.terreau.testing.Statements;
import org.terreau.testing.SubmittedDossiers;
import org.terreau.testing.Visit;

@ApplicationTest
class BoardTests {

    private final People people;
    private final SubmittedDossiers dossiers;
    private final Applications applications;
    private final DossierLife life;
    private final Bulk bulk;
    private final Absences absences;
    private final Incubators incubators;
    private final JdbcClient jdbc;

    BoardTests(
            People people,
            Requests requests,
            Applications applications,
            BriefTexts texts,
            DossierLife life,
            Bulk bulk,
            Absences absences,
            Incubators incubators,
            JdbcClient jdbc) {
        this.people = people;
        this.dossiers = new SubmittedDossiers(requests, applications, texts, people);
        this.applications = applications;
        this.life = life;
        this.bulk = bulk;
        this.absences = absences;
        this.incubators = incubators;
        this.jdbc = jdbc;
    }

    private Actor staff(String name) {
        return people.someone(
                name + "@tableau.test",
                "Staff " + name,
                new Grant(Role.STAFF, incubators.host().id().value()));
    }

    private String lastMail(String to, String kind) {
        return jdbc.sql(
                        "select subject || ' ' || body from mail_outbox where recipient = :to and kind = :kind order by id desc limit 1")
                .param("to", to)
                .param("kind", kind)
                .query(String.class)
                .optional()
                .orElse("");
    }

    private void since(DossierId id, int days) {
        jdbc.sql("update dossier set step_since = " + Present.SQL + " - make_interval(days => :days) where id = :id")
                .param("days", days)
                .param("id", id.value())
                .update();
    }

    @Test
    void theBoardShowsStepsAgesAndBottlenecksAndKeepsItsFiltersInTheAddress() {
        Actor staff = staff("colonnes");
        DossierRecord old = dossiers.submitted("colonnes", "Élagage d’hiver", staff);
        since(old.id(), 25);
        life.tag(old.id(), List.of("ecologie", "inconnu"), staff);
        DossierId fresh = dossiers.opened("colonnes-neuf", staff);
        Visit visit = people.signedIn(staff);
        Visit.Page board = visit.get("/dossiers/tableau");
        assertThat(board.text())
                .contains("Demandes à traiter", "Soumis, à relire", "En relecture", "En attente de décision")
                .contains("depuis 10 jours ou plus")
                .contains("Depuis 25 jours · en retard")
                .contains("Écologie");
        assertThat(titles(visit, "q=elagage+hiver")).containsExactly("Élagage d’hiver");
        assertThat(titles(visit, "theme=ecologie&responsable=moi")).containsExactly("Élagage d’hiver");
        assertThat(titles(visit, "departement=29&responsable=moi")).containsExactly("Élagage d’hiver");
        assertThat(titles(visit, "departement=35&responsable=moi")).isEmpty();
        assertThat(titles(visit, "age=15&responsable=moi")).containsExactly("Élagage d’hiver");
        assertThat(titles(visit, "etape=brouillon&responsable=" + staff.id())).containsExactly("Dossier sans titre");
        life.assign(fresh, null, staff);
        assertThat(titles(visit, "etape=brouillon&responsable=personne&q=colonnes"))
                .hasSize(1);
        assertThat(visit.get("/dossiers/tableau?vue=liste&q=introuvable").text())
                .contains("Aucun dossier ne répond à ces critères");
        assertThat(visit.get("/dossiers/tableau?q=elagage&etape=soumis")
                        .html()
                        .select("a[href*=tableau.xlsx]")
                        .attr("href"))
                .contains("q=elagage&etape=soumis");
        assertThat(visit.get("/dossiers/tableau.csv?q=elagage").body())
                .contains("Élagage d’hiver;Syndicat colonnes;soumis;")
                .contains(";25;en retard;Staff colonnes;ecologie;0;0;;");
        assertThat(visit.get("/api/dossiers/tableau?q=elagage").body())
                .contains("\"etape\":\"soumis\"")
                .contains("\"themes\":[\"ecologie\"]");
        assertThat(visit.get("/dossiers/tableau.xlsx?q=elagage").header("Content-Type"))
                .contains("spreadsheetml");
    }

    private static List<String> titles(Visit visit, String filters) {
        return visit.get("/dossiers/tableau?vue=liste&" + filters)
                .html()
                .select(".t-step-card__title")
                .eachText();
    }

    @Test
    void fiveThousandDossiersCostEightStatementsAtMost() {
        String incubator = "cinq-mille";
        jdbc.sql(
                        "insert into incubator (id, title, description, hidden, published) values (:id, 'Cinq mille', '', true, '{}')")
                .param("id", incubator)
                .update();
        Actor lead = people.someone("lead@cinqmille.test", "Lou Compte", new Grant(Role.LEAD, incubator));
        jdbc.sql("""
                        insert into dossier (incubator_id, applicant_id, applicant, organisation, state, step, title,
                                             opened_at, changed_at, step_since, draft, draft_author, assignee_id, themes)
                        select :incubator, :lead, 'Personne ' || n, 'Organisation ' || n % 700,
                               (array['brouillon','soumis','soumis','soumis','investigation','construction','provisoire','arrete'])[1 + n % 8],
                               (array['brouillon','soumis','relecture','decision','investigation','construction','provisoire','arrete'])[1 + n % 8],
                               'Dossier numéro ' || n, :now - make_interval(days => 400), :now,
                               :now - make_interval(days => n % 200), jsonb_build_object('territoire', 'commune:' || 29000 + n % 200),
                               'Personne', case when n % 3 = 0 then null else :lead end,
                               case when n % 2 = 0 then '{jeunesse}' else '{}' end::text[]
                        from generate_series(1, 5000) n
                        """.replace(":now", Present.SQL))
                .param("incubator", incubator)
                .param("lead", lead.id().value())
                .update();
        jdbc.sql("""
                        insert into dossier_step (dossier_id, at, since, from_state, from_step, to_state, to_step)
                        select id, :now - make_interval(days => (id % 80)::int),
                               :now - make_interval(days => (id % 80)::int + (id % 30)::int), 'brouillon', 'brouillon', 'soumis', 'soumis'
                        from dossier where incubator_id = :incubator
                        """.replace(":now", Present.SQL)).param("incubator", incubator).update();
        jdbc.sql("analyze dossier").update();
        Visit visit = people.signedIn(lead);
        for (String path : List.of(
                "/dossiers/tableau",
                "/dossiers/tableau?responsable=moi&theme=jeunesse&departement=29&age=15&q=numero+1&tri=titre",
                "/dossiers/tableau?vue=liste&page=30",
                "/dossiers/tableau.csv",
                "/dossiers/tableau.xlsx",
                "/api/dossiers/tableau")) {
            visit.get(path);
            assertThat(Statements.during(
                            () -> assertThat(visit.get(path).status()).as(path).isEqualTo(200)))
                    .as(path)
                    .isBetween(1, 8);
        }
        Visit.Page board = visit.get("/dossiers/tableau");
        assertThat(board.text()).contains("Voir les 615 autres").contains("Délais par étape");
        assertThat(visit.get(board.html()
                                .select("a:contains(Voir les 615 autres)")
                                .attr("href"))
                        .html()
                        .select(".t-step-card"))
                .hasSize(50);
        assertThat(visit.get("/dossiers/tableau.csv").body().lines()).hasSize(5001);
        Visit.Page nothing = visit.get("/dossiers/tableau?q=introuvable");
        assertThat(nothing.html().select("select[name=responsable] option").eachText())
                .as("what nobody finds can be filtered otherwise")
                .contains("Lou Compte");
        assertThat(nothing.html().select("#delais tbody tr")).hasSize(1);
    }

    @Test
    void aDossierIsWithdrawnByItsApplicantArchivedByTheStaffAndReopenedWhereItWas() {
        Actor staff = staff("vie");
        DossierRecord dossier = dossiers.submitted("vie", "Une vie de dossier", staff);
        Visit applicant = people.signedIn(dossiers.applicant("vie"));
        Visit staffs = people.signedIn(staff);
        String path = dossier.path() + "/parcours";
        Visit.Page page = applicant.get(path);
        assertThat(page.text()).contains("Retirer mon dossier").doesNotContain("Archiver");
        Visit.Page refused =
                applicant.form(page, path + "/retirer").with("raison", "non").send();
        assertThat(refused.errorOf("raison")).contains("10");
        assertThat(applicant
                        .form(refused, path + "/retirer")
                        .with("raison", "Le syndicat a changé de priorité")
                        .send()
                        .text())
                .contains("Le dossier est retiré", "Le syndicat a changé de priorité", "Soumis, à relire → Retiré");
        assertThat(lastMail("vie@tableau.test", "dossier-life")).contains("Le syndicat a changé de priorité");
        assertThat(staffs.get(dossier.path() + "/instruction").html().select("form[action$=/decision]"))
                .isEmpty();
        staffs.form(staffs.get(path), path + "/archiver")
                .with("raison", "Sans réponse depuis six mois")
                .send();
        assertThat(applicant.get(path).html().select("form[action$=/rouvrir]")).isEmpty();
        assertThat(lastMail("vie@porteuse.test", "dossier-life")).contains("Sans réponse depuis six mois");
        Visit.Page reopened = staffs.form(staffs.get(path), path + "/rouvrir").send();
        assertThat(reopened.text()).contains("Archivé → Retiré").contains("« Soumis au comité »");
        applicant.form(applicant.get(path), path + "/rouvrir").send();
        assertThat(applicant.get(path).text()).contains("Retiré → Soumis, à relire");
        assertThat(applications.read(dossier.id(), staff).state()).isEqualTo(DossierState.SUBMITTED);
        Visit stranger = people.signedIn(people.someone("passe@tableau.test", "Pia Passe"));
        assertThat(stranger.get(path).status()).isEqualTo(404);
        assertThat(stranger.get("/dossiers/tableau").status()).isEqualTo(403);
        assertThat(applicant.get("/dossiers/tableau.xlsx").status()).isEqualTo(403);
        Visit elsewhere = people.signedIn(
                people.someone("ailleurs@tableau.test", "Élie Ailleurs", new Grant(Role.STAFF, "ailleurs")));
        assertThat(elsewhere.get("/dossiers/tableau?vue=liste").text()).doesNotContain("Une vie de dossier");
        assertThat(elsewhere.get("/api/dossiers/tableau").body()).doesNotContain("Une vie de dossier");
    }

    @Test
    void aDossierIsGivenToAColleagueWhoseStandInReceivesItWhileTheyAreAway() {
        Actor staff = staff("confie");
        Actor ana = staff("confie-ana");
        Actor ben = staff("confie-ben");
        DossierRecord dossier = dossiers.submitted("confie", "À suivre en août", staff);
        absences.declare(Present.today(), Present.today().plusDays(5), ben.id(), ana);
        Visit staffs = people.signedIn(staff);
        String path = dossier.path() + "/parcours";
        Visit.Page given = staffs.form(staffs.get(path), path + "/responsable")
                .with("responsable", ana.id().toString())
                .send();
        assertThat(given.text())
                .contains("Suivi par Staff confie-ana")
                .contains("Staff confie-ben supplée")
                .contains("Confié à Staff confie-ana.");
        assertThat(lastMail("confie-ben@tableau.test", "dossier-assigned"))
                .contains("À suivre en août", "à la place de Staff confie-ana");
        assertThat(lastMail("confie-ana@tableau.test", "dossier-assigned")).isEmpty();
        Visit bens = people.signedIn(ben);
        assertThat(titles(bens, "responsable=moi")).contains("À suivre en août");
        absences.cancel(absences.of(ana.id()).get(0).id(), ana);
        assertThat(titles(bens, "responsable=moi")).doesNotContain("À suivre en août");
    }

    @Test
    void anActionOnSeveralDossiersSaysWhatItWillDoTakesWhatItCanAndIsUndone() {
        Actor staff = staff("lot");
        DossierRecord one = dossiers.submitted("lot-un", "Lot un", staff);
        DossierRecord two = dossiers.submitted("lot-deux", "Lot deux", staff);
        DossierId asleep = dossiers.opened("lot-trois", staff);
        life.archive(asleep, "Déjà sans réponse", staff);
        since(one.id(), 33);
        Visit visit = people.signedIn(staff);
        Visit.Page board = visit.get("/dossiers/tableau?vue=liste&responsable=moi");
        assertThat(visit.form(board, "/dossiers/lot").send().text()).contains("cochez des dossiers");
        Visit.Page preview = visit.form(board, "/dossiers/lot")
                .with("dossier", one.id().toString(), two.id().toString(), asleep.toString())
                .with("action", "archiver")
                .send();
        assertThat(preview.text())
                .contains("2 dossiers seront traités")
                .contains("Un dossier ne sera pas touché")
                .contains("il l’est déjà");
        assertThat(preview.html()
                        .select("main a:contains(Tableau des dossiers)")
                        .attr("href"))
                .isEqualTo("/dossiers/tableau?vue=liste&responsable=moi");
        Visit.Page refused = visit.form(preview, "/dossiers/lot/faire").send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errorOf("raison")).contains("Donnez la raison");
        Visit.Page done = visit.form(refused, "/dossiers/lot/faire")
                .with("raison", "Sans réponse depuis un an")
                .send();
        assertThat(done.text()).contains("2 dossiers").contains("Annuler l’action");
        assertThat(applications.read(one.id(), staff).state()).isEqualTo(DossierState.ARCHIVED);
        life.reopen(two.id(), "", staff);
        Visit other = people.signedIn(staff("lot-autre"));
        assertThat(other.get(done.path()).status()).isEqualTo(404);
        Visit.Page undone =
                visit.form(visit.get(done.path()), done.path() + "/annulation").send();
        assertThat(undone.text()).contains("sauf pour un dossier").contains("n° " + two.id());
        assertThat(applications.read(one.id(), staff).state()).isEqualTo(DossierState.SUBMITTED);
        assertThat(visit.get("/dossiers/tableau.csv?q=lot+un").body())
                .as("it finds its step and its age again")
                .contains(";soumis;")
                .contains(";33;en retard;");
        assertThat(visit.get(done.path()).html().select("form[action$=/annulation]"))
                .isEmpty();
    }

    private record Seen(
            DossierState state,
            String step,
            String since,
            @Nullable Long assignee) {}

    private Seen seen(DossierId id) {
        return jdbc.sql("select state, step, step_since::text as since, assignee_id from dossier where id = :id")
                .param("id", id.value())
                .query((row, ignored) -> new Seen(
                        DossierState.of(row.getString("state")),
                        row.getString("step"),
                        row.getString("since"),
                        row.getObject("assignee_id", Long.class)))
                .single();
    }

    /** Random states, actions and moves in between: what did not move comes back the same, what moved stays. */
    @Test
    void undoingRestoresExactlyWhatHasNotMovedSince() {
        Actor staff = staff("hasard");
        Actor other = staff("hasard-autre");
        List<DossierId> all = new ArrayList<>();
        for (int count = 0; count < 6; count++)
            all.add(
                    count % 2 == 0
                            ? dossiers.opened("hasard-" + count, staff)
                            : dossiers.submitted("hasard-" + count, "Hasard " + count, staff)
                                    .id());
        for (long seed = 1; seed <= 25; seed++) {
            Random random = new Random(seed);
            List<DossierId> chosen =
                    all.stream().filter(id -> random.nextInt(3) > 0).toList();
            Bulk.Action action = Bulk.Action.values()[random.nextInt(4)];
            AccountId to = random.nextBoolean() ? other.id() : null;
            Map<DossierId, Seen> before = new java.util.HashMap<>();
            all.forEach(id -> before.put(id, seen(id)));
            long done;
            try {
                done = bulk.run(chosen, new Bulk.Asked(action, to, "Une raison assez longue"), staff);
            } catch (Refused nothingToDo) {
                all.forEach(id -> assertThat(seen(id)).isEqualTo(before.get(id)));
                continue;
            }
            Map<DossierId, Seen> after = new java.util.HashMap<>();
            for (DossierId id : all) {
                if (random.nextInt(4) == 0) {
                    Seen now = seen(id);
                    life.assign(id, now.assignee() == null ? staff.id() : null, staff);
                    after.put(id, seen(id));
                }
            }
            List<DossierId> left =
                    bulk.undo(done, staff).stream().map(Bulk.Line::id).toList();
            for (DossierId id : all) {
                Seen expected = after.containsKey(id) ? after.get(id) : before.get(id);
                assertThat(seen(id))
                        .as("seed %s, %s, dossier %s", seed, action, id)
                        .isEqualTo(expected);
                if (left.contains(id)) assertThat(after).containsKey(id);
            }
        }
    }
}

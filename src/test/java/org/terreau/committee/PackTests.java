package org.terreau.committee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.terreau.decision.Decisions;
import org.terreau.decision.Outcome;
import org.terreau.decision.Wanted;
import org.terreau.identity.Actor;
import org.terreau.identity.ApiKeys;
import org.terreau.identity.Grant;
import org.terreau.identity.Role;
import org.terreau.impact.Impact;
import org.terreau.impact.Measurements;
import org.terreau.incubator.Catalogue;
import org.terreau.incubator.WorkingDays;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Money;
import org.terreau.shared.NotAllowed;
import org.terreau.shared.NotFound;
import org.terreau.team.Teams;
import org.terreau.testimony.Testimonies;
import org.terreau.testimony.Withdrawal;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.PdfPictures;
import org.terreau.testing.People;
import org.terreau.testing.Statements;
import org.terreau.testing.Visit;
import org.terreau.web.PublicContent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ApplicationTest
class PackTests {

    private final CommitteeFixtures fixtures;
    private final Committees committees;
    private final Packs packs;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final People people;
    private final JsonMapper json;
    private final CommitteeJobs.PapersDue papers;
    private final ApiKeys keys;
    private final Testimonies testimonies;
    private final Decisions decisions;

    PackTests(
            ProductCatalogue catalogue,
            Catalogue organisations,
            Impact impact,
            Measurements measurements,
            Teams teams,
            PublicContent content,
            People people,
            Committees committees,
            Packs packs,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            JsonMapper json,
            CommitteeJobs.PapersDue papers,
            ApiKeys keys,
            Testimonies testimonies,
            Decisions decisions) {
        this.fixtures = new CommitteeFixtures(catalogue, organisations, impact, measurements, teams, content, people);
        this.committees = committees;
        this.packs = packs;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.people = people;
        this.json = json;
        this.papers = papers;
        this.keys = keys;
        this.testimonies = testimonies;
        this.decisions = decisions;
    }

    private final LocalDate day =
            WorkingDays.onOrAfter(CommitteeFixtures.today().plusDays(20));

    private String dated(ProductId product) {
        committees.set(product, day, "", fixtures.staff());
        return Committee.path(product, day);
    }

    private Visit team(String member) {
        return people.signedIn(people.actor(member));
    }

    private List<String> mails(String to, String kind) {
        return jdbc.sql("select body from mail_outbox where recipient = :to and kind = :kind")
                .param("to", to)
                .param("kind", kind)
                .query(String.class)
                .list();
    }

    private Visit.Page write(Visit visit, String path) {
        return visit.form(visit.get(path + "/textes"), path + "/textes")
                .with("appris", "Les cuisines comptent mieux quand elles **voient** le nombre la veille.")
                .with("issue", "continuer")
                .with("montant", "180 000")
                .with("mois", "6")
                .with("demande", "Six mois de plus pour dix cuisines.")
                .send();
    }

    private void bringToItsDay(ProductId product, LocalDate to) {
        jdbc.sql("update committee set meets_on = :to where product_id = :product and meets_on = :day")
                .param("to", to)
                .param("product", product.value())
                .param("day", day)
                .update();
    }

    @Test
    void theStaffSetTheDateThatTheRulesPropose() {
        ProductId product = fixtures.product("date@comites.test");
        Visit staff = people.signedIn(fixtures.staff());
        String path = product.path() + "/comites";
        Visit.Page page = staff.get(path);
        assertThat(page.text()).contains("C’est l’équipe, et non le financeur, qui fixe l’ordre du travail");
        String proposed = page.html().select("input[name=date]").val();
        assertThat(LocalDate.parse(proposed)).isAfter(CommitteeFixtures.today());
        Visit.Page past = staff.form(page, path).with("date", "2020-01-01").send();
        assertThat(past.status()).isEqualTo(422);
        assertThat(past.errorOf("date")).contains("jour à venir");
        Visit.Page set = staff.form(past, path).with("date", day.toString()).send();
        assertThat(set.text()).contains("La date du comité est fixée").contains("En préparation");
        assertThat(staff.form(set, path).with("date", day.toString()).send().errorOf("date"))
                .contains("déjà fixé");
        String move = Committee.path(product, day) + "/date";
        LocalDate later = WorkingDays.plus(day, 3);
        Visit.Page moved =
                staff.form(staff.get(move), move).with("date", later.toString()).send();
        assertThat(moved.text()).contains("La date du comité est changée");
        assertThat(staff.get(move).status()).isEqualTo(404);
        Visit member = team("date@comites.test");
        assertThat(member.get(path).html().select("input[name=date]")).isEmpty();
        assertThat(people.signedIn(fixtures.stranger()).get(path).status()).isEqualTo(403);
        assertThatThrownBy(() -> committees.set(product, later.plusDays(9), "", people.actor("date@comites.test")))
                .isInstanceOf(NotAllowed.class);
        String moving = Committee.path(product, later) + "/date";
        Visit.Page cancelled = staff.form(staff.get(moving), moving)
                .forged("action", "annuler")
                .send();
        assertThat(cancelled.text()).contains("Ce comité n’a plus lieu").contains("Aucun comité n’est fixé");
    }

    @Test
    void theTeamReadsResultsFirstAndWritesWhatItLearntAndAsksFor() {
        ProductId product = fixtures.product("ecrit@comites.test");
        fixtures.indicator(product, "Repas sauvés", "150", "100", "", "120", "160");
        String path = dated(product);
        Visit visit = team("ecrit@comites.test");
        Visit.Page draft = visit.get(path);
        assertThat(draft.text())
                .contains("Repas sauvés (Boussole)")
                .containsPattern("160\\hrepas")
                .containsPattern("150\\hrepas atteinte")
                .contains("manquant")
                .contains("L’équipe n’a pas encore dit ce qu’elle demande");
        assertThat(draft.html().select("svg[role=img] rect")).hasSize(3);
        assertThat(visit.form(visit.get(path + "/envoi"), path + "/envoi")
                        .send()
                        .text())
                .contains("Avant l’envoi, écrivez ce que vous avez appris");
        Visit.Page refused = visit.form(visit.get(path + "/textes"), path + "/textes")
                .with("issue", "continuer")
                .with("mois", "90")
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errorOf("montant")).contains("quel montant");
        assertThat(refused.errorOf("mois")).contains("de 1 à 24");
        Visit.Page before = visit.get(path + "/textes");
        assertThat(write(visit, path).text())
                .contains("Les textes sont enregistrés")
                .containsPattern("180\\h000\\h€")
                .contains("6 mois");
        Visit.Page stale = visit.form(before, path + "/textes")
                .with("appris", "Autre chose")
                .send();
        assertThat(stale.status()).isEqualTo(422);
        assertThat(stale.text())
                .contains("Quelqu’un d’autre a enregistré entre-temps")
                .contains("voient");
        assertThat(visit.get(path).html().select("strong:contains(voient)")).isNotEmpty();
    }

    @Test
    void aContactReadsWhatTheirOrganisationSponsorsInTheIncubatorThatDeclaredThemAndNobodyDeclaresThemselves() {
        ProductId product = fixtures.product("perimetre@comites.test");
        String path = dated(product);
        Visit team = team("perimetre@comites.test");
        write(team, path);
        team.form(team.get(path + "/envoi"), path + "/envoi").send();
        Actor lead = fixtures.leadElsewhere();
        Visit elsewhere = people.signedIn(lead);
        Visit.Page sponsors = elsewhere.get("/comites/financeurs");
        assertThat(sponsors.text()).contains("Produit d’ailleurs").doesNotContain(product.value());
        Visit.Page refused = elsewhere
                .form(sponsors, "/comites/financeurs")
                .with("organisation", CommitteeFixtures.SPONSOR.value())
                .with("nom", "Lou Ailleurs")
                .with("courriel", lead.email().value())
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errorOf("courriel")).contains("Une autre personne que le contact le déclare");
        assertThat(elsewhere
                        .form(sponsors, "/comites/financeurs")
                        .with("organisation", CommitteeFixtures.SPONSOR.value())
                        .with("nom", "Nora Finance")
                        .with("courriel", "nora@region.test")
                        .send()
                        .text())
                .contains("Le contact est déclaré", "nora@region.test");
        Visit contact = people.signedIn(people.actor("nora@region.test"));
        assertThat(contact.get("/dossiers-de-preuves").text())
                .contains("Produit d’ailleurs")
                .doesNotContain("Produit " + product);
        for (Visit reader : List.of(contact, elsewhere))
            for (String pack : List.of(path, path + ".pdf", packApi(product)))
                assertThat(reader.get(pack).status()).as(pack).isIn(403, 404);
        assertThat(people.signedIn(fixtures.staff()).get("/comites/financeurs").text())
                .doesNotContain("nora@region.test");
        Actor both = people.someone(
                "deux@comites.test",
                "Dominique Deux",
                new Grant(Role.LEAD, CommitteeFixtures.INCUBATOR.value()),
                new Grant(Role.LEAD, "comites.ailleurs"));
        Visit visit = people.signedIn(both);
        Visit.Page which = visit.form(visit.get("/comites/financeurs"), "/comites/financeurs")
                .with("organisation", CommitteeFixtures.SPONSOR.value())
                .with("nom", "Paula Finance")
                .with("courriel", "paula@region.test")
                .send();
        assertThat(which.errorOf("incubateur")).contains("Choisissez un incubateur");
        assertThat(visit.form(which, "/comites/financeurs")
                        .with("incubateur", "comites.ailleurs")
                        .send()
                        .text())
                .contains("paula@region.test");
    }

    private String packApi(ProductId product) {
        return "/api/v1/products/" + product + "/evidence/" + day;
    }

    @Test
    void aDraftIsReadByTheTeamAloneUntilItIsSentAndByEverybodyOnceItIsPublished() {
        ProductId product = fixtures.product("lecteurs@comites.test");
        String path = dated(product);
        Visit staff = people.signedIn(fixtures.staff());
        Visit.Page sponsors = staff.get("/comites/financeurs");
        assertThat(sponsors.text()).contains("Région du Lierre");
        if (!sponsors.text().contains("sylve@region.test"))
            assertThat(staff.form(sponsors, "/comites/financeurs")
                            .with("organisation", CommitteeFixtures.SPONSOR.value())
                            .with("nom", "Sylve Finance")
                            .with("courriel", "sylve@region.test")
                            .send()
                            .text())
                    .contains("Le contact est déclaré");
        assertThat(mails("sylve@region.test", "sponsor-declared")).hasSize(1);
        Visit sponsor = people.signedIn(people.actor("sylve@region.test"));
        Visit member = people.signedIn(fixtures.committeeMember());
        Visit stranger = people.signedIn(fixtures.stranger());
        for (Visit reader : List.of(sponsor, member, stranger))
            assertThat(reader.get(path).status()).isEqualTo(404);
        assertThat(people.visitor().get(path).path()).startsWith("/connexion");
        assertThat(people.visitor().get(product.path() + "/comites/2020-01-01").path())
                .startsWith("/connexion");
        Visit visit = team("lecteurs@comites.test");
        write(visit, path);
        assertThat(visit.form(visit.get(path + "/envoi"), path + "/envoi")
                        .send()
                        .text())
                .containsPattern("Le dossier est envoyé à \\d lecteurs");
        assertThat(mails("sylve@region.test", "committee-sent"))
                .anySatisfy(mail -> assertThat(mail).contains(path));
        for (Visit reader : List.of(sponsor, member)) {
            assertThat(reader.get(path).status()).isEqualTo(200);
            assertThat(reader.get(path).html().select("a[href$=/textes], a[href$=/gel], a[href$=/envoi]"))
                    .isEmpty();
            assertThat(reader.get(path + "/textes").status()).isEqualTo(403);
            assertThat(reader.get(path + "/gel").status()).isEqualTo(403);
        }
        assertThat(sponsor.get("/dossiers-de-preuves").text()).contains("Produit " + product);
        assertThat(stranger.get(path).status()).isEqualTo(404);
        assertThat(people.visitor().get(path).path()).startsWith("/connexion");

        assertThat(visit.get(path + "/gel").status()).isEqualTo(403);
        assertThat(staff.form(staff.get(path + "/gel"), path + "/gel").send().text())
                .contains("Le dossier est figé");
        assertThat(mails("lecteurs@comites.test", "committee-frozen")).hasSize(1);
        assertThat(people.visitor().get(path).path()).startsWith("/connexion");
        assertThatThrownBy(() -> packs.publish(product, day, fixtures.staff()))
                .hasMessageContaining("committee.publish.early");
        LocalDate held = CommitteeFixtures.today().minusDays(2);
        bringToItsDay(product, held);
        String then = Committee.path(product, held);
        Visit.Page undecided = staff.form(staff.get(then + "/publication"), then + "/publication")
                .send();
        assertThat(undecided.status()).isEqualTo(422);
        assertThat(undecided.text()).contains("Le comité n’a pas encore décidé de ce produit");
        decisions.decide(
                product.decidedAs(),
                Wanted.of(
                                Outcome.CONTINUE,
                                "Les communes en demandent la suite.",
                                Money.ZERO,
                                CommitteeFixtures.today().plusMonths(6))
                        .sitting(new Wanted.Sitting(held, "", "", null)),
                fixtures.lead());
        assertThat(staff.form(undecided, then + "/publication").send().text()).contains("Le dossier est public");
        assertThat(people.visitor().get(then).text())
                .contains("Ce que l’équipe demande")
                .contains("Public");
        assertThat(people.visitor().get(product.path()).text()).contains("Ce que les comités ont lu");
        assertThat(people.visitor().get(then + "?version=1").path()).startsWith("/connexion");
        assertThat(stranger.get(then + "?version=1").status()).isEqualTo(404);
    }

    @Test
    void aFrozenPackStaysAsItWasAndSaysWhatWasCorrectedSince() throws Exception {
        ProductId product = fixtures.product("fige@comites.test");
        String code = fixtures.indicator(product, "Repas sauvés", "150", "100", "120", "160");
        String path = dated(product);
        Visit staff = people.signedIn(fixtures.staff());
        assertThat(people.signedIn(fixtures.staff()).get(path + "/gel").text()).contains("ne le changeront plus");
        staff.form(staff.get(path + "/gel"), path + "/gel").send();
        assertThat(staff.get(path).text()).contains("Rien de ce que dit le dossier n’a changé");
        fixtures.measure(product, code, CommitteeFixtures.NOW.minusMonths(1), "90");
        fixtures.measure(product, code, CommitteeFixtures.NOW.minusMonths(5), "70");
        Visit.Page page = staff.get(path);
        assertThat(page.html().select("section:contains(Ce qui a changé depuis) tbody tr"))
                .singleElement()
                .satisfies(row -> assertThat(row.text()).containsPattern("160\\hrepas 90\\hrepas"));
        assertThat(page.text()).containsPattern("150\\hrepas atteinte");
        assertThat(page.html().select("a[href$=/textes]")).isEmpty();
        assertThat(staff.get(path + "/textes").text()).contains("Le dossier est figé");
        byte[] file = staff.bytes(path + ".pdf");
        assertThat(new String(file, 0, 5, java.nio.charset.StandardCharsets.US_ASCII))
                .isEqualTo("%PDF-");
        assertThat(PdfPictures.of(file))
                .as("each chart, with its words; its table is below")
                .anySatisfy(told -> assertThat(told).startsWith("Repas sauvés"))
                .allSatisfy(told -> assertThat(told).isNotBlank());

        Visit.Page refused = staff.form(staff.get(path + "/reouverture"), path + "/reouverture")
                .with("raison", "non")
                .send();
        assertThat(refused.errorOf("raison")).contains("entre 10");
        Visit.Page reopened = staff.form(refused, path + "/reouverture")
                .with("raison", "Une cuisine avait été comptée deux fois.")
                .send();
        assertThat(reopened.text()).contains("Le dossier est repris").containsPattern("90\\hrepas");
        assertThat(mails("fige@comites.test", "committee-reopened"))
                .singleElement()
                .asString()
                .contains("comptée deux fois");
        staff.form(staff.get(path + "/gel"), path + "/gel").send();
        assertThat(staff.get(path).text()).contains("Version 2, figée").contains("comptée deux fois");
        assertThat(staff.get(path + "?version=1").text())
                .contains("Version 1, figée")
                .contains("Cette version a été reprise");
        String cancel = path + "/date";
        assertThat(staff.form(staff.get(cancel), cancel)
                        .forged("action", "annuler")
                        .send()
                        .status())
                .isEqualTo(422);
    }

    @Test
    void wordsWhoseAgreementIsTakenBackLeaveFrozenPacksToo() {
        ProductId product = fixtures.product("voix@comites.test");
        long kept =
                testimonies.relay(product, "On jette moitié moins.", "cuisinière", null, "saisie", fixtures.staff());
        long gone = testimonies.relay(product, "Je n’avais pas dit oui.", "gérant", null, "saisie", fixtures.staff());
        String path = dated(product);
        Visit staff = people.signedIn(fixtures.staff());
        staff.form(staff.get(path + "/gel"), path + "/gel").send();
        assertThat(staff.get(path).text()).contains("moitié moins").contains("pas dit oui");
        testimonies.withdraw(product, gone, Withdrawal.AGREEMENT, fixtures.staff());
        testimonies.withdraw(product, kept, Withdrawal.OUTDATED, fixtures.staff());
        assertThat(staff.get(path).text())
                .as("what only grew old was said at the time")
                .contains("moitié moins")
                .doesNotContain("pas dit oui");
        assertThat(jdbc.sql("select count(*) from committee_pack where content::text like '%pas dit oui%'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void aPackIsFrozenOnItsDayOnceAndWholly() {
        ProductId product = fixtures.product("jour@comites.test");
        dated(product);
        LocalDate today = CommitteeFixtures.today();
        long id = packs.find(product, day).id();
        assertThat(packs.due()).doesNotContain(id);
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    packs.freeze(id, null);
                    throw new IllegalStateException("killed");
                }))
                .hasMessage("killed");
        assertThat(packs.find(product, day).frozen()).isNull();
        assertThat(packs.read(product, day, null, Optional.of(fixtures.staff())).versions())
                .isEmpty();
        assertThat(mails("jour@comites.test", "committee-frozen")).isEmpty();
        bringToItsDay(product, today);
        CommitteeJobs.deliver(packs);
        CommitteeJobs.deliver(packs);
        Packs.View view = packs.read(product, today, null, Optional.of(fixtures.staff()));
        assertThat(view.versions()).hasSize(1);
        assertThat(mails("jour@comites.test", "committee-frozen")).hasSize(1);
        assertThatThrownBy(() -> packs.reopen(product, today, "Une raison assez longue.", fixtures.staff()))
                .hasMessageContaining("committee.reopen.late");
    }

    @Test
    void theStaffAskForChangesAndTeamsAreToldThatPapersAreDue() {
        ProductId product = fixtures.product("rappel@comites.test");
        String path = dated(product);
        Visit staff = people.signedIn(fixtures.staff());
        Visit.Page asked = staff.form(staff.get(path), path + "/demande")
                .with("message", "Dites ce que les familles ont appris aux cuisines.")
                .send();
        assertThat(asked.text()).contains("La demande est envoyée à l’équipe");
        assertThat(mails("rappel@comites.test", "committee-asked")).hasSize(1);
        assertThat(team("rappel@comites.test").get(path).text()).contains("ont appris aux cuisines");
        assertThat(staff.form(staff.get(path), path + "/demande")
                        .with("message", "court")
                        .send()
                        .errorOf("message"))
                .contains("entre 10");
        for (int before : new int[] {20, 15, 14, 13, 9, 8}) papers.tell(day.minusDays(before));
        assertThat(mails("rappel@comites.test", "committee-due"))
                .hasSize(2)
                .anySatisfy(mail -> assertThat(mail).contains("figé et envoyé", "dans 7 jours"))
                .anySatisfy(mail -> assertThat(mail).contains("figé et envoyé", "dans 2 jours"));
    }

    @Test
    void nobodyIsAskedForThePapersOfAProductThatStopped() {
        ProductId product = fixtures.product("arrete@comites.test");
        dated(product);
        fixtures.stop(product);
        for (int before : new int[] {14, 9}) papers.tell(day.minusDays(before));
        assertThat(mails("arrete@comites.test", "committee-due")).isEmpty();
    }

    @Test
    void theListOfCommitteesIsFilteredSortedTakenAwayAndKeptInACalendar() {
        ProductId product = fixtures.product("liste@comites.test");
        dated(product);
        Visit staff = people.signedIn(fixtures.staff());
        String name = "Produit " + product;
        assertThat(staff.get("/comites?q=" + product).text()).contains(name).contains("En préparation");
        assertThat(staff.get("/comites?etat=publie&q=" + product).text()).contains("Aucun comité ne correspond");
        assertThat(staff.get("/comites?quand=passes&q=" + product).text()).doesNotContain(name);
        assertThat(staff.get("/comites?tri=produit&quand=tous").text()).contains(name);
        assertThat(staff.get("/comites.csv?q=" + product).body())
                .contains(product + ";" + name + ";" + day + ";" + day.minusDays(7) + ";En préparation");
        JsonNode answer = json.readTree(staff.get("/api/comites?q=" + product).body());
        assertThat(answer.get(0).get("papersDue").asString())
                .isEqualTo(day.minusDays(7).toString());
        assertThat(staff.get("/comites.ics?q=" + product).body())
                .contains("DTSTART;VALUE=DATE:" + day.toString().replace("-", ""))
                .contains("SUMMARY:Dossier de preuves à remettre");
        assertThat(people.signedIn(fixtures.stranger()).get("/comites").status())
                .isEqualTo(403);
        assertThat(Statements.during(() -> staff.get("/comites?quand=tous"))).isLessThan(17);
        assertThat(Statements.during(() -> staff.get(Committee.path(product, day))))
                .isLessThan(45);
    }

    @Test
    void programsReadWhatIsPublicAndWithTheKeyOfTheProductTheRest() {
        ProductId product = fixtures.product("api@comites.test");
        fixtures.indicator(product, "Repas sauvés", "150", "100", "160");
        dated(product);
        String list = "/api/v1/products/" + product + "/committees";
        assertThat(people.visitor().get(list).body()).isEqualTo("[]");
        String evidence = "/api/v1/products/" + product + "/evidence/" + day;
        assertThat(people.visitor().get(evidence).text()).doesNotContain("evidence");
        String key = keys.issue(
                product.keyScope(), "Essai", CommitteeFixtures.today().plusDays(30), fixtures.staff());
        String drafts = "/api/v1/products/" + product + "/drafts";
        assertThat(people.visitor().get(drafts).status()).isEqualTo(401);
        ProductId other = fixtures.product("api@comites.test");
        assertThat(people.visitor()
                        .get("/api/v1/products/" + other + "/drafts/" + day, "Authorization", "Bearer " + key)
                        .status())
                .isEqualTo(404);
        Visit.Page answer = people.visitor().get(drafts + "/" + day, "Authorization", "Bearer " + key);
        assertThat(answer.status()).isEqualTo(200);
        JsonNode read = json.readTree(answer.body());
        assertThat(read.get("state").asString()).isEqualTo("brouillon");
        assertThat(read.get("evidence").get("results").get(0).get("value").asInt())
                .isEqualTo(160);
        assertThat(json.readTree(people.visitor()
                                .get(drafts, "Authorization", "Bearer " + key)
                                .body())
                        .get(0)
                        .get("evidence")
                        .asString())
                .isEqualTo(drafts + "/" + day);
        assertThatThrownBy(() -> packs.read(product, day, null, Optional.empty()))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> packs.read(product, day, null, Optional.of(fixtures.stranger())))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void theSecondOfTwoCommitteesToComeBeginsItsPeriodAtTheLastOneThatWasHeld() {
        ProductId product = fixtures.product("membre.periode@comites.test");
        LocalDate today = CommitteeFixtures.today();
        LocalDate held = today.minusMonths(4);
        LocalDate soon = WorkingDays.onOrAfter(today.plusDays(9));
        String why = "La décision était provisoire.";
        committees.set(product, day, "", fixtures.staff());
        bringToItsDay(product, held);
        committees.set(product, soon, "", fixtures.staff());
        committees.set(product, day, why, fixtures.staff());
        for (LocalDate one : List.of(soon, day))
            assertThat(packs.read(product, one, null, Optional.of(fixtures.staff()))
                            .evidence()
                            .head())
                    .as("the committee of %s", one)
                    .satisfies(head -> {
                        assertThat(head.from()).isEqualTo(held);
                        assertThat(head.until()).isEqualTo(today);
                    });
        ProductId none = fixtures.product("membre.sans@comites.test");
        committees.set(none, soon, "", fixtures.staff());
        committees.set(none, day, why, fixtures.staff());
        assertThat(packs.read(none, day, null, Optional.of(fixtures.staff()))
                        .evidence()
                        .head()
                        .from())
                .as("nothing was held and nothing runs")
                .isNull();
    }
}

package org.terreau.committee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.decision.Decisions;
import org.terreau.identity.Actor;
import org.terreau.identity.SignInLinks;
import org.terreau.impact.Impact;
import org.terreau.impact.Measurements;
import org.terreau.incubator.Catalogue;
import org.terreau.incubator.WorkingDays;
import org.terreau.portfolio.Increments;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.ScopeKind;
import org.terreau.team.Teams;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.Browser;
import org.terreau.testing.Days;
import org.terreau.testing.People;
import org.terreau.testing.Visit;
import org.terreau.web.PublicContent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Two committees in a row: what the first one was promised, the second one reads against what came. */
@ApplicationTest
class TwoCommitteesTests {

    private static final String MEMBER = "membre.deux@comites.test";
    private static final String HYPOTHESIS = "Deux familles sur trois répondent la veille";

    private final CommitteeFixtures fixtures;
    private final Committees committees;
    private final Packs packs;
    private final Rehearsals rehearsals;
    private final Increments increments;
    private final Decisions decisions;
    private final SignInLinks links;
    private final Days days;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final People people;

    TwoCommitteesTests(
            ProductCatalogue catalogue,
            Catalogue organisations,
            Impact impact,
            Measurements measurements,
            Teams teams,
            PublicContent content,
            People people,
            Committees committees,
            Packs packs,
            Rehearsals rehearsals,
            Increments increments,
            Decisions decisions,
            SignInLinks links,
            Days days,
            JdbcClient jdbc,
            JsonMapper json) {
        this.fixtures = new CommitteeFixtures(catalogue, organisations, impact, measurements, teams, content, people);
        this.committees = committees;
        this.packs = packs;
        this.rehearsals = rehearsals;
        this.increments = increments;
        this.decisions = decisions;
        this.links = links;
        this.days = days;
        this.jdbc = jdbc;
        this.json = json;
        this.people = people;
    }

    private final LocalDate today = CommitteeFixtures.today();

    private List<String> mails(String to, String kind, ProductId about) {
        return jdbc.sql("select body from mail_outbox where recipient = :to and kind = :kind and body like :about")
                .param("to", to)
                .param("kind", kind)
                .param("about", "%" + about.value() + "/%")
                .query(String.class)
                .list();
    }

    /** An increment from four months ago, with one settled hypothesis. */
    private void increment(ProductId product) {
        Actor staff = fixtures.staff();
        increments.open(product, today.minusMonths(4), "Les repas jetés diminuent de moitié.", staff);
        increments.plan(
                product,
                1,
                "Les repas jetés diminuent de moitié.",
                Map.of(ScopeKind.FEATURE, "Annuler un repas en un geste", ScopeKind.HYPOTHESIS, HYPOTHESIS),
                true,
                increments.read(product, 1).version(),
                staff);
    }

    private Visit.Page write(Visit visit, String path) {
        return visit.form(visit.get(path + "/textes"), path + "/textes")
                .with(
                        "appris",
                        "Les cuisines comptent mieux quand elles voient le nombre la veille. Celles qui le lisent à 17 heures "
                                + "commandent un dixième de moins, et personne ne manque de repas le lendemain, même le lundi.")
                .with("issue", "continuer")
                .with("montant", "180 000")
                .with("mois", "6")
                .send();
    }

    private void deliver(LocalDate day) {
        days.on(day, () -> CommitteeJobs.deliver(packs));
    }

    private static List<String> pages(byte[] file) throws IOException {
        try (PDDocument document = Loader.loadPDF(file)) {
            List<String> pages = new ArrayList<>();
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                PDFTextStripper reader = new PDFTextStripper();
                reader.setStartPage(page);
                reader.setEndPage(page);
                pages.add(reader.getText(document).replaceAll("\\s+", " "));
            }
            return pages;
        }
    }

    @Test
    void thePackOfTheSecondCommitteeOpensOnWhatWasPromisedAndWhatCameAndHoldsOnOnePage() throws IOException {
        ProductId product = fixtures.product(MEMBER);
        increment(product);
        String code = fixtures.indicator(product, "Repas sauvés", "");
        long hypothesis =
                increments.read(product, 1).kept(ScopeKind.HYPOTHESIS).get(0).id();
        Visit team = people.signedIn(people.actor(MEMBER));
        String seuils = Increments.path(product, 1) + "/seuils";
        days.everywhere(today.minusMonths(4).plusDays(3), () -> {
            Visit then = people.signedIn(people.actor(MEMBER));
            then.form(then.get(seuils), seuils)
                    .with("seuil-objectif", "Six cuisines jettent moitié moins")
                    .with("arret-objectif", "Aucune cuisine ne change ses commandes")
                    .with("mesure-" + hypothesis, code)
                    .with("seuil-" + hypothesis, "150")
                    .with("arret-" + hypothesis, "80")
                    .send();
        });

        LocalDate first = WorkingDays.onOrBefore(today.minusMonths(3));
        days.on(first.minusDays(30), () -> committees.set(product, first, "", fixtures.staff()));
        deliver(first.minusDays(8));
        assertThat(packs.find(product, first).frozen()).isNull();
        deliver(first.minusDays(7));
        assertThat(packs.find(product, first))
                .satisfies(one -> assertThat(one.frozen()).isEqualTo(1))
                .satisfies(one -> assertThat(one.sentAt()).isNotNull());
        YearMonth last = CommitteeFixtures.NOW.minusMonths(1);
        fixtures.measure(product, code, last.minusMonths(1), "90");
        fixtures.measure(product, code, last, "120");

        LocalDate second = WorkingDays.onOrBefore(today.plusDays(20));
        committees.set(product, second, "", fixtures.staff());
        String path = Committee.path(product, second);
        write(team, path);
        Visit.Page draft = team.get(path);
        assertThat(draft.text()).contains("Ce dossier sera figé et envoyé le");
        assertThat(draft.html()
                        .select("section:contains(L’essentiel en une page)")
                        .text())
                .contains(
                        "Les repas jetés diminuent de moitié.", "Six cuisines jettent moitié moins", "Pas encore échue")
                .contains(HYPOTHESIS)
                .containsPattern("150\\hrepas ou plus")
                .containsPattern("120\\hrepas, .* En partie")
                .containsPattern("Continuer, 180\\h000\\h€, 6 mois")
                .contains("Aucune enveloppe n’est enregistrée")
                .containsPattern("Repas sauvés \\(Boussole\\) : 120\\hrepas")
                .containsPattern("Tendance : \\+33,3\\h% depuis")
                .contains("Les cuisines comptent mieux", "Développement", "Il manque :");
        assertThat(draft.html().select("details.t-fold h2").eachText())
                .contains("Promesses et seuils", "Résultats et cibles", "Enveloppe");

        deliver(second.minusDays(7));
        assertThat(mails(MEMBER, "committee-frozen", product)).hasSize(2);
        fixtures.measure(product, code, last, "160");
        Visit.Page frozen = team.get(path);
        assertThat(frozen.html()
                        .select("section:contains(L’essentiel en une page)")
                        .text())
                .containsPattern("120\\hrepas, .* En partie")
                .doesNotContain("n’était pas complet");
        assertThat(frozen.html()
                        .select("section:contains(Ce qui a changé depuis)")
                        .text())
                .containsPattern("120\\hrepas 160\\hrepas");

        List<String> pages = pages(team.bytes(path + ".pdf"));
        assertThat(pages.get(0))
                .contains("L’essentiel en une page", "Six cuisines jettent moitié moins", HYPOTHESIS, "En partie")
                .contains("Ce qui est demandé", "L’argent, et jusqu’à quand", "Les chiffres qui comptent")
                .contains("Ce qui a été appris", "même le lundi", "L’équipe, et ce qui lui manque", "Il manque")
                .doesNotContain("Promesses et seuils");
        assertThat(pages.get(1))
                .contains("Promesses et seuils", "Écrit le", "par l’équipe")
                .doesNotContain("L’équipe, et ce qui lui manque");

        JsonNode promises = json.readTree(team.get("/api/v1/products/" + product + "/evidence/" + second)
                        .body())
                .get("evidence")
                .get("promises");
        assertThat(promises.get(1).get("kept").asString()).isEqualTo("en-partie");
        assertThat(promises.get(1).get("result").get("value").asInt()).isEqualTo(120);
        assertThat(promises.get(1).get("bars").get(0).get("success").asInt()).isEqualTo(150);
        assertThat(promises.get(1).get("bars").get(0).get("late").asBoolean()).isFalse();
    }

    @Test
    void twoCommitteesInARowAreLivedOnTheScreenOfWhoPreparesThemAndOfWhoDecides() {
        String member = "ecran." + MEMBER;
        ProductId product = fixtures.product(member);
        increment(product);
        String code = fixtures.indicator(product, "Repas sauvés", "");
        LocalDate first = WorkingDays.onOrBefore(today.minusMonths(3));
        LocalDate second = WorkingDays.onOrBefore(today.minusDays(10));
        days.on(first.minusDays(30), () -> committees.set(product, first, "", fixtures.staff()));
        try (Browser browser = new Browser(people.port())) {
            Page team = signedIn(browser, people.actor(member));
            Page lead = signedIn(browser, fixtures.lead());

            days.everywhere(first.minusDays(20), () -> {
                open(team, Increments.path(product, 1) + "/seuils");
                team.locator("[name=seuil-objectif]").fill("Six cuisines jettent moitié moins");
                team.locator("[name=arret-objectif]").fill("Aucune cuisine ne change ses commandes");
                send(team);
                prepare(team, Committee.path(product, first), "Les cuisines comptent mieux la veille.");
                assertThat(team.locator("main").innerText()).contains("Ce dossier sera figé et envoyé le");
            });
            deliver(first.minusDays(7));

            days.everywhere(first, () -> {
                open(lead, Committee.path(product, first));
                assertThat(firstPage(lead))
                        .contains("Six cuisines jettent moitié moins", "Les cuisines comptent mieux la veille.");
                open(lead, product.path() + "/decision?comite=" + first);
                check(lead, "decision", "continuer");
                lead.locator("[name=motif]").fill("Les cuisines qui comptent la veille jettent moins.");
                lead.locator("[name=montant]").fill("180 000");
                lead.locator("[name=echeance]").fill(first.plusMonths(6).toString());
                lead.locator("[name=condition-1]").fill("Cent repas sont sauvés chaque mois.");
                lead.locator("[name=responsable-1]").selectOption("equipe");
                lead.locator("[name=pour-le-1]").fill(second.minusDays(20).toString());
                lead.locator("[name=figure-1]").selectOption(code);
                lead.locator("[name=seuil-1]").fill("100");
                lead.locator("[name=prochain]").fill(second.toString());
                press(lead, "verifier");
                assertThat(lead.locator("main").innerText()).contains("Ce qui va se passer", "Cent repas sont sauvés");
                press(lead, "confirmer");
                assertThat(lead.locator("main").innerText())
                        .contains("Le prochain comité est fixé au")
                        .containsPattern("Une enveloppe de 180\\h000\\h€");
            });

            fixtures.measure(product, code, CommitteeFixtures.NOW.minusMonths(2), "120");
            String path = Committee.path(product, second);
            days.everywhere(second.minusDays(15), () -> {
                prepare(team, path, "Le compte de la veille suffit.");
                assertThat(firstPage(team))
                        .contains("Cent repas sont sauvés chaque mois.", "Le compte de la veille suffit.")
                        .as("the increment that the decision opened")
                        .contains("Aucun objectif n’est écrit")
                        .containsPattern("100\\hrepas ou plus")
                        .containsPattern("120\\hrepas[^\\n]*\\sOUI")
                        .containsPattern("180\\h000\\h€");
            });
            deliver(second.minusDays(7));
            days.everywhere(second, () -> {
                open(lead, path);
                assertThat(lead.locator("main").innerText()).contains("figée le");
                open(lead, product.path() + "/decision?comite=" + second);
                check(lead, "decision", "perenniser");
                lead.locator("[name=motif]").fill("La promesse de cent repas est tenue par toutes les cuisines.");
                lead.locator("[name=montant]").fill("0");
                lead.locator("[name=echeance]").fill(second.plusMonths(6).toString());
                press(lead, "verifier");
                press(lead, "confirmer");
            });

            decisions.publishDue();
            open(team, "/decisions?sujet=product:" + product);
            assertThat(team.locator("main").innerText())
                    .contains("Pérenniser", "Continuer")
                    .containsPattern("180\\h000\\h€");
        }
    }

    private Page signedIn(Browser browser, Actor person) {
        Page page = browser.window(Browser.DESK).page();
        String link = links.issue(person.id(), SignInLinks.SHORT, "/");
        open(page, link.substring(link.indexOf("/connexion")));
        send(page);
        return page;
    }

    private void open(Page page, String path) {
        page.navigate("http://localhost:" + people.port() + path);
    }

    private static void send(Page page) {
        page.locator("main form button:not([name])").first().click();
    }

    private static void press(Page page, String step) {
        page.locator("main form button.fr-btn[name=etape][value=" + step + "]").click();
    }

    private static void check(Page page, String field, String value) {
        page.locator("[name=" + field + "][value=" + value + "]").check(new Locator.CheckOptions().setForce(true));
    }

    private static String firstPage(Page page) {
        return page.locator("section:has(h2:text-is('L’essentiel en une page'))")
                .innerText();
    }

    /** The team writes what it learnt and what it asks for. */
    private void prepare(Page team, String path, String learnt) {
        open(team, path + "/textes");
        team.locator("[name=appris]").fill(learnt);
        team.locator("[name=issue]").selectOption("continuer");
        team.locator("[name=montant]").fill("180 000");
        team.locator("[name=mois]").fill("6");
        send(team);
    }

    @Test
    void theFirstPageStaysOnePageWhateverIsWritten() throws IOException {
        ProductId product = fixtures.product("long." + MEMBER);
        Actor staff = fixtures.staff();
        String sentence =
                "Les cuisines qui voient la veille le nombre exact de repas commandent moins et jettent moins. ";
        increments.open(product, today.minusMonths(4), sentence.repeat(25).strip(), staff);
        StringBuilder hypotheses = new StringBuilder();
        for (int number = 1; number <= 12; number++)
            hypotheses
                    .append(number)
                    .append(' ')
                    .append(sentence.repeat(2).strip())
                    .append('\n');
        increments.plan(
                product,
                1,
                sentence.repeat(25).strip(),
                Map.of(ScopeKind.FEATURE, "Annuler un repas", ScopeKind.HYPOTHESIS, hypotheses.toString()),
                true,
                increments.read(product, 1).version(),
                staff);
        increments.say(
                product,
                1,
                increments.read(product, 1).kept(ScopeKind.HYPOTHESIS).stream()
                        .map(item -> new Increments.Said(
                                item.id(), "confirmee", sentence.repeat(2).strip()))
                        .toList(),
                Increments.SaidOfGoal.NOTHING,
                increments.read(product, 1).version(),
                staff);
        for (int number = 1; number <= 4; number++)
            fixtures.indicator(
                    product,
                    number + " " + "Repas sauvés chaque jour dans les cuisines ".repeat(2),
                    "120",
                    "90",
                    "100");
        LocalDate day = WorkingDays.onOrBefore(today.plusDays(20));
        committees.set(product, day, "", staff);
        String path = Committee.path(product, day);
        Visit team = people.signedIn(people.actor("long." + MEMBER));
        team.form(team.get(path + "/textes"), path + "/textes")
                .with("appris", sentence.repeat(6) + "\n\n" + "- appris\n".repeat(40))
                .send();
        List<String> pages = pages(team.bytes(path + ".pdf"));
        assertThat(pages.get(0))
                .contains("L’essentiel en une page", "L’équipe, et ce qui lui manque")
                .containsPattern("Et \\d+ autres, plus loin")
                .doesNotContain("Promesses et seuils");
        assertThat(pages.get(1)).contains("Promesses et seuils");
    }

    @Test
    void aGoalSaidInWordsIsJudgedInWordsOnTheFirstPage() {
        String member = "mots." + MEMBER;
        ProductId product = fixtures.product(member);
        increment(product);
        LocalDate day = WorkingDays.onOrBefore(today.plusDays(20));
        committees.set(product, day, "", fixtures.staff());
        String path = Committee.path(product, day);
        String follow = Increments.path(product, 1) + "/suivi";
        Visit team = people.signedIn(people.actor(member));
        assertThat(team.get(path + "/textes").html().select("main a[href=" + follow + "]"))
                .hasSize(1);
        Visit.Page untold =
                team.form(team.get(follow), follow).with("but", "en-partie").send();
        assertThat(untold.errorOf("texte-but")).contains("en une phrase");
        Visit.Page said = team.form(untold, follow)
                .with("texte-but", "Quatre cuisines sur six jettent moitié moins.")
                .send();
        assertThat(said.text()).contains("Tenu : En partie", "Quatre cuisines sur six");
        assertThat(team.get(path)
                        .html()
                        .select("section:contains(L’essentiel en une page) tbody tr")
                        .get(0)
                        .text())
                .contains("Les repas jetés diminuent de moitié.", "Quatre cuisines sur six jettent", "En partie");
        Visit.Page verdictless =
                team.form(team.get(follow), follow).with("but", "").send();
        assertThat(verdictless.errorOf("but")).contains("oui, en partie ou non");
    }

    @Test
    void whatWasNotWrittenInTimeIsNamedAndWhatComesLateStandsBeside() {
        ProductId product = fixtures.product("membre.retard@comites.test");
        LocalDate day = WorkingDays.onOrBefore(today.plusDays(6));
        days.on(day.minusDays(30), () -> committees.set(product, day, "", fixtures.staff()));
        String path = Committee.path(product, day);
        deliver(day.minusDays(7));
        assertThat(mails("membre.retard@comites.test", "committee-frozen", product))
                .singleElement()
                .asString()
                .contains("Ce que l’équipe a appris n’était pas écrit à temps", "ajouté à côté du dossier");
        Visit team = people.signedIn(people.actor("membre.retard@comites.test"));
        Visit.Page page = team.get(path);
        assertThat(page.text())
                .contains("le dossier n’était pas complet")
                .contains("Ce que l’équipe a appris n’était pas écrit à temps")
                .contains("Ce que l’équipe demande n’était pas dit à temps");
        assertThat(team.get(path + "/textes").text()).contains("Le dossier est figé");
        Visit.Page refused =
                team.form(page, path + "/ajout").with("ajout", "court").send();
        assertThat(refused.errorOf("ajout")).contains("entre 10");
        Visit.Page told = team.form(refused, path + "/ajout")
                .with("ajout", "Appelez le 06/12/34/56/78 pour la suite")
                .send();
        assertThat(told.errorOf("ajout")).contains("qui est quelqu’un");
        assertThat(team.form(told, path + "/ajout")
                        .with("ajout", "Deux cuisines de plus comptent depuis lundi.")
                        .send()
                        .text())
                .contains("L’ajout est gardé", "Arrivé après le gel", "En retard, le", "Mo Membre");
        Visit reader = people.signedIn(fixtures.committeeMember());
        assertThat(reader.get(path).text())
                .contains("Deux cuisines de plus")
                .contains("n’était pas complet")
                .doesNotContain("Mo Membre");
        assertThat(reader.get(path).html().select("form[action$=/ajout]")).isEmpty();
        assertThat(json.readTree(reader.get("/api/v1/products/" + product + "/evidence/" + day)
                                .body())
                        .get("late")
                        .get(0)
                        .get("text")
                        .asString())
                .contains("Deux cuisines de plus");
        days.on(
                day.plusDays(1),
                () -> assertThatThrownBy(() -> packs.add(
                                product,
                                day,
                                "Trop tard, le comité s’est tenu.",
                                people.actor("membre.retard@comites.test")))
                        .hasMessageContaining("committee.addition.when"));
    }

    @Test
    void aPackWhoseCommitteeIsNearIsFrozenWhenItIsSentOrOnItsDay() {
        ProductId sent = fixtures.product("membre.proche@comites.test");
        LocalDate day = WorkingDays.onOrBefore(today.plusDays(3));
        committees.set(sent, day, "", fixtures.staff());
        deliver(today);
        assertThat(packs.find(sent, day).frozen()).isNull();
        Visit team = people.signedIn(people.actor("membre.proche@comites.test"));
        String path = Committee.path(sent, day);
        write(team, path);
        Visit.Page step = team.get(path + "/envoi");
        assertThat(step.text()).contains("il est figé aussitôt");
        assertThat(team.form(step, path + "/envoi").send().text())
                .containsPattern("Le dossier est envoyé à \\d")
                .contains("Version 1, figée");
        ProductId silent = fixtures.product("membre.proche@comites.test");
        committees.set(silent, day, "", fixtures.staff());
        deliver(day.minusDays(1));
        assertThat(packs.find(silent, day).frozen()).isNull();
        deliver(day);
        assertThat(packs.find(silent, day).frozen()).isEqualTo(1);
    }

    @Test
    void aPackThatWasTakenBackIsFrozenAgainOnItsDay() {
        ProductId product = fixtures.product("membre.repris@comites.test");
        LocalDate day = WorkingDays.onOrBefore(today.plusDays(5));
        days.on(day.minusDays(30), () -> committees.set(product, day, "", fixtures.staff()));
        deliver(day.minusDays(7));
        packs.reopen(product, day, "Une cuisine était comptée deux fois.", fixtures.staff());
        deliver(today);
        assertThat(packs.find(product, day).frozen()).isNull();
        deliver(day);
        assertThat(packs.find(product, day).frozen()).isEqualTo(2);
    }

    @Test
    void aPackThatTheStaffFrozeEarlyIsSentWhenItIsDue() {
        ProductId product = fixtures.product("membre.tot@comites.test");
        LocalDate day = WorkingDays.onOrBefore(today.plusDays(20));
        committees.set(product, day, "", fixtures.staff());
        packs.freeze(product, day, fixtures.staff());
        String reader = fixtures.committeeMember().email().value();
        assertThat(mails(reader, "committee-sent", product)).isEmpty();
        deliver(day.minusDays(7));
        deliver(day.minusDays(6));
        assertThat(mails(reader, "committee-sent", product)).hasSize(1);
        assertThat(packs.find(product, day).frozen()).isEqualTo(1);
    }

    @Test
    void aTeamAsksForARehearsalTwoWeeksBeforeAndTheStaffAnswer() {
        String member = "membre.repete@comites.test";
        ProductId product = fixtures.product(member);
        LocalDate far = WorkingDays.onOrAfter(today.plusDays(22));
        committees.set(product, far, "", fixtures.staff());
        LocalDate day = WorkingDays.onOrBefore(today.plusDays(14));
        committees.set(product, day, "Une répétition se demande plus tôt.", fixtures.staff());
        Visit team = people.signedIn(people.actor(member));
        assertThat(team.get(Committee.path(product, far)).html().select("form[action$=/repetition]"))
                .as("too early")
                .isEmpty();
        String path = Committee.path(product, day);
        assertThat(team.form(team.get(path), path + "/repetition")
                        .with("souhait", "La question sur les commandes des cuisines.")
                        .send()
                        .text())
                .contains("La répétition est demandée à l’incubateur", "n’a pas encore répondu");
        assertThat(mails(fixtures.staff().email().value(), "committee-rehearsal", product))
                .singleElement()
                .asString()
                .contains("commandes des cuisines", path);
        assertThatThrownBy(() -> rehearsals.ask(product, day, "", people.actor(member)))
                .hasMessageContaining("committee.rehearsal.already");
        Visit staff = people.signedIn(fixtures.staff());
        assertThat(staff.get("/mes-produits?lesquels=tous").text()).contains("répétition de comité attend une réponse");
        Visit.Page asked = staff.get(path);
        Visit.Page neither = staff.form(asked, path + "/repetition/reponse").send();
        assertThat(neither.errorOf("jour")).contains("Donnez un jour, ou écrivez une remarque");
        Visit.Page late = staff.form(neither, path + "/repetition/reponse")
                .with("jour", day.toString())
                .send();
        assertThat(late.errorOf("jour")).contains("la veille du comité");
        staff.form(late, path + "/repetition/reponse")
                .with("jour", today.plusDays(4).toString())
                .with("remarque", "À 14 heures, avec deux collègues.")
                .send();
        assertThat(mails(member, "committee-rehearsal-answer", product))
                .singleElement()
                .asString()
                .contains("avec deux collègues");
        assertThat(team.get(path).text())
                .contains("La répétition se tient le", "avec deux collègues")
                .doesNotContain("n’a pas encore répondu");
        assertThat(team.get(path).html().select("form[action$=/reponse]")).isEmpty();
        assertThat(people.signedIn(fixtures.committeeMember()).get(path).text()).doesNotContain("deux collègues");
    }

    /** Packs as the code of their time wrote them: the first ones, those of a product without an increment, the last before promises. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "before-numbers-of-voices | Places attribuées en ligne | Je sais la veille où je déballe.",
                "before-increments        | Haies relevées             | On voit enfin ce qui reste à tailler.",
                "before-promises          | Communes actives           | La facture de la commune a baissé d’un tiers",
            })
    void anOldFrozenPackOpensUnchanged(String name, String figure, String said) throws IOException {
        ProductId product = fixtures.product("membre." + name + "@comites.test");
        LocalDate day = WorkingDays.onOrBefore(today.plusDays(20));
        committees.set(product, day, "", fixtures.staff());
        packs.freeze(product, day, fixtures.staff());
        String path = Committee.path(product, day);
        String then = new String(
                getClass()
                        .getResourceAsStream("/committee/pack-" + name + ".json")
                        .readAllBytes(),
                StandardCharsets.UTF_8);
        jdbc.sql("""
                        update committee_pack set shape = 1, content = cast(:content as jsonb)
                        where committee_id = (select id from committee where product_id = :product and meets_on = :day)
                        """)
                .param("content", then)
                .param("product", product.value())
                .param("day", day)
                .update();
        Visit staff = people.signedIn(fixtures.staff());
        Visit.Page page = staff.get(path);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text())
                .contains("avant que les promesses y soient gardées", figure, said)
                .doesNotContain("n’était pas complet");
        List<String> paper = pages(staff.bytes(path + ".pdf"));
        assertThat(paper.get(0)).contains("L’essentiel en une page");
        assertThat(String.join(" ", paper)).contains(figure, said);
        assertThat(printed(path)).contains("L’essentiel en une page", figure, said);
        assertThat(read(staff, product, day)).isEqualTo(json.readTree(then));
    }

    /** What the API tells of the frozen pack, without what was added to packs since and is empty in it. */
    private JsonNode read(Visit visit, ProductId product, LocalDate day) {
        ObjectNode read = (ObjectNode) json.readTree(visit.get("/api/v1/products/" + product + "/evidence/" + day)
                        .body())
                .get("evidence");
        assertThat(read.remove("promises").size()).isZero();
        assertThat(read.remove("papers").isNull()).isTrue();
        return read;
    }

    private String printed(String path) throws IOException {
        try (Browser browser = new Browser(people.port())) {
            Browser.Window window = browser.window(Browser.DESK);
            String link = links.issue(fixtures.staff().id(), SignInLinks.SHORT, "/");
            window.open(link.substring(link.indexOf("/connexion")));
            window.page().locator("main form button").click();
            window.open(path);
            return String.join(" ", pages(window.page().pdf(new Page.PdfOptions().setFormat("A4"))));
        }
    }
}

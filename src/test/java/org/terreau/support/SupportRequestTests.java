package org.terreau.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.access.DeclaredAccounts;
import org.terreau.access.ToolTyped;
import org.terreau.access.Tools;
import org.terreau.identity.Actor;
import org.terreau.identity.OwnData;
import org.terreau.identity.Role;
import org.terreau.incubator.IncubatorId;
import org.terreau.incubator.WorkingDays;
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
class SupportRequestTests {

    private static final String NEED = "Personne ne lit nos statistiques, et nous non plus.";

    private final SupportCatalogue catalogue;
    private final SupportRetention retention;
    private final ProductCatalogue products;
    private final Teams teams;
    private final Tools tools;
    private final DeclaredAccounts accounts;
    private final OwnData ownData;
    private final OutboxReader outbox;
    private final JdbcClient jdbc;
    private final People people;
    private final Days days;

    SupportRequestTests(
            SupportCatalogue catalogue,
            SupportRetention retention,
            ProductCatalogue products,
            Teams teams,
            Tools tools,
            DeclaredAccounts accounts,
            OwnData ownData,
            OutboxReader outbox,
            JdbcClient jdbc,
            People people,
            Days days) {
        this.catalogue = catalogue;
        this.retention = retention;
        this.products = products;
        this.teams = teams;
        this.tools = tools;
        this.accounts = accounts;
        this.ownData = ownData;
        this.outbox = outbox;
        this.jdbc = jdbc;
        this.people = people;
        this.days = days;
    }

    private Actor worker(Role role, String incubator) {
        return people.worksFor(incubator, role, role == Role.COACH ? "Inès Coach" : "Lise Mène");
    }

    /** A product of an incubator of the same name, with a team of one, and two offers. */
    private ProductId product(String id) {
        people.incubator(id);
        ProductId product = SomeProduct.named(id)
                .in(id)
                .since(PhaseKind.ACCELERATION, LocalDate.of(2024, 1, 1))
                .storedIn(products);
        Actor lead = worker(Role.LEAD, id);
        if (!catalogue.all(new IncubatorId(id), lead).isEmpty()) return product;
        teams.join(product, Trade.DEVELOPMENT, "Mo Membre", member(product), "", lead);
        offer(lead, id, "Atelier de statistiques", "impact", false);
        offer(lead, id, "Écoute", "crise", true);
        return product;
    }

    private void offer(Actor lead, String incubator, String name, String family, boolean confidential) {
        catalogue.add(
                new IncubatorId(incubator),
                new OfferTyped(
                        new OfferTyped.Said(name, "Une page en ligne.", "", "", "", "", ""),
                        new OfferTyped.Chosen(family, "atelier", List.of("acceleration"), "ouverte", confidential),
                        new OfferTyped.Counted("", "", "2", "")),
                lead);
    }

    private long offer(ProductId product, String name) {
        return jdbc.sql("select id from support_offer where incubator_id = :incubator and name = :name")
                .params(Map.of("incubator", product.value(), "name", name))
                .query(Long.class)
                .single();
    }

    private static String member(ProductId product) {
        return "membre@" + product + ".test";
    }

    private Visit team(ProductId product) {
        return people.signedIn(people.actor(member(product)));
    }

    private Visit.Form asking(Visit visit, ProductId product, String offer) {
        String path = product.path() + "/appui/demande";
        return visit.form(visit.get(path + "?prestation=" + offer(product, offer)), path)
                .with("situation", NEED)
                .with("depuis-quand", "depuis septembre")
                .with("apres", "Nous déciderons sur des chiffres.");
    }

    private static Visit.Page move(Visit visit, String path, String to, String... typed) {
        Visit.Form form = visit.forms(visit.get(path)).stream()
                .filter(one ->
                        one.action().endsWith("/etat") && one.value("vers").equals(to))
                .findFirst()
                .orElseThrow();
        for (int at = 0; at < typed.length; at += 2) form.with(typed[at], typed[at + 1]);
        return form.send();
    }

    private List<String> kinds(String to) {
        return outbox.entries(to, 1).items().stream()
                .map(OutboxReader.Entry::kind)
                .filter(kind -> kind.startsWith("support-"))
                .toList();
    }

    @Test
    void aTeamAsksAndIsToldByWhenItIsAnsweredThenFollowsItToTheEnd() {
        ProductId product = product("appui.suivi");
        Visit team = team(product);
        Visit coach = people.signedIn(worker(Role.COACH, "appui.suivi"));
        Visit.Page asked = asking(team, product, "Atelier de statistiques").send();

        LocalDate due = WorkingDays.plus(days.today(), 5);
        assertThat(asked.text()).contains("Votre demande est envoyée.", NEED, "Mo Membre");
        assertThat(jdbc.sql("select due_on from support_request where product_id = 'appui.suivi'")
                        .query(LocalDate.class)
                        .single())
                .isEqualTo(due);
        assertThat(coach.get("/").text()).contains("Répondre à une demande : Atelier de statistiques");

        Actor ines = people.actor("coach@appui.suivi.test");
        move(coach, asked.path(), "cadree", "qui-aide", ines.id().toString(), "note", "Deux heures à distance.");
        move(
                coach,
                asked.path(),
                "planifiee",
                "prevue",
                days.today().plusDays(3).toString());
        move(coach, asked.path(), "en-cours");
        Visit.Page delivered = move(coach, asked.path(), "livree");

        assertThat(delivered.text()).contains("L’appui est livré.");
        assertThat(team.get(asked.path()).text()).contains("Livrée", "Inès Coach", "Deux heures à distance.");
        assertThat(kinds(member(product)))
                .containsExactlyInAnyOrder(
                        "support-received",
                        "support-cadree",
                        "support-planifiee",
                        "support-en-cours",
                        "support-livree");
        assertThat(outbox.entries(member(product), 1).items().toString()).doesNotContain(NEED);
    }

    @Test
    void aRefusalSaysWhyAndWhereToAskInstead() {
        ProductId product = product("appui.refus");
        Visit.Page asked =
                asking(team(product), product, "Atelier de statistiques").send();
        Visit lead = people.signedIn(worker(Role.LEAD, "appui.refus"));

        Visit.Page empty = move(lead, asked.path(), "refusee", "raison", "non");
        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.errorOf("raison")).contains("Dites pourquoi");
        assertThat(empty.errorOf("ailleurs-aussi")).contains("Dites où demander plutôt");
        move(
                lead,
                asked.path(),
                "refusee",
                "raison",
                "Notre statisticienne est partie en juin.",
                "ailleurs-aussi",
                "l’Insee");

        assertThat(team(product).get(asked.path()).text())
                .contains("Refusée", "Notre statisticienne est partie", "l’Insee");
    }

    @Test
    void whatIsConfidentialIsReadByWhoAsksWhoGivesAndWhoLeadsAlone() {
        ProductId product = product("appui.secret");
        Visit team = team(product);
        Visit lead = people.signedIn(worker(Role.LEAD, "appui.secret"));
        Visit coach = people.signedIn(worker(Role.COACH, "appui.secret"));
        teams.join(
                product, Trade.DESIGN, "Lou Autre", "autre@appui.secret.test", "", worker(Role.LEAD, "appui.secret"));
        Visit colleague = people.signedIn(people.actor("autre@appui.secret.test"));
        String path = asking(team, product, "Écoute").send().path();

        for (Visit other : List.of(coach, colleague)) {
            assertThat(other.get(path).status()).isEqualTo(404);
            assertThat(other.get(product.path() + "/appui").text()).contains("Rien n’a encore été demandé");
        }
        assertThat(coach.get("/appui/demandes").text()).contains("Aucune demande n’attend");
        assertThat(coach.get("/appui/demandes.csv?etat=toutes").body()).doesNotContain("appui.secret");
        assertThat(coach.get("/").text()).doesNotContain("Répondre à une demande : Écoute");
        assertThat(lead.get("/appui/demandes").text()).contains("Écoute", "confidentiel");

        move(
                lead,
                path,
                "cadree",
                "qui-aide",
                people.actor("coach@appui.secret.test").id().toString());

        assertThat(coach.get(path).text()).contains(NEED);
        assertThat(colleague.get(path).status()).isEqualTo(404);
    }

    @Test
    void anotherIncubatorReadsNothingOfIt() {
        ProductId product = product("appui.prive");
        String path =
                asking(team(product), product, "Atelier de statistiques").send().path();
        product("appui.voisin");
        Visit stranger = people.signedIn(worker(Role.LEAD, "appui.voisin"));

        assertThat(stranger.get(path).status()).isEqualTo(404);
        assertThat(stranger.get(product.path() + "/appui").status()).isEqualTo(403);
        assertThat(stranger.get("/api/appui/demandes?etat=toutes").body()).doesNotContain("appui.prive");
        assertThat(people.visitor().get("/api/appui/demandes").body()).doesNotContain("appui.prive");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            situation    | court   | Dites ce qui bloque
            depuis-quand |         | Dites depuis quand
            apres        |         | Dites ce qui serait différent
            souhaite     | 2020-01-01 | Donnez un jour
            prestation   | 0       | Choisissez un appui
            """)
    void whatLacksIsSaidBesideItsField(String field, String typed, String told) {
        ProductId product = product("appui.champs");
        Visit team = team(product);

        Visit.Page refused = asking(team, product, "Atelier de statistiques")
                .forged(field, typed == null ? "" : typed)
                .send();

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errorOf(field)).contains(told);
    }

    @Test
    void whatIsUrgentSaysWhy() {
        ProductId product = product("appui.urgent");
        Visit.Page refused = asking(team(product), product, "Atelier de statistiques")
                .with("urgent", "oui")
                .send();

        assertThat(refused.errorOf("urgence")).contains("Dites pourquoi c’est urgent");
    }

    @Test
    void theSameIsNotAskedTwiceAndClosingAnOfferAsksWhileARequestRuns() {
        ProductId product = product("appui.double");
        Visit team = team(product);
        asking(team, product, "Atelier de statistiques").send();

        assertThat(asking(team, product, "Atelier de statistiques")
                        .with("depuis-quand", "depuis hier")
                        .send()
                        .errorOf("prestation"))
                .contains("déjà demandé");
        Visit lead = people.signedIn(worker(Role.LEAD, "appui.double"));
        String edit = "/appui/gestion/" + offer(product, "Atelier de statistiques");
        Visit.Page sure = lead.form(lead.get(edit), edit).with("etat", "fermee").send();
        assertThat(sure.status()).isEqualTo(422);
        assertThat(sure.errorOf("ferme-quand-meme")).contains("Une demande est en cours");
        assertThat(lead.form(sure, edit).with("ferme-quand-meme", "oui").send().text())
                .contains("L’offre est modifiée.");
        assertThat(people.visitor().get("/appui?incubateur=appui.double").text())
                .contains("Fermé");
    }

    @Test
    void ofTwoWhoAnswerAtOnceTheSecondSeesWhereItStands() {
        ProductId product = product("appui.course");
        String path =
                asking(team(product), product, "Atelier de statistiques").send().path();
        Visit coach = people.signedIn(worker(Role.COACH, "appui.course"));
        Visit.Page read = coach.get(path);
        move(
                people.signedIn(worker(Role.LEAD, "appui.course")),
                path,
                "refusee",
                "raison",
                "Notre statisticienne est partie.",
                "ailleurs-aussi",
                "rien");

        Visit.Page stale = coach.forms(read).stream()
                .filter(form ->
                        form.action().endsWith("/etat") && form.value("vers").equals("cadree"))
                .findFirst()
                .orElseThrow()
                .with("qui-aide", people.actor("coach@appui.course.test").id().toString())
                .send();

        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.text()).contains("Quelqu’un d’autre a fait avancer cette demande", "Refusée");
    }

    @Test
    void whatTheFactsCallForIsProposedWithTheReason() {
        ProductId product = product("appui.faits");
        Visit team = team(product);

        Visit.Page page = team.get(product.path() + "/appui");
        assertThat(page.text())
                .contains("Pourquoi on vous le propose", "aucune page de statistiques n’est connue pour ce produit");
        asking(team, product, "Atelier de statistiques").send();

        assertThat(team.get(product.path() + "/appui").text()).doesNotContain("Pourquoi on vous le propose");
    }

    @Test
    void anAccountThatOnePersonAloneAdministersCallsForHelpWithTools() {
        ProductId product = product("appui.comptes");
        Actor lead = worker(Role.LEAD, "appui.comptes");
        offer(lead, "appui.comptes", "Revue des accès", "outils", false);
        Visit team = team(product);
        assertThat(team.get(product.path() + "/appui").text()).doesNotContain("à régler sur ses outils");
        long tool = tools.add(
                new IncubatorId("appui.comptes"),
                new ToolTyped(
                        new ToolTyped.Said("Nuage", "", "Retirer l’adresse.", "", ""),
                        new ToolTyped.Chosen("hebergement", "produit", "courriel", "manuel", "equipe", List.of()),
                        new ToolTyped.Counted("", "", "180")),
                lead);
        accounts.give(
                product,
                new DeclaredAccounts.Typed(
                        String.valueOf(tool),
                        String.valueOf(
                                accounts.of(product, lead).working().get(0).id()),
                        "administration",
                        "",
                        ""),
                lead);

        assertThat(team.get(product.path() + "/appui").text())
                .contains("Revue des accès", "un compte est à régler sur ses outils");
        asking(team, product, "Revue des accès").send();
        assertThat(team.get(product.path() + "/appui").text()).doesNotContain("à régler sur ses outils");
    }

    @Test
    void waitingGrowsWithWhatWaitsAndAnswersArePublishedFromFiveOn() {
        ProductId product = product("appui.attente");
        String offer = "/appui/" + offer(product, "Atelier de statistiques");
        assertThat(people.visitor().get(offer).text()).contains("Moins d’un jour");
        Visit lead = people.signedIn(worker(Role.LEAD, "appui.attente"));

        for (int at = 1; at <= 5; at++) {
            ProductId one =
                    SomeProduct.named("appui.attente." + at).in("appui.attente").storedIn(products);
            teams.join(one, Trade.DESIGN, "Mo Membre", member(product), "", worker(Role.LEAD, "appui.attente"));
            String path = one.path() + "/appui/demande";
            Visit team = team(product);
            String request = team.form(team.get(path), path)
                    .with("prestation", String.valueOf(offer(product, "Atelier de statistiques")))
                    .with("situation", NEED)
                    .with("depuis-quand", "depuis septembre")
                    .with("apres", "Nous déciderons.")
                    .send()
                    .path();
            if (at == 4)
                assertThat(people.visitor().get(offer).text())
                        .contains("3 semaines")
                        .doesNotContain("pour la moitié");
            move(lead, request, "refusee", "raison", "Notre statisticienne est partie.", "ailleurs-aussi", "rien");
        }

        assertThat(people.visitor().get(offer).text()).contains("0 pour la moitié, 0 pour neuf sur dix (5 réponses");
    }

    @Test
    void theDeskIsNarrowedByStateOfferWhoAndWordsInAFewStatements() {
        ProductId product = product("appui.tri");
        String path =
                asking(team(product), product, "Atelier de statistiques").send().path();
        Visit lead = people.signedIn(worker(Role.LEAD, "appui.tri"));
        String offer = "&offre=" + offer(product, "Atelier de statistiques");
        String other = "&offre=" + offer(product, "Écoute");

        for (String shown :
                List.of("?etat=", "?etat=demandee", "?qui=personne", "?q=APPUI.TRI", "?etat=demandee" + offer))
            assertThat(lead.get("/appui/demandes" + shown)
                            .html()
                            .select("tbody")
                            .text())
                    .as(shown)
                    .contains("Atelier de statistiques");
        for (String left : List.of("?qui=moi", "?etat=refusee", "?q=autre+chose", "?etat=demandee" + other))
            assertThat(lead.get("/appui/demandes" + left).html().select("tbody").text())
                    .as(left)
                    .doesNotContain("Atelier de statistiques");
        assertThat(people.signedIn(worker(Role.STAFF, "appui.tri"))
                        .get("/appui/demandes")
                        .text())
                .contains("Atelier de statistiques");
        assertThat(Statements.during(() -> lead.get("/appui/demandes?page=1"))).isBetween(1, 12);
        assertThat(Statements.during(() -> lead.get(path))).isBetween(1, 20);
    }

    @Test
    void whoAskedIsForgottenOnRequestAndWhatWasWrittenTwoYearsAfterTheEnd() {
        ProductId product = product("appui.oubli");
        String path =
                asking(team(product), product, "Atelier de statistiques").send().path();
        EmailAddress email = new EmailAddress(member(product));

        assertThat(ownData.held(ownData.person(email)).toString()).contains(NEED);
        move(team(product), path, "annulee");
        days.on(days.today().plusYears(3), () -> assertThat(retention.run()).isPositive());

        assertThat(jdbc.sql(
                                "select situation || coalesce(asked_by, 0) from support_request where product_id = 'appui.oubli'")
                        .query(String.class)
                        .single())
                .isEqualTo("0");
    }
}

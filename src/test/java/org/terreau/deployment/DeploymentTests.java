package org.terreau.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.identity.Actor;
import org.terreau.incubator.Incubators;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.NotAllowed;
import org.terreau.shared.Refused;
import org.terreau.shared.Stale;
import org.terreau.territory.Collectivities;
import org.terreau.territory.Collectivity;
import org.terreau.territory.CollectivityId;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.People;
import org.terreau.testing.Statements;
import org.terreau.testing.Visit;

@ApplicationTest
class DeploymentTests {

    private static final LocalDate DAY = LocalDate.of(2024, 5, 14);

    private final People people;
    private final DeployedProducts products;
    private final Deployments deployments;
    private final CollectivityList list;
    private final Collectivities collectivities;
    private final NextSteps steps;
    private final Mergers mergers;
    private final JdbcClient jdbc;

    DeploymentTests(
            People people,
            ProductCatalogue catalogue,
            Incubators incubators,
            Deployments deployments,
            CollectivityList list,
            Collectivities collectivities,
            NextSteps steps,
            Mergers mergers,
            JdbcClient jdbc) {
        this.people = people;
        this.products = new DeployedProducts(catalogue, incubators, people);
        this.deployments = deployments;
        this.list = list;
        this.collectivities = collectivities;
        this.steps = steps;
        this.mergers = mergers;
        this.jdbc = jdbc;
    }

    private static CollectivityId commune(String code) {
        return CollectivityId.parse("commune:" + code).orElseThrow();
    }

    private void add(ProductId product, DeploymentState state, LocalDate on, String... codes) {
        List<Collectivity> places = new ArrayList<>();
        for (String code : codes) places.add(collectivities.find(commune(code)).orElseThrow());
        deployments.add(
                product,
                places,
                new Deployments.Adding(state, on, Deployment.Origin.TEAM, null, "Convenu avec le comité."),
                products.officer());
    }

    @Test
    void aListIsShownWithItsDoubtsBeforeAnythingIsWritten() {
        ProductId product = products.product("Listes");
        add(product, DeploymentState.CONTACTED, DAY, "29019");
        Visit officer = people.signedIn(products.officer());
        String path = product.path() + "/deploiements";
        Visit.Page review = officer.form(officer.get(path + "/ajout"), path + "/ajout")
                .with(
                        "collectivites",
                        "35238\nSaint-Denis\nBrest (29)\n01033\n01018\nArbignieu\n99999\n35238\nQuimperrr")
                .with("etat", "contacte")
                .send();
        assertThat(review.status()).isEqualTo(200);
        assertThat(review.text())
                .contains("Rien n’est encore écrit")
                .contains("Une ligne en double")
                .contains("Une collectivité déjà présente")
                .contains("2 anciennes communes")
                .contains("Un nom ambigu")
                .contains("2 lignes inconnues")
                .contains("Valserhône (01)")
                .contains("Arboys en Bugey (01)")
                .contains("Quimper (29)");
        assertThat(review.html().select("input[name=choix-2]").eachAttr("value"))
                .contains("commune:93066", "commune:97411", "ignorer");
        assertThat(officer.get("/api" + path + "/tableau").body()).doesNotContain("Rennes");
        Visit.Page refused = officer.form(review, path + "/ajout/confirmation").send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("Ligne 2, « Saint-Denis » : choisissez une collectivité");
        Visit.Page written = officer.form(refused, path + "/ajout/confirmation")
                .with("choix-2", "commune:93066")
                .with("choix-7", "ignorer")
                .with("choix-9", "commune:29232")
                .send();
        assertThat(written.text()).contains("5 collectivités sont ajoutées, une était déjà là.");
        assertThat(officer.get(path + "/tableau.csv").body())
                .contains(
                        "Rennes;35238;commune;35;", "Valserhône;01033", "Saint-Denis;93066", "Quimper;29232;commune;29")
                .contains("Brest;29019");
        assertThat(deployments
                        .read(product, commune("29019"), products.officer())
                        .since())
                .as("what was there stays")
                .isEqualTo(DAY);
    }

    @Test
    void aCodeAndANameThatDisagreeAskAndNothingIsChosen() {
        ProductId product = products.product("Contradictions");
        Visit officer = people.signedIn(products.officer());
        String path = product.path() + "/deploiements/ajout";
        Visit.Page review = officer.form(officer.get(path), path)
                .with("collectivites", "code;nom\n13001;Marseille\n29019;Quimper\n75016;\n29232;Quimper")
                .send();
        assertThat(review.text())
                .contains("Une collectivité reconnue")
                .contains("2 lignes dont le code et le nom se contredisent")
                .contains("Un numéro à la fois code INSEE et code postal");
        assertThat(review.html().select("input[name=choix-2]").eachAttr("value"))
                .containsExactly("commune:13055", "commune:13001", "ignorer");
        assertThat(review.html().select("input[name=choix-3]").eachAttr("value"))
                .containsExactly("commune:29019", "commune:29232", "ignorer");
        assertThat(review.html().select("input[name=choix-4]").eachAttr("value"))
                .containsExactly("commune:94016", "commune:75056", "ignorer");
        assertThat(review.html().select("input[name^=choix-][checked]")).isEmpty();
    }

    @Test
    void aFileSaysTheStateAndTheDayOfEachLineAndIsTakenBackInOneGo() {
        ProductId product = products.product("Listes datées");
        Visit officer = people.signedIn(products.officer());
        String path = product.path() + "/deploiements";
        Visit.Page refused = officer.form(officer.get(path + "/ajout"), path + "/ajout")
                .with("collectivites", "code insee;etat;date\n29232;presque;12/03/2026\n29019;;le mois dernier")
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text())
                .contains("Ligne 2 : « presque » n’est pas un état")
                .contains("Ligne 3 : « le mois dernier » n’est pas une date");
        Visit.Page review = officer.form(refused, path + "/ajout")
                .with(
                        "collectivites",
                        "code insee;etat;date\n29232;Expérimente;12/03/2026\n29019;en pause;2026-02-01\n29151;;\n13001;;\nSaint-Denis;;")
                .send();
        Visit.Page written = officer.form(review, path + "/ajout/confirmation")
                .with("etat", "contacte")
                .with("ecarter", "oui")
                .send();
        assertThat(written.text()).contains("4 collectivités sont ajoutées");
        assertThat(officer.get(path + "/tableau.csv").body())
                .contains("Quimper;29232;commune;29;")
                .contains(";test;2026-03-12;")
                .contains(";pause;2026-02-01;")
                .contains("Aix-en-Provence;13001")
                .doesNotContain("Saint-Denis");
        add(product, DeploymentState.CONTACTED, DAY, "35238");
        Visit.Page again = officer.get(path + "/ajout");
        String undo = again.html().expectFirst("form[action$=/annulation]").attr("action");
        assertThat(officer.form(again, undo).send().text()).contains("4 collectivités sont retirées");
        assertThat(officer.get(path + "/tableau.csv").body()).contains("Rennes").doesNotContain("Quimper");
        assertThat(officer.get(path + "/ajout").html().select("form[action$=/annulation]"))
                .isEmpty();
    }

    @Test
    void manyCollectivitiesChangeStateAtOnceOrNone() {
        ProductId product = products.product("États ensemble");
        add(product, DeploymentState.PROSPECT, DAY, "29232", "29019", "29151");
        Visit officer = people.signedIn(products.officer());
        String path = product.path() + "/deploiements";
        Visit.Page list = officer.get(path + "?vue=liste");
        Visit.Page none = officer.form(list, path + "/etats")
                .with("vers", "contacte")
                .with("le", DAY.plusDays(1).toString())
                .send();
        assertThat(none.status()).isEqualTo(422);
        assertThat(none.text()).contains("Cochez des collectivités");
        Visit.Page early = officer.form(none, path + "/etats")
                .with("portee", "liste")
                .with("vers", "contacte")
                .with("le", DAY.minusDays(1).toString())
                .send();
        assertThat(early.text())
                .contains("3 collectivités ne peuvent pas passer à cet état")
                .contains("Rien n’est changé");
        Visit.Page ticked = officer.form(early, path + "/etats")
                .with("portee", "cochees")
                .with("collectivite", "commune:29232")
                .with("le", DAY.plusDays(1).toString())
                .send();
        assertThat(ticked.text()).contains("L’état d’une collectivité est changé");
        Visit.Page all = officer.form(officer.get(path + "?vue=liste&q=29151"), path + "/etats")
                .with("portee", "liste")
                .with("vers", "test")
                .with("le", DAY.plusDays(2).toString())
                .send();
        assertThat(all.text()).contains("L’état d’une collectivité est changé");
        assertThat(deployments
                        .read(product, commune("29019"), products.officer())
                        .state())
                .isEqualTo(DeploymentState.PROSPECT);
        assertThat(deployments
                        .read(product, commune("29232"), products.officer())
                        .state())
                .isEqualTo(DeploymentState.CONTACTED);
        assertThat(deployments
                        .read(product, commune("29151"), products.officer())
                        .state())
                .isEqualTo(DeploymentState.TESTING);
    }

    @Test
    void aLegalPersonIsAddedOnceUnderWhicheverEntryOfTheCode() {
        ProductId product = products.product("Collectivités uniques");
        Visit officer = people.signedIn(products.officer());
        String path = product.path() + "/deploiements/ajout";
        Visit.Page review = officer.form(officer.get(path), path)
                .with("collectivites", "departement:976\nregion:06\n2A\n2B\nCorse\n67\nHaut-Rhin\nParis\n75")
                .send();
        assertThat(review.text()).contains("4 collectivités reconnues").contains("5 lignes en double");
        officer.form(review, path + "/confirmation").with("etat", "test").send();
        assertThat(deployments.visible(product))
                .extracting(deployment -> deployment.collectivity().id().toString())
                .containsExactlyInAnyOrder("departement:976", "region:94", "departement:6AE", "commune:75056");
        assertThat(officer.get("/collectivites/region:06").text()).contains("Mayotte");
    }

    @Test
    void deploymentsOfOneLegalPersonUnderTwoEntriesAreJoined() {
        ProductId product = products.product("Entrées réunies");
        add(product, DeploymentState.CONTACTED, DAY, "29019", "29232");
        for (String[] change : new String[][] {{"29019", "region:06"}, {"29232", "departement:976"}})
            for (String table : List.of("deployment", "deployment_event"))
                jdbc.sql("update " + table
                                + " set collectivity = :to where product_id = :product and collectivity = :from")
                        .param("to", change[1])
                        .param("from", "commune:" + change[0])
                        .param("product", product.value())
                        .update();
        jdbc.sql("update deployment set edition = 0 where product_id = :product")
                .param("product", product.value())
                .update();
        mergers.follow();
        assertThat(deployments
                        .page(product, DeploymentFilter.ALL, 1, products.officer())
                        .items())
                .extracting(deployment -> deployment.collectivity().id().toString())
                .containsExactly("departement:976");
    }

    @Test
    void aFileOfASpreadsheetIsReadByItsColumns() {
        List<CollectivityList.Line> lines = list.read(
                "Département;Nom commune\n93;Saint-Denis\n974;Saint-Denis\n1;Arboys en Bugey\n\n29;\"Brest\"\n",
                java.util.Set.of());
        assertThat(lines.stream()
                        .map(line -> line.number() + " " + line.kind() + " "
                                + line.candidates().get(0).id()))
                .containsExactly(
                        "2 READY commune:93066",
                        "3 READY commune:97411",
                        "4 READY commune:01015",
                        "6 READY commune:29019");
        assertThat(list.read("code,nom\n1015,peu importe\n243500139,\n2A004,Ajaccio", java.util.Set.of()).stream()
                        .map(line ->
                                line.kind() + " " + line.candidates().get(0).id()))
                .containsExactly("READY commune:01015", "READY epci:243500139", "READY commune:2A004");
        assertThat(list.read("code postal;ville\n13001;Marseille\n06100;Nice", java.util.Set.of()).stream()
                        .map(line ->
                                line.kind() + " " + line.candidates().get(0).id()))
                .containsExactly("READY commune:13055", "READY commune:06088");
    }

    @Test
    void whateverIsTypedEachLineIsReadOnceAndNothingBreaks() {
        Random random = new Random(7);
        String signs = "0123456789AB;,\t\"'()- éœSaint\n\u00a0\uFEFF%_\\";
        for (int text = 0; text < 300; text++) {
            StringBuilder typed = new StringBuilder();
            for (int at = random.nextInt(120); at > 0; at--) typed.append(signs.charAt(random.nextInt(signs.length())));
            List<Integer> numbers = list.read(typed.toString(), java.util.Set.of()).stream()
                    .map(CollectivityList.Line::number)
                    .toList();
            assertThat(numbers).as("%s", typed).doesNotHaveDuplicates().isSorted();
            assertThat(numbers.size())
                    .isLessThanOrEqualTo((int) typed.toString().lines().count());
        }
    }

    @Test
    void aStateChangesAsTheTableAllowsAndTheHistoryKeepsIt() {
        ProductId product = products.product("Histoires");
        add(product, DeploymentState.PROSPECT, DAY, "29232");
        Visit officer = people.signedIn(products.officer());
        String path = product.path() + "/deploiements/commune:29232";
        Visit.Page sheet = officer.get(path);
        assertThat(sheet.html().select("select[name=vers] option").eachAttr("value"))
                .containsExactly("", "contacte", "test", "actif", "parti");
        Visit.Page refused = officer.form(sheet, path + "/etat")
                .with("vers", "parti")
                .with("le", DAY.minusDays(1).toString())
                .send();
        assertThat(refused.errorOf("le")).contains("précède le début");
        assertThat(refused.errorOf("raison")).contains("Dites pourquoi");
        Visit.Page before =
                officer.form(sheet, path + "/etat").with("vers", "actif").send();
        assertThat(before.status()).isEqualTo(422);
        assertThat(before.errorOf("raison")).contains("Aucune expérimentation n’a conclu");
        assertThat(officer.form(sheet, path + "/etat")
                        .with("vers", "actif")
                        .with("raison", "Le maire a déjà signé.")
                        .send()
                        .text())
                .contains("L’état est changé")
                .contains("de « Prospect » à « Utilise »")
                .contains("Le maire a déjà signé.")
                .contains("Maïa Déploie");
        assertThatThrownBy(() -> deployments.move(
                        product,
                        commune("29232"),
                        DeploymentState.PAUSED,
                        DAY.plusYears(1),
                        "Travaux",
                        1,
                        products.officer()))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> deployments.move(
                        product,
                        commune("29232"),
                        DeploymentState.PAUSED,
                        deployments
                                .read(product, commune("29232"), products.officer())
                                .since(),
                        "Travaux",
                        1,
                        products.officer()))
                .isInstanceOf(Stale.class);
        assertThatThrownBy(() -> deployments.move(
                        product, commune("29232"), DeploymentState.CONTACTED, DAY, "", 2, products.officer()))
                .isInstanceOf(Refused.class);
    }

    @Test
    void theBoardIsFilteredFromItsAddressAndGivenAsFiles() {
        ProductId product = products.product("Tableaux");
        add(product, DeploymentState.PROSPECT, DAY, "29019", "29232", "35238");
        add(product, DeploymentState.ACTIVE, DAY, "22278");
        Visit officer = people.signedIn(products.officer());
        String path = product.path() + "/deploiements";
        Visit.Page board = officer.get(path);
        assertThat(board.html().select(".t-column").eachText().stream()
                        .map(text -> text.split(" ")[0] + text.contains("Brest")))
                .contains("Prospecttrue", "Utilisefalse");
        assertThat(officer.get(path + "?vue=liste&q=BR%C3%88ST").html().select(".t-step-card"))
                .hasSize(1);
        assertThat(officer.get(path + "?vue=liste&territoire=region:53").html().select(".t-step-card"))
                .hasSize(4);
        assertThat(officer.get(path + "?vue=liste&territoire=departement:29&etat=prospect")
                        .html()
                        .select(".t-step-card"))
                .hasSize(2);
        assertThat(officer.get(path + "/tableau.csv?etat=actif").body())
                .contains(";22278;")
                .doesNotContain("29019");
        assertThat(officer.get(path + "?vue=liste&q=%25").status()).isEqualTo(200);
        int statements = Statements.during(() -> officer.get(path));
        assertThat(statements).isLessThanOrEqualTo(22);
    }

    @Test
    void aNextStepIsRemindedOfOnce() {
        ProductId product = products.product("Rappels");
        add(product, DeploymentState.CONTACTED, DAY, "29019", "29232");
        Actor officer = products.officer();
        LocalDate due = LocalDate.of(2025, 3, 3);
        deployments.edit(
                product,
                commune("29019"),
                new Deployments.Details(Deployment.Origin.TEAM, "", "", officer.id(), "Rappeler le maire", due),
                1,
                officer);
        assertThat(mails("deployment-next-steps")).isEmpty();
        steps.remind(due.minusDays(1));
        assertThat(mails("deployment-next-steps")).isEmpty();
        steps.remind(due);
        steps.remind(due.plusDays(1));
        assertThat(mails("deployment-next-steps"))
                .singleElement()
                .asString()
                .contains("Brest (29), Rappels\u00a0: Rappeler le maire (3 mars 2025)")
                .contains("/deploiements/commune:29019");
        deployments.edit(
                product,
                commune("29019"),
                new Deployments.Details(
                        Deployment.Origin.TEAM, "", "", officer.id(), "Rappeler le maire", due.plusDays(9)),
                2,
                officer);
        steps.remind(due.plusDays(9));
        assertThat(mails("deployment-next-steps"))
                .as("a new date is a new reminder")
                .hasSize(2);
    }

    private List<String> mails(String kind) {
        return jdbc.sql("select body from mail_outbox where kind = :kind order by id")
                .param("kind", kind)
                .query(String.class)
                .list();
    }

    @Test
    void strangersAreKeptOut() {
        ProductId product = products.product("Portes");
        add(product, DeploymentState.PROSPECT, DAY, "29019");
        Visit stranger = people.signedIn(products.stranger());
        for (String path : List.of("", "/ajout", "/cible", "/commune:29019", "/tableau.csv"))
            assertThat(stranger.get(product.path() + "/deploiements" + path).status())
                    .as(path)
                    .isEqualTo(403);
        for (String path : List.of("/vagues", "/experimentations"))
            assertThat(stranger.get(product.path() + path).status()).as(path).isEqualTo(403);
        assertThatThrownBy(() -> deployments.remove(product, commune("29019"), products.stranger()))
                .isInstanceOf(NotAllowed.class);
        assertThat(people.visitor().get(product.path() + "/deploiements.csv").body())
                .as("a prospect is nobody's business")
                .doesNotContain("Brest");
        assertThat(people.visitor()
                        .get("/produits/inconnu.du.tout/deploiements.csv")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void twoEntriesAreJoinedWhereTheLegalPersonItselfWasNotThereYet() {
        ProductId product = products.product("Entrées à réunir");
        add(product, DeploymentState.CONTACTED, DAY, "29019");
        add(product, DeploymentState.ACTIVE, DAY.plusDays(3), "29232");
        for (String[] change : new String[][] {{"29019", "departement:67"}, {"29232", "departement:68"}})
            for (String table : List.of("deployment", "deployment_event"))
                jdbc.sql("update " + table
                                + " set collectivity = :to where product_id = :product and collectivity = :from")
                        .param("to", change[1])
                        .param("from", "commune:" + change[0])
                        .param("product", product.value())
                        .update();
        jdbc.sql("update deployment set edition = 0 where product_id = :product")
                .param("product", product.value())
                .update();
        mergers.follow();
        assertThat(deployments.visible(product)).singleElement().satisfies(joined -> {
            assertThat(joined.collectivity().id()).hasToString("departement:6AE");
            assertThat(joined.state()).isEqualTo(DeploymentState.ACTIVE);
            assertThat(joined.since()).isEqualTo(DAY.plusDays(3));
        });
        assertThat(mergers.follow()).isZero();
    }

    @Test
    void deploymentsFollowACommuneThatMerged() {
        ProductId product = products.product("Fusions");
        ProductId other = products.product("Fusions deux");
        add(product, DeploymentState.CONTACTED, DAY, "01033");
        add(product, DeploymentState.ACTIVE, DAY.plusDays(3), "29019");
        add(other, DeploymentState.PROSPECT, DAY, "29232");
        // As an earlier edition left them: one beside its successor, one alone.
        rename(product, "29019", "01018");
        rename(other, "29232", "01091");
        assertThat(mergers.follow()).isGreaterThanOrEqualTo(2);
        Deployment joined = deployments.read(product, commune("01033"), products.officer());
        assertThat(joined.state()).isEqualTo(DeploymentState.ACTIVE);
        assertThat(joined.since()).isEqualTo(DAY.plusDays(3));
        assertThat(deployments.history(product, commune("01033"), products.officer()))
                .extracting(Deployment.Event::kind)
                .containsExactly("fusion", "ajout", "ajout");
        Deployment followed = deployments.read(other, commune("01033"), products.officer());
        assertThat(followed.state()).isEqualTo(DeploymentState.PROSPECT);
        assertThat(deployments
                        .history(other, commune("01033"), products.officer())
                        .get(0)
                        .text())
                .isEqualTo("01091");
        assertThat(mergers.follow()).isZero();
        theSumsAreTrue();
    }

    private void rename(ProductId product, String from, String to) {
        for (String table : List.of("deployment", "deployment_event"))
            jdbc.sql("update " + table + " set collectivity = :to where product_id = :product and collectivity = :from")
                    .param("to", "commune:" + to)
                    .param("from", "commune:" + from)
                    .param("product", product.value())
                    .update();
        jdbc.sql("update deployment set edition = 2020 where product_id = :product")
                .param("product", product.value())
                .update();
    }

    @Test
    void theSumsFollowEveryChangeWhateverItsOrder() {
        Random random = new Random(11);
        List<Collectivity> places =
                collectivities.communesOf(CollectivityId.parse("departement:29").orElseThrow());
        List<ProductId> some = List.of(products.product("Sommes un"), products.product("Sommes deux"));
        for (int change = 0; change < 120; change++) {
            ProductId product = some.get(random.nextInt(2));
            Collectivity place = places.get(random.nextInt(12));
            LocalDate day = LocalDate.of(2019, 1, 1).plusDays(change * 15L);
            DeploymentState state = DeploymentState.values()[random.nextInt(6)];
            try {
                if (random.nextInt(6) == 0) deployments.remove(product, place.id(), products.officer());
                else if (random.nextInt(3) == 0)
                    add(product, state, day, place.id().code());
                else {
                    Deployment one = deployments.read(product, place.id(), products.officer());
                    deployments.move(product, place.id(), state, day, "Essai", one.version(), products.officer());
                }
            } catch (Refused | org.terreau.shared.NotFound notNow) {
                continue;
            }
        }
        theSumsAreTrue();
        theHistoryIsTrue();
        for (ProductId product : some) {
            long active = deployments
                    .all(product, new DeploymentFilter("", "actif", "", "", "", "", "", ""), products.officer())
                    .size();
            assertThat(jdbc.sql("select coalesce(sum(places), 0) from deployment_tally where product_id = :product")
                            .param("product", product.value())
                            .query(Long.class)
                            .single())
                    .isEqualTo(active);
        }
    }

    private void theSumsAreTrue() {
        assertThat(rows("select collectivity || ' ' || uses from deployment_place where uses <> 0"))
                .isEqualTo(
                        rows(
                                "select collectivity || ' ' || count(*) from deployment where state = 'actif' group by collectivity"));
        assertThat(
                        rows(
                                "select departement || ' ' || collectivities || ' ' || uses from deployment_departement where uses <> 0"))
                .isEqualTo(rows("""
                        select departement || ' ' || count(distinct collectivity) || ' ' || count(*) from deployment
                        where state = 'actif' group by departement"""));
        assertThat(rows("select scope || ' ' || product_id || ' ' || uses from deployment_rank where uses <> 0"))
                .isEqualTo(rows("""
                        select scope || ' ' || product_id || ' ' || count(*)
                        from deployment, lateral (values ('strate:' || stratum), ('departement:' || departement)) s (scope)
                        where state = 'actif' group by scope, product_id"""));
    }

    private void theHistoryIsTrue() {
        assertThat(rows("select collectivity || ' ' || sum(change) from deployment_place_quarter"
                        + " group by collectivity having sum(change) <> 0"))
                .isEqualTo(rows("select collectivity || ' ' || count(*) from deployment"
                        + " where state = 'actif' and collectivity like 'commune:%' group by collectivity"));
        String kept = "select departement || ' ' || quarter || ' ' || uses || ' ' || communes || ' ' || inhabitants"
                + " from deployment_territory_quarter where (uses, communes, inhabitants) <> (0, 0, 0)";
        List<String> followed = rows(kept);
        jdbc.sql("select deployment_recount()").query(row -> {});
        assertThat(followed).isEqualTo(rows(kept)).isNotEmpty();
        Map<String, Long> uses = new HashMap<>();
        Map<String, Long> began = new TreeMap<>();
        jdbc.sql("select collectivity, quarter, departement, change from deployment_place_quarter order by quarter")
                .query(row -> {
                    String place = row.getString("collectivity");
                    long before = uses.getOrDefault(place, 0L);
                    long after = before + row.getLong("change");
                    uses.put(place, after);
                    long step = (after > 0 ? 1 : 0) - (before > 0 ? 1 : 0);
                    began.merge(row.getString("departement") + " " + row.getString("quarter"), step, Long::sum);
                });
        began.values().removeIf(step -> step == 0);
        assertThat(rows("select departement || ' ' || quarter || ' ' || communes from deployment_territory_quarter"
                        + " where communes <> 0"))
                .isEqualTo(began.entrySet().stream()
                        .map(entry -> entry.getKey() + " " + entry.getValue())
                        .sorted()
                        .toList());
    }

    private List<String> rows(String sql) {
        return jdbc.sql(sql).query(String.class).list().stream().sorted().collect(Collectors.toList());
    }

    @Test
    void aWaveGathersTargetsAndSaysHowFarTheyAre() {
        ProductId product = products.product("Vagues");
        Visit officer = people.signedIn(products.officer());
        String waves = product.path() + "/vagues";
        Visit.Page refused = officer.form(officer.get(waves), waves)
                .with("nom", "Littoral")
                .with("debut", "2026-03-01")
                .with("fin", "2026-02-01")
                .send();
        assertThat(refused.errorOf("fin")).contains("précède");
        Visit.Page wave = officer.form(refused, waves).with("fin", "2026-06-30").send();
        assertThat(wave.text()).contains("La vague est créée").contains("Aucune cible");
        String number = wave.path().replaceAll(".*/", "");
        String path = product.path() + "/deploiements/ajout";
        Visit.Page review = officer.form(officer.get(path + "?vague=" + number), path)
                .with("collectivites", "29019\n29232\n29151\n29039")
                .send();
        officer.form(review, path + "/confirmation").send();
        deployments.move(
                product,
                commune("29019"),
                DeploymentState.ACTIVE,
                deployments.read(product, commune("29019"), products.officer()).since(),
                "Signé",
                1,
                products.officer());
        assertThat(officer.get(waves + "/" + number).text())
                .contains("4Collectivités cibles")
                .contains("25 %")
                .contains("Morlaix (29)");
        assertThat(officer.get(product.path() + "/deploiements?vue=liste&vague=" + number)
                        .html()
                        .select(".t-step-card"))
                .hasSize(4);
        Visit.Page page = officer.get(waves + "/" + number);
        officer.form(page, waves + "/" + number + "/retrait").send();
        assertThat(officer.get(waves).text()).contains("Littoral").contains("3");
        officer.form(officer.get(waves + "/" + number), waves + "/" + number + "/suppression")
                .send();
        assertThat(officer.get(waves + "/" + number).status()).isEqualTo(404);
        assertThat(officer.get(product.path() + "/deploiements?vue=liste")
                        .html()
                        .select(".t-step-card"))
                .as("the deployments stay")
                .hasSize(4);
    }
}

package org.terreau.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.identity.Grant;
import org.terreau.identity.Role;
import org.terreau.incubator.Catalogue;
import org.terreau.incubator.Incubator;
import org.terreau.incubator.IncubatorId;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.Days;
import org.terreau.testing.People;
import org.terreau.testing.SomeProduct;
import org.terreau.testing.Statements;
import org.terreau.testing.Visit;

/** An incubator takes over the tables that it kept elsewhere. */
@ApplicationTest
class SheetStoryTests {

    private static final String PATH = "/reprise-de-tableaux";

    private final Catalogue incubators;
    private final ProductCatalogue catalogue;
    private final Products products;
    private final People people;
    private final JdbcClient jdbc;
    private final Days days;

    SheetStoryTests(
            Catalogue incubators,
            ProductCatalogue catalogue,
            Products products,
            People people,
            JdbcClient jdbc,
            Days days) {
        this.incubators = incubators;
        this.catalogue = catalogue;
        this.products = products;
        this.people = people;
        this.jdbc = jdbc;
        this.days = days;
    }

    private Visit staff(String incubator, String who) {
        incubators.store(
                new Incubator(
                        new IncubatorId(incubator),
                        "Incubateur " + incubator,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        "",
                        false),
                "{}");
        return people.signedIn(
                people.someone(who + "@" + incubator + ".test", "Sacha Reprise", new Grant(Role.STAFF, incubator)));
    }

    private Visit staff(String incubator) {
        return staff(incubator, "sacha");
    }

    private static Visit.Page sent(Visit visit, SheetKind kind, String table) {
        String path = PATH + "/" + kind.code();
        return visit.form(visit.get(path), path)
                .file("fichier", "suivi.csv", table.getBytes(StandardCharsets.UTF_8))
                .send();
    }

    private static Visit.Page pressed(Visit visit, Visit.Page shown, String act) {
        return visit.form(shown, path(shown)).with("geste", act).send();
    }

    /** The address of a table, without where its lines are. */
    private static String path(Visit.Page shown) {
        return shown.path().replaceAll("[?#].*", "");
    }

    private static Visit.Page taken(Visit visit, SheetKind kind, String table) {
        return pressed(visit, sent(visit, kind, table), "prendre");
    }

    private long mails(String recipient) {
        return jdbc.sql("select count(*) from mail_outbox where recipient like :like")
                .param("like", "%" + recipient)
                .query(Long.class)
                .single();
    }

    private static List<String> rows(Visit.Page page) {
        return page.html().select("table tbody tr").stream()
                .map(row -> row.text().replace('\u00a0', ' '))
                .toList();
    }

    @Test
    void productsOfAMessyTableComeInAndTheRefusedLinesAreGivenBack() {
        Visit visit = staff("reprise-produits");
        Visit.Page shown = sent(visit, SheetKind.PRODUCTS, """
                Suivi des services;;;;
                ;;;;
                Nom de la startup;Description;Statut;Date de début;Site web
                Reprise Un;Compter les arbres;Beta;12/3/24;https://un.exemple.fr
                ;;;;
                Reprise Deux;=A4;Alpha;mars 2024;
                Reprise Trois;Compter les bancs;truc;31/02/2024;un.exemple.fr
                reprise  un;Encore lui;;;
                Reprise Quatre;;Pérennisé;;
                """);
        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.html()
                        .select("select[name=colonne-0] option[selected]")
                        .val())
                .isEqualTo("nom");
        assertThat(shown.html()
                        .select("select[name=colonne-3] option[selected]")
                        .val())
                .isEqualTo("depuis");
        assertThat(rows(shown))
                .anyMatch(row -> row.startsWith("4 Reprise Un Sera reprise"))
                .anyMatch(row ->
                        row.startsWith("6 Reprise Deux Refusée") && row.contains("formule") && row.contains("Alpha"))
                .anyMatch(row -> row.startsWith("7 Reprise Trois Refusée")
                        && row.contains("31/02/2024")
                        && row.contains("https://"))
                .anyMatch(row ->
                        row.startsWith("8 reprise un Refusée") && row.contains("La ligne 4 dit déjà la même chose"));
        assertThat(rows(shown))
                .as("a phase without a day begins on none that nobody agreed to")
                .anyMatch(row -> row.startsWith("9 Reprise Quatre Refusée") && row.contains("depuis quand"));
        assertThat(products.exists(new ProductId("reprise.un"))).isFalse();

        Visit.Page told = visit.form(shown, path(shown))
                .with(Unknown.field("phase", "truc"), "construction")
                .with(Unknown.field("phase", "alpha"), "investigation")
                .with("sans-date", "oui")
                .with("geste", "relire")
                .send();
        assertThat(rows(told)).anyMatch(row -> row.startsWith("7 Reprise Trois Refusée") && !row.contains("truc"));
        assertThat(rows(told))
                .anyMatch(row ->
                        row.startsWith("9 Reprise Quatre Sera reprise") && row.contains("le jour de la reprise"));
        assertThat(visit.get(path(told) + "/refusees.csv").body())
                .contains("Reprise Trois;Compter les bancs;truc;31/02/2024;un.exemple.fr;")
                .contains("Pourquoi");

        Visit.Page report = pressed(visit, told, "prendre");
        assertThat(report.path()).startsWith(PATH + "/reprises/");
        assertThat(report.text()).contains("2 lignes reprises", "3 refusées", "Sacha Reprise");
        assertThat(rows(report))
                .anyMatch(row -> row.startsWith("9 Reprise Quatre") && row.contains("le jour de la reprise"));
        assertThat(products.read(new ProductId("reprise.un")).phases().get(0).start())
                .hasToString("2024-03-12");
        assertThat(products.read(new ProductId("reprise.quatre"))
                        .phases()
                        .get(0)
                        .kind()
                        .code())
                .isEqualTo("opere");
        assertThat(visit.get(report.path() + "/refusees.csv").body()).contains("Reprise Deux;=A4".replace("=", "'="));
        assertThat(visit.get(report.path() + ".csv").body()).contains("faite;Reprise Un;/produits/reprise.un;");
        assertThat(visit.get(report.path().replace(PATH + "/reprises", "/api/reprises-de-tableaux"))
                        .body())
                .contains("\"devenir\":\"refusee\"");
        assertThat(people.visitor().get("/produits/reprise.un").text()).contains("Compter les arbres");
    }

    @Test
    void theSameTableTwiceMakesNothingTwice() {
        Visit visit = staff("reprise-deux-fois");
        String table = "nom;mission\nDeux fois un;Une mission\nDeux fois deux;Une autre\n";
        taken(visit, SheetKind.PRODUCTS, table);
        Visit.Page again = sent(visit, SheetKind.PRODUCTS, table);
        assertThat(again.text()).contains("2 lignes déjà là").contains("Aucune ligne à reprendre");
        assertThat(visit.form(again, path(again))
                        .forged("geste", "prendre")
                        .send()
                        .text())
                .contains("Rien n’est à reprendre");
    }

    @Test
    void undoingTakesBackWhatNobodyTouchedAndSaysWhatStays() {
        Visit visit = staff("reprise-annulee");
        Visit.Page report = taken(
                visit,
                SheetKind.PRODUCTS,
                "nom;phase;depuis\nAnnulable un;beta;01/2024\nAnnulable deux;beta;03/2024\nAnnulable trois;;\n");
        jdbc.sql("update product set version = version + 1 where id = 'annulable.deux'")
                .update();
        Visit.Page undone = visit.form(report, report.path() + "/annulation").send();
        assertThat(undone.text()).contains("2 choses retirées, une gardée");
        assertThat(rows(undone))
                .anyMatch(row -> row.contains("Annulable deux") && row.contains("quelqu’un y a touché"));
        assertThat(products.exists(new ProductId("annulable.un"))).isFalse();
        assertThat(products.exists(new ProductId("annulable.deux"))).isTrue();
        assertThat(visit.get(undone.path()).html().select("form[action$=/annulation]"))
                .isEmpty();
    }

    @Test
    void aReportThatIsTooOldIsNotUndone() {
        Visit visit = staff("reprise-ancienne");
        Visit.Page report =
                taken(visit, SheetKind.PRODUCTS, "nom;mission\nAncienne reprise;Vieille\nnom seul avec lien;@\n");
        Visit.Form undo = visit.form(report, report.path() + "/annulation");
        jdbc.sql("update sheet_run set taken_at = taken_at - interval '8 days' where incubator_id = 'reprise-ancienne'")
                .update();
        assertThat(undo.send().text()).contains("ne s’annule plus");
        assertThat(products.exists(new ProductId("ancienne.reprise"))).isTrue();
    }

    @Test
    void peopleJoinTheTeamsOfTheirProductsWithoutAnAccountUnlessItIsAsked() {
        Visit visit = staff("reprise-personnes");
        SomeProduct.named("equipe.reprise")
                .called("Équipe reprise")
                .in("reprise-personnes")
                .storedIn(catalogue);
        SomeProduct.named("equipe.ailleurs")
                .called("Équipe ailleurs")
                .in("reprise-autre")
                .storedIn(catalogue);
        String table = """
                Prénom;Nom;E-mail;Startup;Rôle;Statut;Début;Fin
                Ada;Reprise;ada@personnes-reprises.test;équipe reprise;Développeuse;Freelance;janvier 2026;
                Bo;Partie;bo@personnes-reprises.test;Équipe reprise;Coach;;01/02/2024;31/12/2024
                Cy;Perdue;cy@personnes-reprises.test;Équipe ailleurs;Coach;;;
                Di;Sans;;Équipe reprise;Coach;;;
                """;
        Visit.Page shown = sent(visit, SheetKind.PEOPLE, table);
        assertThat(rows(shown))
                .anyMatch(row ->
                        row.startsWith("4 Cy Perdue Refusée") && row.contains("n’est pas un produit de cet incubateur"))
                .anyMatch(row -> row.startsWith("5 Di Sans Refusée") && row.contains("Courriel"));
        Visit.Page report = pressed(visit, shown, "prendre");
        assertThat(report.text()).contains("2 lignes reprises");
        assertThat(people.known("ada@personnes-reprises.test")).isFalse();
        assertThat(visit.get("/produits/equipe.reprise/equipe").text()).contains("Ada Reprise");
        assertThat(mails("@personnes-reprises.test")).isZero();
        assertThat(sent(visit, SheetKind.PEOPLE, table).text()).contains("2 lignes déjà là");

        visit.form(report, report.path() + "/annulation").send();
        assertThat(visit.get("/produits/equipe.reprise/equipe").text()).doesNotContain("Ada Reprise");
        assertThat(jdbc.sql("select count(*) from team_person where email like '%@personnes-reprises.test'")
                        .query(Long.class)
                        .single())
                .isZero();

        Visit.Page asked = sent(visit, SheetKind.PEOPLE, table);
        visit.form(asked, path(asked))
                .with("comptes", "oui")
                .with("geste", "prendre")
                .send();
        assertThat(people.known("ada@personnes-reprises.test")).isTrue();
        assertThat(mails("@personnes-reprises.test")).isZero();
    }

    @Test
    void requestsKeepTheirDayAndNobodyIsWrittenTo() {
        Visit visit = staff("reprise-demandes");
        String table = """
                Date,Contact,Email,Structure,Type de structure,Besoin,Statut,Répondue le,Réponse
                %s,Élie Reprise,elie@demandes-reprises.test,Commune de Reprise,Mairie,Compter,Traitée,%s,Déjà traité
                %s,Fé Reprise,fe@demandes-reprises.test,Syndicat de Reprise,Syndicat,Suivre,À rappeler,,
                13/10/2020,Gé Reprise,ge@demandes-reprises.test,Syndicat de Reprise,,Suivre,Traitée,,
                demain,Hé Reprise,he@demandes-reprises.test,Syndicat de Reprise,,Suivre,,,
                """.formatted(
                        days.today().minusDays(40),
                        days.today().minusDays(35),
                        days.today().minusDays(39));
        Visit.Page report = taken(visit, SheetKind.REQUESTS, table);
        assertThat(report.text()).contains("2 lignes reprises", "2 refusées", "depuis plus de deux ans");
        assertThat(visit.get("/demandes?etat=toutes").text()).contains("Commune de Reprise", "Syndicat de Reprise");
        assertThat(mails("@demandes-reprises.test")).isZero();
        String waiting = jdbc.sql("select reference from call_back_request where email = 'fe@demandes-reprises.test'")
                .query(String.class)
                .single();
        Visit.Page request = visit.get("/demandes/" + waiting);
        visit.form(request, "/demandes/" + waiting + "/notes")
                .with("note", "Rappelé ce matin")
                .send();
        assertThat(visit.form(report, report.path() + "/annulation").send().text())
                .contains("une chose retirée, une gardée");
    }

    @Test
    void dossiersComeInWhereTheyStandWithWhatCommitteesDecided() {
        Visit visit = staff("reprise-dossiers");
        String table = """
                Projet;Porteuse;Contact;Mail;Reçu le;Étape;Description;Décision;Date de comité;Motif;Montant
                Fuites reprises;Syndicat du Val;Ir Reprise;ir@dossiers-repris.test;02/02/2024;;Les fuites;go investigation;12/03/2024;Trois syndicats;15 000 €
                Fuites reprises;Syndicat du Val;Ir Reprise;ir@dossiers-repris.test;02/02/2024;;;Construire;18/06/2024;Essais concluants;200 k€
                Menus repris;Ville de Reprise;Jo Reprise;;01/09/2026;À instruire;Les menus;;;;
                Sans jour;Ville de Reprise;Jo Reprise;;;;;Construire;;;
                """;
        Visit.Page shown = sent(visit, SheetKind.DOSSIERS, table);
        assertThat(rows(shown))
                .anyMatch(row -> row.startsWith("5 Sans jour Refusée") && row.contains("jour du comité"));
        Visit.Page report = pressed(visit, shown, "prendre");
        assertThat(report.text()).contains("3 lignes reprises");
        String dossier = report.html().expectFirst("table a[href^=/dossiers/]").attr("href");
        Visit.Page read = visit.get(dossier);
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.text()).contains("Fuites reprises", "En construction");
        String decision = jdbc.sql(
                        "select '/decisions/' || max(id) from decision where subject_kind = 'dossier' and subject_id = :id")
                .param("id", dossier.substring("/dossiers/".length()))
                .query(String.class)
                .single();
        assertThat(visit.get(decision).text()).contains("18 juin 2024", "Essais concluants", "Reprise d’un tableau");
        assertThat(people.visitor().get(decision).path()).startsWith("/connexion");
        assertThat(people.known("ir@dossiers-repris.test")).isFalse();
        assertThat(mails("@dossiers-repris.test")).isZero();
        assertThat(visit.get("/dossiers/tableau").status()).isEqualTo(200);
        assertThat(visit.get(dossier + "/fiche").status()).isEqualTo(200);
        assertThat(visit.get(dossier + "/instruction").status()).isEqualTo(200);
        assertThat(sent(visit, SheetKind.DOSSIERS, table).text()).contains("3 lignes déjà là");

        visit.form(report, report.path() + "/annulation").send();
        assertThat(visit.get(dossier).status()).isEqualTo(404);
        assertThat(visit.get(decision).status()).isEqualTo(404);
    }

    @Test
    void theStaffOfAnotherIncubatorReadAndUndoNothing() {
        Visit mine = staff("reprise-a-moi");
        Visit other = staff("reprise-a-autrui");
        Visit.Page shown = sent(mine, SheetKind.PRODUCTS, "nom;mission\nÀ moi seul;Mission\n");
        assertThat(other.get(path(shown)).status()).isEqualTo(404);
        Visit.Page report = pressed(mine, shown, "prendre");
        assertThat(other.get(report.path()).status()).isEqualTo(404);
        assertThat(other.get(report.path() + "/refusees.csv").status()).isEqualTo(404);
        assertThat(other.get(PATH + "?incubateur=reprise-a-moi").status()).isEqualTo(403);
        String path = PATH + "/produits";
        assertThat(other.form(other.get(path), path)
                        .forged("incubateur", "reprise-a-moi")
                        .with("lignes", "nom;mission\nIntrus;Mission")
                        .send()
                        .status())
                .isEqualTo(403);
        assertThat(people.visitor().get(PATH).path()).startsWith("/connexion");
        assertThat(products.exists(new ProductId("a.moi.seul"))).isTrue();
    }

    @Test
    void twoPeopleWhoBringTheSameTableAtOnceMakeItOnce() {
        Visit one = staff("reprise-a-deux", "une");
        Visit two = staff("reprise-a-deux", "deux");
        String table = "nom;mission\nÀ deux en même temps;Mission\n";
        Visit.Page first = sent(one, SheetKind.PRODUCTS, table);
        Visit.Page second = sent(two, SheetKind.PRODUCTS, table);
        assertThat(pressed(one, first, "prendre").text()).contains("une ligne reprise");
        assertThat(pressed(two, second, "prendre").text()).contains("Rien n’est à reprendre");
    }

    @Test
    void aFormWhoseSessionIsOverIsShownAgainAndTakesNothing() {
        Visit visit = staff("reprise-session");
        Visit.Page shown = sent(visit, SheetKind.PRODUCTS, "nom;mission\nSession perdue;Mission\n");
        Visit.Form form = visit.form(shown, path(shown)).with("geste", "prendre");
        visit.loseSession();
        form.send();
        assertThat(products.exists(new ProductId("session.perdue"))).isFalse();
    }

    @Test
    void whatIsNoTableOrTooLongIsRefusedInWords() {
        Visit visit = staff("reprise-refus");
        assertThat(sent(visit, SheetKind.PRODUCTS, "").text()).contains("Choisissez un fichier, ou collez");
        assertThat(sent(visit, SheetKind.PRODUCTS, "nom;mission\n").text()).contains("une ligne au moins");
        String lines = IntStream.range(0, 10_000)
                .mapToObj(line -> "Produit " + line + ";Mission")
                .collect(Collectors.joining("\n"));
        Visit.Page endless = sent(visit, SheetKind.PRODUCTS, "nom;mission\n" + lines);
        assertThat(endless.status()).isEqualTo(422);
        assertThat(endless.errorOf("fichier")).contains("2").contains("lignes au plus");
        Visit.Page unknown = sent(visit, SheetKind.PRODUCTS, "a;b\nun;deux\n");
        assertThat(unknown.text()).contains("Dites quelle colonne contient").contains("Nom");
        assertThat(visit.form(unknown, path(unknown))
                        .forged("geste", "prendre")
                        .send()
                        .text())
                .contains("Dites d’abord ce que contient");
    }

    @Test
    void cellsArePastedAndMappedByHand() {
        Visit visit = staff("reprise-collee");
        String path = PATH + "/produits";
        Visit.Page shown = visit.form(visit.get(path), path)
                .with("lignes", "Quoi\tPour qui\nCollé un\tJeanne Martin, jeanne.martin@exemple.fr\n")
                .send();
        Visit.Page mapped = visit.form(shown, path(shown))
                .with("colonne-0", "nom")
                .with("colonne-1", "mission")
                .with("geste", "relire")
                .send();
        assertThat(rows(mapped))
                .anyMatch(row -> row.startsWith("2 Collé un Refusée") && row.contains("dit qui est quelqu’un"));
        Visit.Page report = visit.form(mapped, path(mapped))
                .with("publics", "oui")
                .with("geste", "prendre")
                .send();
        assertThat(report.text()).contains("une ligne reprise");
    }

    @Test
    void twoThousandLinesAreTakenInABoundedNumberOfStatements() {
        Visit visit = staff("reprise-lourde");
        String lines = IntStream.range(0, 2_000)
                .mapToObj(line -> String.format(Locale.ROOT, "Lourd %04d;Mission %d;beta;12/03/2024", line, line))
                .collect(Collectors.joining("\n"));
        Visit.Page shown = sent(visit, SheetKind.PRODUCTS, "nom;mission;phase;depuis\n" + lines);
        Visit.Page[] report = new Visit.Page[1];
        assertThat(Statements.during(() -> report[0] = pressed(visit, shown, "prendre")))
                .isLessThanOrEqualTo(60);
        assertThat(report[0].text().replace('\u202f', ' ').replace('\u00a0', ' '))
                .contains("2 000 lignes reprises");
        visit.form(report[0], path(report[0]) + "/annulation").send();
        assertThat(products.exists(new ProductId("lourd.0001"))).isFalse();
    }

    @ParameterizedTest
    @EnumSource(SheetKind.class)
    void theExampleOfEachKindIsReadAsItIs(SheetKind kind) {
        String incubator = "reprise-exemple-" + kind.code();
        Visit visit = staff(incubator);
        SomeProduct.named("cantine.facile." + kind.code())
                .called("Cantine facile")
                .in(incubator)
                .storedIn(catalogue);
        String example = new String(visit.bytes(PATH + "/" + kind.code() + "/exemple.csv"), StandardCharsets.UTF_8);
        Visit.Page shown = sent(visit, kind, example);
        assertThat(shown.text()).as(shown.text()).contains("Aucune ligne refusée");
        assertThat(shown.html().select("select[name^=mot-]")).isEmpty();
        assertThat(visit.get(PATH + "/" + kind.code()).text()).contains("Télécharger un tableau d’exemple");
    }
}

package org.terreau.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.terreau.funding.FundingSources;
import org.terreau.identity.Actor;
import org.terreau.identity.OwnData;
import org.terreau.identity.Role;
import org.terreau.mail.OutboxReader;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Money;
import org.terreau.team.Missions;
import org.terreau.team.Persons;
import org.terreau.team.TypedMission;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.Days;
import org.terreau.testing.People;
import org.terreau.testing.SomeProduct;
import org.terreau.testing.Statements;
import org.terreau.testing.Visit;

/** Tools, who has what, and what arrivals and departures ask, through the pages. */
@ApplicationTest
class AccessTests {

    private final ProductCatalogue products;
    private final FundingSources sources;
    private final Missions missions;
    private final Plans plans;
    private final AccessRetention retention;
    private final OwnData ownData;
    private final PlanLetters letters;
    private final OutboxReader outbox;
    private final People people;
    private final Days days;

    AccessTests(
            ProductCatalogue products,
            FundingSources sources,
            Missions missions,
            Plans plans,
            AccessRetention retention,
            OwnData ownData,
            PlanLetters letters,
            OutboxReader outbox,
            People people,
            Days days) {
        this.products = products;
        this.sources = sources;
        this.missions = missions;
        this.plans = plans;
        this.retention = retention;
        this.ownData = ownData;
        this.letters = letters;
        this.outbox = outbox;
        this.people = people;
        this.days = days;
    }

    private Actor staff(String incubator) {
        return people.worksFor(incubator, Role.STAFF, "Sacha " + incubator);
    }

    private ProductId product(String id, String incubator) {
        people.incubator(incubator);
        return SomeProduct.named(id).called("Produit " + id).in(incubator).storedIn(products);
    }

    private static String email(String name) {
        return name.toLowerCase(Locale.ROOT).replace(' ', '.') + "@acces.test";
    }

    private Actor join(ProductId product, String name, String trade, int since, @Nullable Integer until, Actor by) {
        missions.join(
                product,
                new Persons.TypedPerson(name, email(name), true),
                new TypedMission(
                        trade,
                        "",
                        "independant",
                        "Coopérative du Code",
                        days.today().plusDays(since).toString(),
                        until == null ? "" : days.today().plusDays(until).toString(),
                        "3",
                        "employeur"),
                by);
        return people.actor(email(name));
    }

    private static String text(Visit.Page page) {
        return page.text().replaceAll("\\h", " ");
    }

    private static Visit.Form tool(Visit visit, String incubator, String name) {
        return visit.form(visit.get("/outils/nouveau?incubateur=" + incubator), "/outils/nouveau")
                .with("nom", name)
                .with("genre", "hebergement")
                .with("portee", "produit")
                .with("mode-operatoire", "Réglages, puis « Collaborateurs »\nRetirer l’adresse.")
                .with("precaution", "Le propriétaire transfère d’abord l’application")
                .with("prix", "12,50");
    }

    private static Visit.Page give(Visit visit, ProductId product, String tool, String person, String level) {
        String path = product.path() + "/acces";
        Visit.Page page = visit.get(path);
        Visit.Form form = visit.form(page, path);
        return form.with("outil", option(page, "outil", tool))
                .with("personne", option(page, "personne", person))
                .with("niveau", level)
                .send();
    }

    private static String option(Visit.Page page, String field, String words) {
        return page.html().select("select[name=" + field + "] option").stream()
                .filter(one -> one.text().equals(words))
                .findFirst()
                .orElseThrow(() -> new AssertionError(words + " is not offered\n" + page.text()))
                .attr("value");
    }

    @Test
    void staffKeepToolsWithTheirRunbookAndNobodyElseReadsThem() {
        product("acces-outils", "outils.a");
        product("acces-outils-b", "outils.b");
        Visit visit = people.signedIn(staff("outils.a"));
        Visit.Page refused = tool(visit, "outils.a", "")
                .with("mode-operatoire", "")
                .with("adresse", "ici")
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errorOf("nom")).contains("manque");
        assertThat(refused.errorOf("mode-operatoire")).contains("comment un compte est retiré");
        assertThat(refused.errorOf("adresse")).contains("https://");
        Visit.Page added =
                tool(visit, "outils.a", "Nuage Granit").with("minutes", "5").send();
        assertThat(text(added)).contains("5 minutes d’ordinaire");
        assertThat(text(added)).contains("Nuage Granit", "Retirer l’adresse", "Le propriétaire transfère d’abord");
        assertThat(tool(visit, "outils.a", "nuage granit").send().errorOf("nom"))
                .contains("déjà un outil");
        String path = added.path();
        assertThat(text(visit.get("/outils?incubateur=outils.a"))).contains("Nuage Granit", "À revoir");
        visit.form(visit.get(path), path + "/revue").send();
        assertThat(text(visit.get(path))).doesNotContain("À revoir");
        assertThat(visit.get("/outils.csv?incubateur=outils.a").body()).contains("Nuage Granit;hebergement");
        assertThat(visit.get("/api/outils?incubateur=outils.a").body()).contains("\"outil\":\"Nuage Granit\"");
        Visit.Form stale = visit.form(visit.get(path + "/fiche"), path + "/fiche");
        visit.form(visit.get(path), path + "/usage").send();
        assertThat(stale.with("nom", "Nuage Ardoise").send().status()).isEqualTo(409);
        assertThat(Statements.during(() -> visit.get("/outils?incubateur=outils.a")))
                .isLessThanOrEqualTo(12);

        Visit other = people.signedIn(staff("outils.b"));
        assertThat(other.get(path).status()).isEqualTo(404);
        assertThat(other.get(path + "/fiche").status()).isEqualTo(404);
        assertThat(other.get("/outils?incubateur=outils.a").status()).isEqualTo(403);
        assertThat(other.get("/outils.csv?incubateur=outils.a").status()).isEqualTo(403);
        assertThat(other.get("/arrivees-et-departs?incubateur=outils.a").status())
                .isEqualTo(403);
        assertThat(people.signedIn(people.someone("passante@acces.test", "Passante"))
                        .get("/outils")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aTeamSaysWhoHasWhatAndIsWarnedOfTheOnlyAdministrator() {
        ProductId product = product("acces-equipe", "outils.c");
        Actor staff = staff("outils.c");
        tool(people.signedIn(staff), "outils.c", "Nuage Schiste").send();
        Actor dev = join(product, "Nolwenn Acces", "developpement", -100, 200, staff);
        join(product, "Ewen Acces", "developpement", -100, 200, staff);
        Visit visit = people.signedIn(dev);
        Visit.Page given = give(visit, product, "Nuage Schiste", "Nolwenn Acces", "administration");
        assertThat(text(given)).contains("Nolwenn Acces administre seul·e Nuage Schiste");
        assertThat(give(visit, product, "Nuage Schiste", "Nolwenn Acces", "lecture")
                        .errorOf("outil"))
                .contains("a déjà un compte");
        assertThat(text(give(visit, product, "Nuage Schiste", "Ewen Acces", "administration")))
                .doesNotContain("administre seul·e");
        assertThat(visit.get(product.path() + "/acces.csv").body()).contains("Ewen Acces;Nuage Schiste;administration");
        assertThat(visit.get(product.path() + "/acces").body())
                .as("the price is for staff")
                .doesNotContain("12,50");
        assertThat(Statements.during(() -> visit.get(product.path() + "/acces")))
                .isLessThanOrEqualTo(16);
        assertThat(people.signedIn(staff("outils.d"))
                        .get(product.path() + "/acces")
                        .status())
                .isEqualTo(403);
        assertThat(ownData.held(ownData.person(dev.email())).toString()).contains("Nuage Schiste", "administration");
    }

    @Test
    void aDepartureTakesAwayWhatThePersonHasAndARenewalSaysWhatToUndo() {
        ProductId product = product("acces-depart", "outils.e");
        Actor staff = staff("outils.e");
        Visit desk = people.signedIn(staff);
        tool(desk, "outils.e", "Nuage Gneiss").send();
        Actor dev = join(product, "Maiwenn Acces", "developpement", -300, 200, staff);
        give(desk, product, "Nuage Gneiss", "Maiwenn Acces", "ecriture");
        assertThat(text(desk.get("/arrivees-et-departs?incubateur=outils.e"))).doesNotContain("Maiwenn Acces");
        long mission = missions.of(product, staff).get(0).id();
        renew(product, mission, days.today().plusDays(20), staff);
        Visit.Page listed = desk.get("/arrivees-et-departs?incubateur=outils.e&moment=depart");
        assertThat(text(listed)).contains("Maiwenn Acces", "Dernier jour exact");
        String plan = listed.html().select("th a").attr("href");
        Visit own = people.signedIn(dev);
        assertThat(text(own.get("/mon-parcours"))).contains("Mon départ : Produit acces-depart", "Passation préparée");
        assertThat(text(own.get("/"))).contains("Mon départ");
        assertThat(Statements.during(() -> desk.get("/arrivees-et-departs?incubateur=outils.e")))
                .isLessThanOrEqualTo(16);

        Visit.Page mine = own.get(plan);
        assertThat(text(mine)).contains("Retirer le compte sur Nuage Gneiss", "Messagerie fermée");
        Visit.Page done = step(own, mine, "Titulaire du marché prévenu")
                .with("preuve", "courriel du 3")
                .send();
        assertThat(text(done)).contains("Preuve : courriel du 3");
        assertThat(steps(own, done)).as("staff alone close the mail").noneMatch(one -> one.contains("Messagerie"));
        Visit.Page cut =
                step(desk, desk.get(plan), "Retirer le compte sur Nuage Gneiss").send();
        assertThat(text(cut)).contains("Fait le");
        assertThat(desk.get(product.path() + "/acces.csv").body()).doesNotContain("Maiwenn Acces");

        assertThat(people.signedIn(staff("outils.f")).get(plan).status()).isEqualTo(404);
        assertThat(people.signedIn(people.someone("curieux@acces.test", "Curieux"))
                        .get(plan)
                        .status())
                .isEqualTo(404);

        renew(product, mission, days.today().plusDays(300), staff);
        Visit.Page undo = desk.get(plan);
        assertThat(text(undo)).contains("La mission continue", "2 étapes faites sont à défaire");
        assertThat(text(desk.get("/arrivees-et-departs?incubateur=outils.e&etat=a-defaire")))
                .contains("2 étapes à défaire");
        Visit.Page undone = desk.form(undo, plan + "/defait").send();
        assertThat(text(undone)).contains("Une étape faite est à défaire");
    }

    private static List<String> steps(Visit visit, Visit.Page page) {
        return visit.forms(page).stream()
                .filter(form -> form.action().endsWith("/fait"))
                .flatMap(form -> form.texts().stream())
                .toList();
    }

    private static Visit.Form step(Visit visit, Visit.Page page, String words) {
        String id = page.html().select("form[action$=/fait]").stream()
                .filter(form -> form.text().contains(words))
                .findFirst()
                .orElseThrow(() -> new AssertionError(words + " can’t be done\n" + page.text()))
                .select("input[name=etape]")
                .attr("value");
        return visit.form(page, page.path() + "/fait").forged("etape", id);
    }

    private void renew(ProductId product, long mission, LocalDate until, Actor actor) {
        long version = missions.read(product, mission, actor).mission().version();
        missions.renew(product, mission, until.toString(), "", version, actor);
    }

    @Test
    void anArrivalOpensTheAccountsThatTheTradeNeeds() {
        ProductId product = product("acces-arrivee", "outils.g");
        Actor staff = staff("outils.g");
        Visit desk = people.signedIn(staff);
        tool(desk, "outils.g", "Nuage Quartz").with("metiers", "developpement").send();
        join(product, "Yuna Acces", "developpement", 5, 200, staff);
        join(product, "Brieg Acces", "design", 5, 200, staff);
        Visit.Page listed = desk.get("/arrivees-et-departs?incubateur=outils.g&moment=arrivee");
        assertThat(text(listed)).contains("Yuna Acces", "Brieg Acces", "Bon de commande reçu");
        String plan = listed.html().select("th a").stream()
                .filter(link -> link.text().startsWith("Yuna"))
                .findFirst()
                .orElseThrow()
                .attr("href");
        step(desk, desk.get(plan), "Ouvrir un compte sur Nuage Quartz").send();
        assertThat(desk.get(product.path() + "/acces.csv").body()).contains("Yuna Acces;Nuage Quartz;ecriture");
        assertThat(desk.get("/api/arrivees-et-departs?incubateur=outils.g&etat=tous")
                        .body())
                .contains("\"personne\":\"Brieg Acces\"")
                .doesNotContain(
                        "\"personne\":\"Brieg Acces\",\"produit\":\"acces-arrivee\",\"moment\":\"arrivee\",\"outil\":\"Nuage Quartz\"");
        plans.settle();
        assertThat(desk.get("/arrivees-et-departs?incubateur=outils.g&moment=arrivee").html().select("th a").stream()
                        .filter(link -> link.text().startsWith("Yuna")))
                .as("settled twice, made once")
                .hasSize(1);
    }

    @Test
    void anArrivalOfLongAgoIsNoLongerWhatToDoTodayAndADepartureThatBlocksStillIs() {
        ProductId product = product("acces-ancien", "outils.ancien");
        Actor staff = staff("outils.ancien");
        LocalDate today = days.today();
        join(product, "Maiwenn Acces", "design", 5, 900, staff);
        join(product, "Tudual Acces", "design", -300, 10, staff);
        days.everywhere(
                today.plusDays(60),
                () -> assertThat(text(people.signedIn(staff).get("/"))).contains("Maiwenn Acces", "Tudual Acces"));
        days.everywhere(
                today.plusDays(140),
                () -> assertThat(text(people.signedIn(staff).get("/")))
                        .contains("Tudual Acces")
                        .doesNotContain("Maiwenn Acces"));
    }

    @Test
    void theLastServiceDoneStatementWaitsForTheBlockingSteps() {
        ProductId product = product("acces-service-fait", "outils.h");
        Actor staff = staff("outils.h");
        LocalDate today = days.today();
        sources.grant(
                product,
                new FundingSources.Granted(
                        Money.euros(100_000), today.minusDays(120), today.plusDays(300), "Préfecture", "Décision 3"),
                staff);
        join(product, "Goulven Acces", "developpement", -200, 10, staff);
        Visit visit = people.signedIn(staff);
        String book = product.path() + "/commandes";
        String order = visit.form(visit.get(book + "/nouvelle"), book)
                .with("objet", "Développement")
                .with("titulaire", "Coopérative du Code")
                .with("du", today.minusDays(20).toString())
                .with("au", today.plusDays(10).toString())
                .with("tva", "ttc")
                .with("activite-1", "developpement")
                .with("montant-1", "9000")
                .send()
                .path();
        for (int act = 0; act < 5; act++)
            visit.form(visit.get(order), order + "/etat")
                    .with("le", today.toString())
                    .send();
        Visit.Form prepared = visit.form(visit.get(order), order + "/services-faits")
                .with("au", today.plusDays(10).toString())
                .with("montant", "9000")
                .with("livrables", "Tout");
        Visit.Page delivered = prepared.with("dernier", "oui").send();
        String statement =
                delivered.html().select("a.fr-btn[href*=services-faits]").attr("href");
        days.everywhere(today.plusDays(10), () -> {
            Visit later = people.signedIn(staff);
            Visit.Page refused = later.form(later.get(statement), statement + "/etat")
                    .with("le", today.plusDays(10).toString())
                    .send();
            assertThat(refused.status()).isEqualTo(422);
            assertThat(text(refused)).contains("attend les étapes bloquantes", "Goulven Acces");
            String plan = later.get("/arrivees-et-departs?incubateur=outils.h&moment=depart")
                    .html()
                    .select("th a")
                    .attr("href");
            for (PlanStep step : PlanStep.values())
                if (step.moment() == Moment.DEPARTURE && step.blocking())
                    step(later, later.get(plan), words(step)).send();
            assertThat(later.form(later.get(statement), statement + "/etat")
                            .with("le", today.plusDays(10).toString())
                            .send()
                            .status())
                    .isEqualTo(200);
        });
    }

    private static String words(PlanStep step) {
        return switch (step) {
            case END_SAID -> "Dernier jour exact";
            case HANDOVER -> "Passation préparée";
            case KNOWLEDGE -> "Savoirs et contacts";
            case TASKS -> "Chaque tâche reprise";
            case ADMINISTRATION -> "Droits d’administration";
            case BADGE -> "Badge rendu";
            default -> throw new AssertionError(step);
        };
    }

    private List<OutboxReader.Entry> letters(String to, String kind) {
        return outbox.entries(to, 1).items().stream()
                .filter(one -> one.kind().equals(kind))
                .toList();
    }

    private static String link(OutboxReader.Entry letter) {
        Matcher found = Pattern.compile("https?://[^/\\s]+(/\\S+/comptes/\\d+)").matcher(letter.text());
        if (!found.find()) throw new AssertionError(letter.text());
        return found.group(1);
    }

    @Test
    void whoAnswersForAToolIsAskedOnceAndSaysByTheLinkThatItIsDone() {
        ProductId product = product("acces-lettre", "outils.j");
        Actor staff = staff("outils.j");
        Actor owner = people.someone("forge@acces.test", "Fanch Forge");
        Visit desk = people.signedIn(staff);
        tool(desk, "outils.j", "Forge Mica")
                .with("metiers", "developpement")
                .with("responsable", "forge@acces.test")
                .send();
        join(product, "Tudi Acces", "developpement", 2, 200, staff);
        letters.send();
        letters.send();
        assertThat(letters("forge@acces.test", "access-asked")).singleElement().satisfies(letter -> {
            assertThat(letter.text()).contains("ouvrir un compte à Tudi Acces sur Forge Mica");
            String path = link(letter);
            assertThat(people.visitor().get(path).path()).startsWith("/connexion");
            assertThat(people.signedIn(people.someone("autre@acces.test", "Autre"))
                            .get(path)
                            .status())
                    .isEqualTo(404);
            assertThat(people.signedIn(staff("outils.k")).get(path).status()).isEqualTo(404);
            Visit answering = people.signedIn(owner);
            Visit.Page asked = answering.get(path);
            assertThat(text(asked)).contains("Ouvrir un compte à Tudi Acces sur Forge Mica");
            assertThat(text(answering.form(asked, path + "/fait").send())).contains("Fait le");
            assertThat(answering.get(path.replaceAll("/comptes.*", "")).status())
                    .as("the rest of the plan is not theirs")
                    .isEqualTo(404);
        });
        assertThat(desk.get(product.path() + "/acces.csv").body()).contains("Tudi Acces;Forge Mica;ecriture");
    }

    @Test
    void whoLeavesIsToldFifteenAndTwoDaysBefore() {
        ProductId product = product("acces-alertes", "outils.l");
        Actor staff = staff("outils.l");
        Actor leaver = join(product, "Riwal Acces", "design", -90, 40, staff);
        LocalDate last = days.today().plusDays(40);
        for (int before : new int[] {16, 15, 14, 3, 2, 1, 0}) days.on(last.minusDays(before), letters::send);
        assertThat(letters(leaver.email().value(), "access-leaving"))
                .hasSize(2)
                .allSatisfy(letter -> assertThat(letter.text()).contains("étapes sont ouvertes", "/mon-parcours"));
        days.everywhere(
                last.minusDays(2),
                () -> assertThat(text(people.signedIn(staff).get("/"))).contains("Départ de Riwal Acces"));
    }

    /** Of a mission whose end is said sixteen days before, nothing is late yet: what blocks is told to staff a day later. */
    @Test
    void whatBlocksADepartureIsToldToStaffFifteenDaysBefore() {
        ProductId product = product("acces-quinze", "outils.quinze");
        Actor staff = staff("outils.quinze");
        join(product, "Enora Acces", "design", -90, 16, staff);

        assertThat(text(people.signedIn(staff).get("/"))).doesNotContain("Départ d’Enora Acces");
        days.everywhere(
                days.today().plusDays(1),
                () -> assertThat(text(people.signedIn(staff).get("/"))).contains("Départ d’Enora Acces"));
    }

    @Test
    void whatOnlyWhoLeavesHoldsIsSaidAndSettledBeforeTheyGo() {
        ProductId product = product("acces-references", "outils.ref");
        Actor staff = staff("outils.ref");
        Actor leaver = join(product, "Briag Acces", "developpement", -90, 30, staff);
        Visit own = people.signedIn(leaver);
        String plan = own.get("/mon-parcours")
                .html()
                .select("a[href^=/arrivees-et-departs/]")
                .attr("href");
        String add = plan + "/references";

        Visit.Page refused = own.form(own.get(plan), add)
                .with("nature", "domaine")
                .with("reference", "salles.exemple.fr")
                .with("sort", "transmettre")
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errorOf("repreneur")).contains("Dites à qui");
        Visit.Page added =
                own.form(refused, add).with("repreneur", "Le service numérique").send();
        assertThat(text(added)).contains("La référence est ajoutée", "salles.exemple.fr", "Une référence à régler");
        assertThat(own.form(added, add)
                        .with("nature", "domaine")
                        .with("reference", "Salles.exemple.fr")
                        .with("sort", "garder")
                        .send()
                        .errorOf("reference"))
                .contains("déjà dans la liste");

        Visit desk = people.signedIn(staff);
        Visit.Page removed = desk.form(desk.get(plan), add + "/retrait").send();
        assertThat(text(removed)).doesNotContain("salles.exemple.fr");
        assertThat(text(desk.undo(removed))).contains("C’est remis comme avant.", "salles.exemple.fr");
        Visit.Page settled = desk.form(desk.get(plan), add + "/fait").send();
        assertThat(text(desk.undo(settled))).contains("C’est remis comme avant.", "Une référence à régler");
        assertThat(text(desk.form(desk.get(plan), add + "/fait").send())).contains("Tout est réglé", "Fait le");
        assertThat(desk.get(add + ".csv").body())
                .contains("domaine;salles.exemple.fr;transmettre;Le service numérique;" + days.today());
        assertThat(desk.get("/api" + add).body()).contains("\"reference\":\"salles.exemple.fr\"");
        Visit other = people.signedIn(staff("outils.ref.autre"));
        assertThat(other.get(add + ".csv").status()).isEqualTo(404);
        assertThat(ownData.held(ownData.person(leaver.email())).toString()).contains("salles.exemple.fr");
        days.on(days.today().plusYears(3), retention::run);
        assertThat(desk.get(plan).status()).isEqualTo(404);
    }

    @Test
    void allThatSomebodyHoldsIsAskedForAndTakenAwayOneByOne() {
        ProductId product = product("acces-retrait", "outils.m");
        Actor staff = staff("outils.m");
        people.someone("nuage@acces.test", "Nuria Nuage");
        Visit desk = people.signedIn(staff);
        for (String name : List.of("Nuage Marbre", "Nuage Silex"))
            tool(desk, "outils.m", name)
                    .with("responsable", name.endsWith("Marbre") ? "nuage@acces.test" : "")
                    .send();
        join(product, "Heodez Acces", "developpement", -100, 50, staff);
        give(desk, product, "Nuage Marbre", "Heodez Acces", "administration");
        give(desk, product, "Nuage Silex", "Heodez Acces", "lecture");
        plans.settle();
        String plan = desk.get("/arrivees-et-departs?incubateur=outils.m&moment=depart")
                .html()
                .select("th a")
                .attr("href");
        String path = desk.get(plan).html().select("main a[href*=/personnes/]").attr("href");
        Visit.Page all = desk.get(path);
        assertThat(text(all))
                .contains("Nuage Marbre", "Nuage Silex", "Nuria Nuage", "Le propriétaire transfère d’abord");
        assertThat(Statements.during(() -> desk.get(path))).isBetween(1, 17);
        assertThat(text(desk.get("/journal?objet=incubator:outils.m"))).contains("Comptes d’une personne lus");
        String bare = path.replaceAll("\\?.*", "");
        assertThat(text(desk.form(all, bare + "/demande").send())).contains("Une lettre est partie", "demandé le");
        String asked = link(letters("nuage@acces.test", "access-asked").get(0));
        Visit owner = people.signedIn(people.actor("nuage@acces.test"));
        assertThat(text(owner.get(asked))).contains("Retirer le compte d’Heodez Acces sur Nuage Marbre");
        owner.form(owner.get(asked), asked + "/fait").send();
        assertThat(text(owner.get(asked))).contains("Fait le");
        assertThat(text(desk.get(path))).contains("Nuage Silex").doesNotContain("Nuage Marbre");
        desk.form(desk.get(path), bare + "/fait").send();
        assertThat(text(desk.get(path))).contains("plus aucun compte");
        assertThat(text(desk.get(plan))).contains("Retirer le compte sur Nuage Marbre Fait");
        assertThat(people.signedIn(staff("outils.n")).get(path).status()).isEqualTo(403);
        assertThat(people.signedIn(staff("outils.n"))
                        .get(bare + "?incubateur=outils.n")
                        .status())
                .isEqualTo(404);
        assertThat(people.signedIn(staff("outils.n")).get(asked).status()).isEqualTo(404);
    }

    @Test
    void twoYearsAfterNothingOfADepartureIsKept() {
        ProductId product = product("acces-oubli", "outils.i");
        Actor staff = staff("outils.i");
        Visit desk = people.signedIn(staff);
        Actor gone = join(product, "Kaourantin Acces", "design", -90, 5, staff);
        assertThat(text(desk.get("/arrivees-et-departs?incubateur=outils.i"))).contains("Kaourantin Acces");
        assertThat(ownData.held(ownData.person(gone.email())).toString()).contains("depart");
        days.on(days.today().plusDays(5).plusYears(2), retention::run);
        assertThat(text(desk.get("/arrivees-et-departs?incubateur=outils.i")))
                .as("to the day")
                .contains("Kaourantin Acces");
        days.on(days.today().plusDays(6).plusYears(2), retention::run);
        assertThat(text(desk.get("/arrivees-et-departs?incubateur=outils.i"))).doesNotContain("Kaourantin Acces");
    }
}

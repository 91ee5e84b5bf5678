package org.terreau.funding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.terreau.audit.Audit;
import org.terreau.identity.Actor;
import org.terreau.identity.Grant;
import org.terreau.identity.Role;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Money;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.Days;
import org.terreau.testing.FileText;
import org.terreau.testing.People;
import org.terreau.testing.SomeProduct;
import org.terreau.testing.Statements;
import org.terreau.testing.Visit;

/** Orders from the need to the last payment, what they write into the budget, and what nobody may read of them. */
@ApplicationTest
@ExtendWith(OutputCaptureExtension.class)
class OrdersTests {

    private static final String INCUBATOR = "commandes.essai";

    private final People people;
    private final ProductCatalogue catalogue;
    private final FundingSources sources;
    private final Audit audit;
    private final Days days;

    OrdersTests(People people, ProductCatalogue catalogue, FundingSources sources, Audit audit, Days days) {
        this.people = people;
        this.catalogue = catalogue;
        this.sources = sources;
        this.audit = audit;
        this.days = days;
    }

    private Actor staff() {
        return people.someone("staff@commandes.test", "Sacha Commande", new Grant(Role.STAFF, INCUBATOR));
    }

    private Actor lead() {
        return people.someone("lead@commandes.test", "Lou Commande", new Grant(Role.LEAD, INCUBATOR));
    }

    private ProductId product(String id) {
        return SomeProduct.named(id).called("Produit " + id).in(INCUBATOR).storedIn(catalogue);
    }

    /** A product that an envelope pays. */
    private ProductId paid(String id, long euros, LocalDate until) {
        ProductId product = product(id);
        sources.grant(
                product,
                new FundingSources.Granted(
                        Money.euros(euros), LocalDate.of(2026, 8, 1), until, "Préfecture", "Décision 12"),
                staff());
        return product;
    }

    private static String path(ProductId product) {
        return product.path() + "/commandes";
    }

    private static String text(Visit.Page page) {
        return page.text().replaceAll("\\h", " ");
    }

    private static Visit.Form need(Visit visit, ProductId product) {
        return visit.form(visit.get(path(product) + "/nouvelle"), path(product))
                .with("objet", "Développement d’automne")
                .with("titulaire", "Coopérative du Code")
                .with("du", "2026-09-01")
                .with("au", "2027-02-28")
                .with("tva", "ttc")
                .with("activite-1", "developpement")
                .with("personnes-1", "3");
    }

    /** Moves an order on by its one button. */
    private static Visit.Page act(Visit visit, String order, String state, String day) {
        Visit.Form form = visit.form(visit.get(order), order + "/etat");
        assertThat(form.value("vers")).isEqualTo(state);
        return form.with("le", day).send();
    }

    @Test
    void anOrderGoesFromTheNeedToThePaymentOneButtonAtATimeAndWritesTheBudget() {
        ProductId product = paid("commande-entiere", 240_000, LocalDate.of(2027, 3, 31));
        days.everywhere(
                LocalDate.of(2026, 8, 1),
                () -> need(people.signedIn(staff()), product)
                        .with("montant-1", "180000")
                        .send());
        days.everywhere(LocalDate.of(2026, 11, 28), () -> {
            Visit visit = people.signedIn(staff());
            String order = visit.get(path(product)).html().select("th a").attr("href");
            act(visit, order, "devis-demande", "2026-08-03");
            Visit.Page early = act(visit, order, "devis-signe", "2026-08-01");
            assertThat(early.errorOf("le").replaceAll("\\h", " ")).contains("avant l’acte précédent, le 3 août 2026");
            act(visit, order, "devis-signe", "2026-08-12");
            assertThat(text(act(visit, order, "emis", "2026-08-20"))).contains("son montant est engagé");
            act(visit, order, "recu", "2026-09-04");
            Visit.Page begun = act(visit, order, "en-cours", "2026-09-04");
            assertThat(text(begun)).contains("3 jours avant que le titulaire n’ait reçu la commande");
            Visit.Form september = visit.form(begun, order + "/services-faits");
            assertThat(september.value("du") + september.value("au") + september.value("montant"))
                    .as("filled in with the first month")
                    .isEqualTo("2026-09-01" + "2026-09-30" + "30000");
            Visit.Page delivered =
                    september.with("livrables", "Trois écrans\nUn export").send();
            String statement =
                    delivered.html().select("a.fr-btn[href*=services-faits]").attr("href");
            assertThat(FileText.of("application/pdf", visit.bytes(statement + ".pdf"))
                            .replaceAll("\\h", " "))
                    .contains("Procès-verbal de service fait", "30 000", "16,7", "Trois écrans");
            for (String[] next : new String[][] {
                {"signe", "2026-09-30"}, {"transmis", "2026-10-02"}, {"facture", "2026-10-05"}, {"paye", "2026-10-30"}
            }) {
                Visit.Form form = visit.form(visit.get(statement), statement + "/etat");
                assertThat(form.value("vers")).isEqualTo(next[0]);
                if (next[0].equals("facture")) {
                    assertThat(form.with("le", next[1]).send().errorOf("facture"))
                            .contains("numéro de la facture");
                    form = visit.form(visit.get(statement), statement + "/etat").with("facture", "F-2026-17");
                }
                form.with("le", next[1]).send();
            }
            Visit.Page book = visit.get(path(product));
            assertThat(text(book)).contains("Préparer le service fait", "180 000 €", "30 000 €", "60 000 €");
            assertThat(visit.get(path(product) + ".csv").body())
                    .contains("180000.00;180000.00;30000.00;30000.00;preparer;2026-11-30");
            Visit.Form publication = visit.form(
                    visit.get(product.path() + "/gestion-budget"), product.path() + "/gestion-budget/publication");
            publication.with("version-de", "libre").send();
            assertThat(people.visitor().get(product.path() + "/budget.csv").body())
                    .contains(
                            "2026;commande-entiere;Développeur;Prestations externes;180000.00;30000.00;réalisé;libre ");
            assertThat(text(visit.get(product.path() + "/gestion-budget/trajectoire")))
                    .contains("L’argent s’arrête le 28 février 2027", "rien n’est commandé après")
                    .contains("10 décembre 2026", "La clôture budgétaire l’avance", "60 000 €", "120 000 €");
            assertThat(Statements.during(() -> visit.get(path(product)))).isLessThanOrEqualTo(24);
            assertThat(Statements.during(() -> visit.get(product.path() + "/gestion-budget/trajectoire")))
                    .isLessThanOrEqualTo(30);
        });
    }

    @Test
    void anOrderAboveItsEnvelopeIsRefusedOrSignedByWhoLeadsWithAReason() {
        ProductId product = paid("commande-au-dessus", 100_000, LocalDate.of(2027, 3, 31));
        days.everywhere(LocalDate.of(2026, 11, 28), () -> {
            Visit visit = people.signedIn(staff());
            String order =
                    need(visit, product).with("montant-1", "100 000,01").send().path();
            act(visit, order, "devis-demande", "2026-11-28");
            act(visit, order, "devis-signe", "2026-11-28");
            Visit.Page refused = act(visit, order, "emis", "2026-11-28");
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.text()).contains("demandez à la personne qui dirige l’incubateur");
            Visit leading = people.signedIn(lead());
            assertThat(act(leading, order, "emis", "2026-11-28").errorOf("derogation"))
                    .contains("dites pourquoi vous la signez");
            Visit.Page signed = leading.form(leading.get(order), order + "/etat")
                    .with("derogation", "Un centime d’arrondi")
                    .send();
            assertThat(text(signed)).contains("au-dessus de l’enveloppe", "Un centime d’arrondi");
            assertThat(text(leading.get(product.path() + "/gestion-budget/trajectoire")))
                    .contains("100 000,01 € sont engagés pour 100 000 € accordés");
        });
    }

    @Test
    void anOrderOverTwoEnvelopesAndTwoYearsEngagesEachForItsPart() {
        ProductId product = paid("commande-partagee", 100_000, LocalDate.of(2026, 12, 31));
        sources.grant(
                product,
                new FundingSources.Granted(
                        Money.euros(50_000),
                        LocalDate.of(2027, 1, 1),
                        LocalDate.of(2027, 6, 30),
                        "Région",
                        "Décision 13"),
                staff());
        days.everywhere(LocalDate.of(2026, 11, 28), () -> {
            Visit visit = people.signedIn(staff());
            List<String> envelopes = visit
                    .get(path(product) + "/nouvelle")
                    .html()
                    .select("select[name=enveloppe-1] option[value~=[0-9]+]")
                    .eachAttr("value")
                    .stream()
                    .sorted()
                    .toList();
            assertThat(envelopes).hasSize(2);
            Visit.Page apart = need(visit, product)
                    .with("montant-1", "60 000")
                    .with("enveloppe-1", envelopes.get(0))
                    .with("annee-1", "2026")
                    .with("part-1", "40 000")
                    .with("enveloppe-2", envelopes.get(1))
                    .with("annee-2", "2027")
                    .with("part-2", "19 999")
                    .send();
            assertThat(apart.errorOf("part-1")).as("parts that do not add up").isNotEmpty();
            String order = visit.form(apart, path(product))
                    .with("part-2", "20 000")
                    .send()
                    .path();
            for (String state : List.of("devis-demande", "devis-signe", "emis")) act(visit, order, state, "2026-11-28");
            assertThat(text(visit.get(order))).contains("40 000 €", "20 000 €");
            assertThat(text(visit.get(path(product)))).contains("60 000 €", "30 000 €");
        });
    }

    @Test
    void whatLeavesOfTheOrdersInAFileOrForAProgramIsInTheJournal() {
        ProductId product = product("commande-exportee");
        Visit visit = people.signedIn(staff());
        visit.get(path(product));
        visit.get(path(product) + ".csv");
        visit.get("/api" + path(product));
        assertThat(audit.lines(new Audit.Filter("funding.orders-exported", "product:" + product, null), 1)
                        .items())
                .as("the file and the program, not the page")
                .hasSize(2);
    }

    @Test
    void withoutAnEnvelopeTheBookSaysWhatToDoAndNothingIsIssued() {
        ProductId product = product("commande-sans-enveloppe");
        days.everywhere(LocalDate.of(2026, 11, 28), () -> {
            Visit visit = people.signedIn(staff());
            assertThat(visit.get(path(product)).text()).contains("Aucune enveloppe", "Écrivez d’abord le besoin");
            assertThat(visit.get(product.path() + "/gestion-budget/trajectoire").text())
                    .contains("En deux étapes");
            String order = need(visit, product).with("montant-1", "5000").send().path();
            act(visit, order, "devis-demande", "2026-11-28");
            act(visit, order, "devis-signe", "2026-11-28");
            assertThat(act(visit, order, "emis", "2026-11-28").text()).contains("Aucune enveloppe ne peut la payer");
        });
    }

    @Test
    void noOrderLeavesAfterTheLastDayToCommitAndWhatIsDoneAfterItIsPaid() {
        ProductId product = paid("commande-tardive", 100_000, LocalDate.of(2027, 3, 31));
        sources.add(
                product,
                new FundingSources.Draft(
                        "Préfecture",
                        Money.euros(100_000),
                        Regime.TAXED,
                        LocalDate.of(2026, 7, 1),
                        new Agreement(
                                null, null, LocalDate.of(2026, 7, 1), LocalDate.of(2026, 8, 25), null, "", "Acte 3")),
                staff());
        days.everywhere(LocalDate.of(2026, 11, 28), () -> {
            Visit visit = people.signedIn(staff());
            String late = need(visit, product).with("montant-1", "5000").send().path();
            act(visit, late, "devis-demande", "2026-11-28");
            act(visit, late, "devis-signe", "2026-11-28");
            assertThat(act(visit, late, "emis", "2026-11-28").errorOf("le").replaceAll("\\h", " "))
                    .contains("25 août 2026");
        });
    }

    @Test
    void nothingIsDeliveredTwiceNorAboveTheOrderAndACreditNoteSaysWhy() {
        ProductId product = paid("commande-livree", 100_000, LocalDate.of(2027, 3, 31));
        days.everywhere(
                LocalDate.of(2026, 8, 1),
                () -> need(people.signedIn(staff()), product)
                        .with("montant-1", "60000")
                        .send());
        days.everywhere(LocalDate.of(2026, 11, 28), () -> {
            Visit visit = people.signedIn(staff());
            String order = visit.get(path(product)).html().select("th a").attr("href");
            act(visit, order, "devis-demande", "2026-08-03");
            act(visit, order, "devis-signe", "2026-08-12");
            act(visit, order, "emis", "2026-08-20");
            act(visit, order, "recu", "2026-08-27");
            act(visit, order, "en-cours", "2026-09-01");
            visit.form(visit.get(order), order + "/services-faits").send();
            Visit.Form again = visit.form(visit.get(order), order + "/services-faits")
                    .with("du", "2026-09-01")
                    .with("au", "2026-09-30");
            assertThat(again.send().errorOf("du")).contains("déjà livrée");
            Visit.Form above =
                    visit.form(visit.get(order), order + "/services-faits").with("montant", "50 000,01");
            Visit.Page refused = above.send();
            assertThat(refused.errorOf("montant")).contains("dépasserait la commande");
            assertThat(visit.form(refused, order + "/services-faits").value("montant"))
                    .isEqualTo("50 000,01");
            Visit.Form credit =
                    visit.form(visit.get(order), order + "/services-faits").with("montant", "-500");
            assertThat(credit.send().errorOf("reserve")).contains("pourquoi cet avoir");
            credit.with("reserve", "Une journée facturée en trop").send();
            assertThat(text(visit.get(order))).contains("-500 €");
            Visit.Form back = visit.form(visit.get(order), order + "/etat");
            assertThat(back.value("vers"))
                    .as("what is done keeps it from being cancelled later")
                    .isEqualTo("annule");
        });
    }

    @Test
    void theSecondOfTwoPeopleLosesNothingAndACorrectionKeepsWhatItCorrects() {
        ProductId product = paid("commande-a-deux", 100_000, LocalDate.of(2027, 3, 31));
        days.everywhere(LocalDate.of(2026, 11, 28), () -> {
            Visit one = people.signedIn(staff());
            Visit other = people.signedIn(lead());
            String order = need(one, product).with("montant-1", "5000").send().path();
            Visit.Form late = other.form(other.get(order + "/modification"), order + "/modification")
                    .with("objet", "Développement d’hiver");
            act(one, order, "devis-demande", "2026-11-28");
            Visit.Page conflict = late.send();
            assertThat(conflict.status()).isEqualTo(409);
            other.form(conflict, order + "/modification").send();
            assertThat(other.get(order).text()).contains("Développement d’hiver", "Devis demandé");
            Visit.Form back = one.form(one.get(order), order + "/retour");
            assertThat(back.send().errorOf("raison")).contains("Dites pourquoi");
            assertThat(text(back.with("raison", "Le devis attend l’avis du juriste")
                            .send()))
                    .contains("Correction : retour à « Besoin »", "Le devis attend l’avis du juriste");
        });
    }

    @Test
    void thoseOfAnotherIncubatorAndStrangersReadNothing() {
        ProductId product = paid("commande-privee", 100_000, LocalDate.of(2027, 3, 31));
        Actor elsewhere =
                people.someone("ailleurs@commandes.test", "Alix Ailleurs", new Grant(Role.LEAD, "autre.commandes"));
        for (Actor actor : List.of(elsewhere, people.someone("passant@commandes.test", "Passant")))
            for (String page : List.of("", "/nouvelle", ".csv"))
                assertThat(people.signedIn(actor).get(path(product) + page).status())
                        .as(page)
                        .isIn(403, 404);
        assertThat(people.signedIn(elsewhere).get("/exercice?annee=2026").text())
                .doesNotContain("commande-privee");
    }

    @Test
    void theBudgetYearSaysWhatIsAtRiskAndKeepsWhatIsAnswered() {
        ProductId product = paid("commande-exercice", 200_000, LocalDate.of(2027, 1, 31));
        days.everywhere(LocalDate.of(2026, 11, 2), () -> {
            Visit visit = people.signedIn(lead());
            String order =
                    need(visit, product).with("montant-1", "171 824").send().path();
            act(visit, order, "devis-demande", "2026-11-02");
            act(visit, order, "devis-signe", "2026-11-02");
            act(visit, order, "emis", "2026-11-02");
            assertThat(text(visit.get("/"))).contains("28 176 € à engager, à rendre ou à reporter");
            Visit.Page board = visit.get("/exercice");
            assertThat(text(board)).contains("Produit commande-exercice 28 176 €", "38 jours");
            Visit.Form answer = visit.form(board, "/exercice/reponse")
                    .with("produit", product.value())
                    .with("reponse", "rendre")
                    .with("montant", "30 000");
            Visit.Page refused = answer.send();
            assertThat(refused.errorOf("montant")).contains("plus que ce qui est à risque");
            visit.form(refused, "/exercice/reponse").with("montant", "").send();
            assertThat(text(visit.get("/exercice"))).contains("rendu : 28 176 €");
            assertThat(text(visit.get("/"))).doesNotContain("28 176 € à engager");
            assertThat(text(visit.get("/exercice?annee=2026&q=commande-exercice")))
                    .contains("Produit commande-exercice");
            assertThat(text(visit.get("/exercice?annee=2026&q=aucun-ne-s-appelle-ainsi")))
                    .contains("Aucun produit ne correspond", "Tous les produits de l’exercice");
            assertThat(visit.get("/exercice.csv").body())
                    .contains("2026;commande-exercice;Produit commande-exercice;200000.00;171824.00;85;");
        });
    }

    @Test
    void aPriceIsReadNowhereByThoseWhoMayNot(CapturedOutput output) {
        ProductId product = paid("commande-secrete", 400_000, LocalDate.of(2027, 3, 31));
        Actor member = people.someone("coach@commandes.test", "Camille Coach", new Grant(Role.COACH, INCUBATOR));
        days.everywhere(LocalDate.of(2026, 11, 28), () -> {
            Visit leading = people.signedIn(lead());
            Visit.Form form = need(leading, product)
                    .with("tva", "ht")
                    .with("unites-1", "113,25")
                    .with("prix-1", "617,93");
            assertThat(form.with("personnes-1", "beaucoup").send().body())
                    .as("who typed it reads it again where it was refused")
                    .contains("617,93");
            String order = form.with("personnes-1", "1").send().path();
            assertThat(leading.get(order).body().replaceAll("\\h", " ")).contains("617,93", "113,25");
            act(leading, order, "devis-demande", "2026-11-28");
            act(leading, order, "devis-signe", "2026-11-28");
            act(leading, order, "emis", "2026-11-28");
            act(leading, order, "recu", "2026-11-28");
            act(leading, order, "en-cours", "2026-11-28");
            Visit.Page delivered =
                    leading.form(leading.get(order), order + "/services-faits").send();
            String statement =
                    delivered.html().select("a.fr-btn[href*=services-faits]").attr("href");
            Visit publishing = leading;
            publishing
                    .form(
                            publishing.get(product.path() + "/gestion-budget"),
                            product.path() + "/gestion-budget/publication")
                    .with("version-de", "libre")
                    .send();
            Map<String, Visit> readers = Map.of(
                    "visitor", people.visitor(),
                    "stranger", people.signedIn(people.someone("curieux@commandes.test", "Curieux")),
                    "coach", people.signedIn(member),
                    "staff", people.signedIn(staff()));
            List<String> addresses = List.of(
                    path(product),
                    path(product) + ".csv",
                    "/api" + path(product),
                    order,
                    order + "/modification",
                    statement,
                    product.path() + "/gestion-budget",
                    product.path() + "/gestion-budget/lignes.csv",
                    product.path() + "/gestion-budget/trajectoire",
                    product.path() + "/gestion-budget/trajectoire.csv",
                    "/api" + product.path() + "/trajectoire",
                    product.path(),
                    product.path() + "/budget",
                    product.path() + "/budget.csv",
                    product.path() + "/equipe",
                    product.path() + "/comites",
                    "/api/v1/products/commande-secrete",
                    "/api/v1/products/commande-secrete/budget",
                    "/donnees/budgets.csv",
                    "/donnees/financements.csv",
                    "/recherche?q=617,93",
                    "/recherche?q=commande-secrete",
                    "/exercice?annee=2026",
                    "/exercice.csv?annee=2026",
                    "/journal",
                    "/");
            List<String> leaks = new ArrayList<>();
            readers.forEach((who, visit) -> {
                for (String address : addresses) {
                    String body = address.startsWith("/recherche")
                            ? visit.get(address)
                                    .html()
                                    .select("main .fr-card, main li")
                                    .text()
                            : visit.get(address).body();
                    if (tells(body)) leaks.add(who + " " + address);
                }
                byte[] printed = visit.bytes(statement + ".pdf");
                if (printed.length > 4 && printed[0] == '%' && tells(FileText.of("application/pdf", printed)))
                    leaks.add(who + " pdf");
            });
            Visit coach = people.signedIn(member);
            Visit.Page forged = coach.form(coach.get(path(product) + "/nouvelle"), path(product))
                    .with("objet", "Contournement")
                    .with("du", "2026-12-01")
                    .with("au", "2026-12-31")
                    .with("activite-1", "ops")
                    .forged("unites-1", "10")
                    .forged("prix-1", "617,93")
                    .send();
            assertThat(forged.status()).isEqualTo(403);
            if (tells(forged.body())) leaks.add("error");
            assertThat(leaks).as("pages that tell the price").isEmpty();
        });
        assertThat(tells(output.getAll())).as("the log tells the price").isFalse();
    }

    /** The price, its cents, or the units from which it would be found, as anything may write them. */
    private static boolean tells(String text) {
        String plain = text.replaceAll("[\\h\\u202f]", "");
        return List.of("617,93", "617.93", "61793", "113,25", "113.25").stream().anyMatch(plain::contains);
    }
}

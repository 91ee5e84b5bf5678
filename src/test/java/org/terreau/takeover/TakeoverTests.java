package org.terreau.takeover;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.identity.Actor;
import org.terreau.identity.OwnData;
import org.terreau.identity.Role;
import org.terreau.mail.OutboxReader;
import org.terreau.opendata.PublicCopies;
import org.terreau.portfolio.Endings;
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
import org.terreau.testing.Visit;

@ApplicationTest
class TakeoverTests {

    private static final String SITUATION = "Douze communes s’en servent chaque semaine ; le code est public.";

    private final ProductCatalogue products;
    private final Endings endings;
    private final Teams teams;
    private final TakersRetention retention;
    private final OutboxReader outbox;
    private final PublicCopies copies;
    private final OwnData ownData;
    private final JdbcClient jdbc;
    private final People people;
    private final Days days;

    TakeoverTests(
            ProductCatalogue products,
            Endings endings,
            Teams teams,
            TakersRetention retention,
            OutboxReader outbox,
            PublicCopies copies,
            OwnData ownData,
            JdbcClient jdbc,
            People people,
            Days days) {
        this.products = products;
        this.endings = endings;
        this.teams = teams;
        this.retention = retention;
        this.outbox = outbox;
        this.copies = copies;
        this.ownData = ownData;
        this.jdbc = jdbc;
        this.people = people;
        this.days = days;
    }

    private Actor lead(String incubator) {
        return people.worksFor(incubator, Role.LEAD, "Lise Mène");
    }

    /** A product of an incubator of the same name, with a team of one member. */
    private ProductId product(String id) {
        people.incubator(id);
        ProductId product = SomeProduct.named(id).in(id).storedIn(products);
        teams.join(product, Trade.DEVELOPMENT, "Mo Membre", member(id), "", lead(id));
        return product;
    }

    private static String member(String id) {
        return "membre@" + id + ".test";
    }

    private Visit team(ProductId product) {
        return people.signedIn(people.actor(member(product.value())));
    }

    private Visit.Page putUp(Visit visit, ProductId product, String until) {
        String path = product.path() + "/reprise/gestion";
        return visit.form(visit.get(path), path)
                .with("situation", SITUATION)
                .with("moyens-humains", "Une développeuse à mi-temps")
                .with("moyens-financiers", "9 000 € par an")
                .with("jusque", until)
                .send();
    }

    private Visit.Page offer(ProductId product, String organisation, String email) {
        Visit visitor = people.visitor();
        String path = product.path() + "/reprise";
        return visitor.form(visitor.get(path), path)
                .with("ouvert", "1")
                .with("nom", "Armelle Pont")
                .with("organisation", organisation)
                .with("courriel", email)
                .with("message", "Nous hébergeons déjà trois services des mêmes communes.")
                .with("affiche", "oui")
                .send();
    }

    private long number(String organisation) {
        return jdbc.sql("select id from taker where organisation = :organisation")
                .param("organisation", organisation)
                .query(Long.class)
                .single();
    }

    private Visit.Page answer(Visit visit, ProductId product, String organisation, String decision, String reply) {
        String action = product.path() + "/reprise/propositions/" + number(organisation);
        return visit.form(visit.get(product.path() + "/reprise/gestion"), action)
                .forged("decision", decision)
                .with("reponse-" + number(organisation), reply)
                .send();
    }

    private List<OutboxReader.Entry> letters(String to, String kind) {
        return outbox.entries(to, 1).items().stream()
                .filter(letter -> letter.kind().equals(kind))
                .toList();
    }

    @Test
    void aTeamPutsItsProductUpAndAnOrganisationThatIsAcceptedOpensTheTransfer() {
        ProductId product = product("reprise.une");
        Visit member = team(product);
        Visit visitor = people.visitor();
        assertThat(visitor.get(product.path() + "/reprise").status()).isEqualTo(404);
        assertThat(putUp(member, product, "").text()).contains("Annonce publiée", "Personne ne s’est proposé");
        assertThat(visitor.get("/reprises?q=reprise.une").text())
                .contains("Produit reprise.une", SITUATION, "Une développeuse à mi-temps", "Personne pour l’instant");
        assertThat(visitor.get(product.path()).text()).contains("Ce produit cherche un repreneur", "À reprendre");
        assertThat(visitor.get("/produits?signalement=a-reprendre").text()).contains("Produit reprise.une");
        assertThat(visitor.get("/reprises.csv?incubateur=reprise.une").body())
                .contains("moyens_financiers", "9 000 € par an");
        assertThat(visitor.get("/api/reprises?incubateur=reprise.une").body())
                .contains("\"produit\":\"reprise.une\"", "\"candidatures\":0");

        assertThat(offer(product, "Syndicat du Ponant une", "armelle@reprise-une.test")
                        .text())
                .contains("Votre proposition est envoyée");
        assertThat(letters("armelle@reprise-une.test", "takeover-acknowledged")).hasSize(1);
        for (String told : List.of(member("reprise.une"), "lead@reprise.une.test"))
            assertThat(letters(told, "takeover-offered"))
                    .as(told)
                    .singleElement()
                    .satisfies(
                            letter -> assertThat(letter.text()).contains("Syndicat du Ponant une", "/reprise/gestion"));
        assertThat(visitor.get("/reprises?q=reprise.une").text())
                .as("before the team has read it")
                .contains("Une organisation")
                .doesNotContain("Syndicat du Ponant une");
        String named = product.path() + "/reprise/propositions/" + number("Syndicat du Ponant une") + "/publication";
        assertThat(member.form(member.get(product.path() + "/reprise/gestion"), named)
                        .send()
                        .text())
                .contains("Nom publié sur l’annonce");
        assertThat(visitor.get("/reprises?q=reprise.une").text()).contains("Syndicat du Ponant une");
        assertThat(member.get("/mes-produits").text()).contains("Une proposition de reprise attend une réponse");
        assertThat(member.get(product.path() + "/reprise/propositions.csv").body())
                .contains("Armelle Pont", "attente");
        assertThat(member.get("/api" + product.path() + "/reprise/propositions").body())
                .contains("armelle@reprise-une.test");

        assertThat(answer(member, product, "Syndicat du Ponant une", "accepter", "Oui")
                        .errorOf("reponse-" + number("Syndicat du Ponant une")))
                .contains("Écrivez une réponse");
        assertThat(answer(member, product, "Syndicat du Ponant une", "accepter", "Avec joie, dès janvier.")
                        .text())
                .contains("Les étapes du transfert sont ouvertes", "Acceptée");
        assertThat(letters("armelle@reprise-une.test", "takeover-accepted"))
                .singleElement()
                .satisfies(letter -> assertThat(letter.text()).contains("Avec joie, dès janvier.", "Mo Membre"));
        assertThat(letters("lead@reprise.une.test", "takeover-transfer")).hasSize(1);
        assertThat(endings.draft(product, lead("reprise.une")).orElseThrow().text("repreneur"))
                .isEqualTo("Syndicat du Ponant une");
        assertThat(visitor.get("/reprises?q=reprise.une").text()).doesNotContain("Produit reprise.une");
        assertThat(people.signedIn(lead("reprise.une"))
                        .get(product.path() + "/fin/quoi")
                        .body())
                .contains("Syndicat du Ponant une");
    }

    @Test
    void aDeclinedOfferIsToldAndAnAnnouncementIsWithdrawnOnceEverybodyIsAnswered() {
        ProductId product = product("reprise.deux");
        Visit lead = people.signedIn(lead("reprise.deux"));
        putUp(lead, product, days.today().plusMonths(2).toString());
        offer(product, "Agence deux", "bea@reprise-deux.test");
        String withdraw = product.path() + "/reprise/retrait";
        String desk = product.path() + "/reprise/gestion";
        Visit.Page waiting = lead.form(lead.get(desk), withdraw).send();
        assertThat(waiting.status()).isEqualTo(422);
        assertThat(waiting.text())
                .contains("Répondez d’abord à chaque organisation")
                .contains(SITUATION);
        String named = product.path() + "/reprise/propositions/" + number("Agence deux") + "/publication";
        Visit.Form publish = lead.form(lead.get(desk), named);
        answer(lead, product, "Agence deux", "decliner", "Il faut une équipe qui code.");
        assertThat(letters("bea@reprise-deux.test", "takeover-declined"))
                .singleElement()
                .satisfies(letter -> assertThat(letter.text()).contains("Il faut une équipe qui code.", "/reprises"));
        assertThat(publish.send().status()).isEqualTo(422);
        assertThat(endings.draft(product, lead("reprise.deux"))).isEmpty();
        Visit.Page withdrawn = lead.form(lead.get(desk), withdraw).send();
        assertThat(withdrawn.text()).contains("Annonce retirée");
        assertThat(lead.undo(withdrawn).text()).contains("C’est remis comme avant.");
        assertThat(people.visitor().get(product.path() + "/reprise").status()).isEqualTo(200);
        lead.form(lead.get(desk), withdraw).send();
        assertThat(people.visitor().get(product.path() + "/reprise").status()).isEqualTo(404);
    }

    @Test
    void acceptingFillsInATransferThatIsPreparedAndChangesNothingOfAnotherEnd() {
        for (String kind : List.of("transfert", "arret")) {
            ProductId product = product("reprise.fin." + kind);
            Visit lead = people.signedIn(lead(product.value()));
            putUp(lead, product, days.today().plusMonths(2).toString());
            offer(product, "Agence " + kind, kind + "@reprise-fin.test");
            String end = product.path() + "/fin";
            lead.form(lead.get(end), end).with("type", kind).send();
            assertThat(answer(lead, product, "Agence " + kind, "accepter", "Avec joie, dès janvier.")
                            .text())
                    .contains(
                            kind.equals("transfert")
                                    ? "Les étapes du transfert sont ouvertes"
                                    : "Une autre fin est déjà préparée");
            assertThat(endings.draft(product, lead(product.value()))
                            .orElseThrow()
                            .text("repreneur"))
                    .isEqualTo(kind.equals("transfert") ? "Agence transfert" : "");
        }
    }

    @Test
    void nothingTypedIsLostAndTwoWhoChangeAnAnnouncementAreTold() {
        ProductId product = product("reprise.trois");
        Visit member = team(product);
        Visit.Page refused = putUp(member, product, days.today().minusDays(1).toString());
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errorOf("jusque")).contains("à partir d’aujourd’hui");
        assertThat(refused.text()).contains(SITUATION);
        putUp(member, product, "");
        String desk = product.path() + "/reprise/gestion";
        Visit.Form late = member.form(member.get(desk), desk).with("moyens-financiers", "12 000 € par an");
        assertThat(putUp(member, product, "").text()).contains("Annonce modifiée");
        Visit.Page stale = late.send();
        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.body()).contains("12 000 € par an");
        Visit visitor = people.visitor();
        Visit.Page wrong = visitor.form(visitor.get(product.path() + "/reprise"), product.path() + "/reprise")
                .with("ouvert", "1")
                .with("nom", "Armelle")
                .with("courriel", "pas une adresse")
                .with("message", "Court")
                .send();
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.errorOf("organisation")).contains("Donnez votre organisation");
        assertThat(wrong.errorOf("courriel")).contains("adresse de courriel");
        assertThat(wrong.errorOf("message")).contains("20");
        assertThat(wrong.body()).contains("pas une adresse");
    }

    @Test
    void anAnnouncementIsPublicUntilItsLastDayAndAsLongAsTheProductLives() {
        ProductId product = product("reprise.quatre");
        LocalDate last = days.today().plusDays(3);
        putUp(team(product), product, last.toString());
        Visit visitor = people.visitor();
        days.everywhere(
                last, () -> assertThat(visitor.get("/api/reprises").body()).contains("reprise.quatre"));
        days.everywhere(last.plusDays(1), () -> {
            assertThat(visitor.get("/api/reprises").body()).doesNotContain("reprise.quatre");
            assertThat(visitor.get(product.path() + "/reprise").status()).isEqualTo(404);
        });
        SomeProduct.named("reprise.quatre")
                .in("reprise.quatre")
                .then(PhaseKind.TRANSFERRED, days.today())
                .storedIn(products);
        assertThat(visitor.get("/api/reprises").body()).doesNotContain("reprise.quatre");
    }

    @Test
    void whatIsToBeTakenOverIsAmongTheDataThatEverybodyMayTakeAwayAndNamesNobody() throws Exception {
        ProductId product = product("reprise.donnees");
        putUp(team(product), product, "");
        offer(product, "Agence des données", "dan@reprise-donnees.test");
        Visit visitor = people.visitor();
        assertThat(visitor.get("/donnees").text()).contains("Produits à reprendre");
        assertThat(visitor.get("/api/dcat.jsonld").body()).contains("/api/reprises", "/reprises.csv");
        String copied = copied("reprises/reprises.csv");
        assertThat(copied)
                .contains("reprise.donnees", SITUATION, "Une développeuse à mi-temps")
                .doesNotContain("Armelle Pont", "dan@reprise-donnees.test", "Agence des données", "Mo Membre");
    }

    private String copied(String file) throws IOException {
        byte[] copy = people.visitor().bytes("/donnees/copies/" + copies.make().name());
        try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(copy))) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry())
                if (entry.getName().equals(file)) return new String(entries.readAllBytes(), StandardCharsets.UTF_8);
        }
        throw new AssertionError("The copy holds no " + file);
    }

    @Test
    void theStaffReadThatTheirAnswerToAnOfferDidNotArrive() {
        ProductId product = product("reprise.perdue");
        putUp(team(product), product, "");
        offer(product, "Agence perdue", "perdue@reprise.test");
        answer(team(product), product, "Agence perdue", "decliner", "Il faut un hébergement public.");
        jdbc.sql("""
                        update mail_outbox set refused_at = now(), last_error = '550 5.1.1 unknown'
                        where recipient = 'perdue@reprise.test'
                        """).update();
        String list = "/courriels-non-remis";
        assertThat(people.signedIn(lead("reprise.perdue")).get(list).text()).contains("perdue@reprise.test");
        assertThat(people.signedIn(lead("reprise.perdue.voisin")).get(list).text())
                .doesNotContain("perdue@reprise.test");
    }

    @Test
    void strangersAndOtherIncubatorsNeitherReadNorAnswer() {
        ProductId product = product("reprise.cinq");
        putUp(team(product), product, "");
        offer(product, "Agence cinq", "cleo@reprise-cinq.test");
        product("reprise.cinq.voisin");
        Visit stranger = people.signedIn(people.someone("passante@reprise.test", "Paule Passe"));
        for (Visit visit : List.of(
                stranger,
                people.signedIn(lead("reprise.cinq.voisin")),
                people.signedIn(people.actor(member("reprise.cinq.voisin")))))
            for (String path : List.of(
                    product.path() + "/reprise/gestion",
                    product.path() + "/reprise/propositions.csv",
                    "/api" + product.path() + "/reprise/propositions"))
                assertThat(visit.get(path).status()).as(path).isEqualTo(403);
        assertThat(people.visitor().get("/reprises").text()
                        + people.visitor().get("/api/reprises").body())
                .doesNotContain("Armelle Pont", "cleo@reprise-cinq.test");
    }

    @Test
    void whoOfferedReadsWhatIsHeldAndIsForgottenWhenTheyAskOrAfterTwoYears() {
        ProductId product = product("reprise.six");
        putUp(team(product), product, "");
        offer(product, "Agence six", "dora@reprise-six.test");
        EmailAddress dora = new EmailAddress("dora@reprise-six.test");
        assertThat(ownData.held(ownData.person(dora)).toString()).contains("Agence six", "Armelle Pont");
        ownData.erase(ownData.person(dora));
        assertThat(ownData.held(ownData.person(dora)).toString()).doesNotContain("Agence six");
        assertThat(team(product).get(product.path() + "/reprise/gestion").text())
                .contains("Agence six", "Personne effacée")
                .doesNotContain("Armelle Pont");
        offer(product, "Agence six bis", "eva@reprise-six.test");
        assertThat(ownData.held(ownData.person(new EmailAddress("eva@reprise-six.test")))
                        .toString())
                .contains("Agence six bis");
        jdbc.sql(
                        "update taker set received_at = received_at - interval '25 months' where organisation = 'Agence six bis'")
                .update();
        retention.run();
        assertThat(ownData.held(ownData.person(new EmailAddress("eva@reprise-six.test")))
                        .toString())
                .doesNotContain("Agence six bis");
    }
}

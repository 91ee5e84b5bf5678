package org.terreau.recruitment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.document.Samples;
import org.terreau.identity.Actor;
import org.terreau.identity.OwnData;
import org.terreau.identity.Role;
import org.terreau.mail.OutboxReader;
import org.terreau.portfolio.PhaseKind;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.EmailAddress;
import org.terreau.team.Missions;
import org.terreau.team.Trade;
import org.terreau.team.TypedMission;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.Days;
import org.terreau.testing.People;
import org.terreau.testing.SomeProduct;
import org.terreau.testing.Statements;
import org.terreau.testing.Visit;

@ApplicationTest
class RecruitmentTests {

    private static final String WHY = "J’ai mené quarante entretiens avec des secrétaires de mairie.";

    private final ProductCatalogue products;
    private final Missions missions;
    private final Offers offers;
    private final ApplicationsRetention retention;
    private final OwnData ownData;
    private final OutboxReader outbox;
    private final JdbcClient jdbc;
    private final People people;
    private final Days days;

    RecruitmentTests(
            ProductCatalogue products,
            Missions missions,
            Offers offers,
            ApplicationsRetention retention,
            OwnData ownData,
            OutboxReader outbox,
            JdbcClient jdbc,
            People people,
            Days days) {
        this.products = products;
        this.missions = missions;
        this.offers = offers;
        this.retention = retention;
        this.ownData = ownData;
        this.outbox = outbox;
        this.jdbc = jdbc;
        this.people = people;
        this.days = days;
    }

    private Actor worker(Role role, String incubator) {
        return people.worksFor(incubator, role, role == Role.COACH ? "Inès Coach" : "Lise Mène");
    }

    /** A product of an incubator of the same name, paid for a year, that looks for a designer. */
    private ProductId product(String id) {
        return product(id, id);
    }

    private ProductId product(String id, String incubator) {
        people.incubator(incubator);
        ProductId product = SomeProduct.named(id)
                .in(incubator)
                .since(PhaseKind.CONSTRUCTION, LocalDate.of(2024, 1, 1))
                .storedIn(products);
        jdbc.sql("""
                        insert into envelope (product_id, increment_number, amount_cents, from_day, until_day, carrier, decision_id)
                        select :product, 1, 20000000, :from, :until, 'Ville', least(min(decision_id), 0) - 1 from envelope
                        """)
                .param("product", id)
                .param("from", days.today())
                .param("until", days.today().plusYears(1))
                .update();
        missions.look(product, TypedMission.simple(Trade.DESIGN, "1,5"), worker(Role.LEAD, incubator));
        return product;
    }

    private long need(ProductId product) {
        return jdbc.sql("select max(id) from mission where product_id = :product and person_id is null")
                .param("product", product.value())
                .query(Long.class)
                .single();
    }

    private OfferTyped typed(String title) {
        LocalDate today = days.today();
        return new OfferTyped(
                new OfferTyped.Words(
                        title,
                        "Les familles remplissent huit formulaires.",
                        "Observer, dessiner, essayer avec des agents.",
                        "Des entretiens menés seule.",
                        "Rennes",
                        "l’équipe, equipe@exemple.fr"),
                new OfferTyped.Chosen("mission", "design", "partiel", true),
                new OfferTyped.When(
                        "3",
                        today.plusMonths(2).toString(),
                        "6",
                        "24",
                        today.plusDays(20).toString(),
                        "18:00",
                        today.plusDays(30).toString()),
                new OfferTyped.Contacts("Atelier Granit", today.toString(), "la communauté design", today.toString()),
                List.of(
                        new OfferTyped.Marked("Entretiens", "3", true),
                        new OfferTyped.Marked("Écriture simple", "1", false)),
                List.of("Pouvez-vous venir à Rennes deux fois par mois ?"));
    }

    private Offer published(ProductId product, String title) {
        Actor lead = worker(Role.LEAD, product.value());
        Offer offer = offers.write(List.of(need(product)), typed(title), lead);
        offers.publish(offer.id(), true, offer.version(), lead);
        return offers.read(offer.id(), lead);
    }

    private Visit.Form applying(Visit visit, Offer offer, String name, String email) {
        String path = offer.path() + "/candidature";
        return visit.form(visit.get(path), path)
                .forged("ouvert", "1")
                .with("nom", name)
                .with("courriel", email)
                .with("message", WHY)
                .with("oui-1", "oui")
                .with("accord", "oui");
    }

    private void close(Offer offer) {
        Actor lead = worker(Role.LEAD, offer.incubator().value());
        offers.close(offer.id(), offers.read(offer.id(), lead).version(), lead);
    }

    private static Visit.Form form(Visit visit, String page, String action) {
        return visit.form(visit.get(page), action);
    }

    private long application(String email) {
        return jdbc.sql("select max(id) from recruitment_application where email = :email")
                .param("email", email)
                .query(Long.class)
                .single();
    }

    private List<String> kinds(String to) {
        return outbox.entries(to, 1).items().stream()
                .map(OutboxReader.Entry::kind)
                .filter(kind -> kind.startsWith("application-"))
                .toList();
    }

    @Test
    void aNeedBecomesAnOfferThatEverybodyReadsOnceItIsWhole() {
        ProductId product = product("offre.lue");
        Visit lead = people.signedIn(worker(Role.LEAD, "offre.lue"));
        Visit anybody = people.visitor();
        Visit.Page writing = lead.get("/recrutement/nouvelle?besoin=" + need(product));
        Visit.Page draft = lead.form(writing, "/recrutement/nouvelle")
                .with("titre", "Designer de la rentrée")
                .with("mission", "Recrutement de testeurs, présence tous les mardis.")
                .with("duree", "13")
                .send();
        assertThat(draft.text()).contains("Le brouillon est enregistré.", "Brouillon");
        Visit.Page publishing = lead.get(draft.path() + "/publication");
        assertThat(publishing.text())
                .contains(
                        "Il manque",
                        "Prévenez le titulaire du marché",
                        "votre première offre de ce métier",
                        "l’expérience souhaitée",
                        "L’argent va jusqu’au",
                        "sélection de profil")
                .contains("3 jours par semaine en moyenne");
        assertThat(anybody.get("/rejoindre").text()).doesNotContain("Designer de la rentrée");

        String edit = draft.path() + "/modifier";
        form(lead, edit, edit)
                .with("duree", "6")
                .with("profil-cherche", "Des entretiens.")
                .with("lieu", "Rennes")
                .with("titulaire", "Atelier Granit")
                .with("titulaire-le", days.today().toString())
                .with("experience", "24")
                .with("referent", "la communauté design Basalte")
                .with("referent-le", days.today().toString())
                .with("critere-1", "Entretiens")
                .with("contact", "l’équipe")
                .send();
        String publish = draft.path() + "/publication";
        Visit.Page unsure = form(lead, publish, publish).send();
        assertThat(unsure.status()).isEqualTo(422);
        assertThat(unsure.errorOf("accord")).contains("tout le monde");
        assertThat(form(lead, publish, publish).with("accord", "oui").send().text())
                .contains("L’offre est publiée.");

        String path = draft.path().replace("/recrutement/", "/rejoindre/");
        Visit.Page read = anybody.get(path);
        assertThat(read.text())
                .contains("Designer de la rentrée", "On peut répondre jusqu’au")
                .contains("24 mois au moins")
                .doesNotContain("Granit", "Basalte");
        assertThat(read.html().select("script[type=application/ld+json]").html())
                .contains("JobPosting", "CONTRACTOR", "validThrough", "monthsOfExperience");
        assertThat(anybody.get("/rejoindre?metier=design&q=rentree").text()).contains("Designer de la rentrée");
        assertThat(anybody.get("/rejoindre?lieu=Rennes&phase=construction").text())
                .contains("Designer de la rentrée");
        for (String other : List.of("metier=data", "lieu=Brest", "phase=consolidation"))
            assertThat(anybody.get("/rejoindre?" + other).text()).as(other).doesNotContain("Designer de la rentrée");
        for (String file : List.of("/rejoindre.csv", "/api/rejoindre", "/rejoindre.atom"))
            assertThat(anybody.get(file).body())
                    .contains("Designer de la rentrée")
                    .doesNotContain("Granit", "Basalte");
        assertThat(anybody.get(product.path()).html().select("a[href=" + path + "]"))
                .isNotEmpty();
        assertThat(lead.get("/recrutement/nouvelle?besoin=" + need(product)).path())
                .isEqualTo(draft.path());
        assertThat(lead.get(edit).path()).as("what others read is not changed").isEqualTo(draft.path());
    }

    @Test
    void needsOfSeveralProductsArePooledInOneOffer() {
        ProductId one = product("offre.commune");
        ProductId other = product("offre.commune.bis", "offre.commune");
        Visit lead = people.signedIn(worker(Role.LEAD, "offre.commune"));
        Visit.Page writing = lead.get("/recrutement/nouvelle?besoin=" + need(one) + "&besoin=" + need(other));
        assertThat(lead.form(writing, "/recrutement/nouvelle").value("rythme")).isEqualTo("3");
        Visit.Page draft = lead.form(writing, "/recrutement/nouvelle")
                .with("titre", "Designer pour deux services")
                .send();
        assertThat(draft.status()).isEqualTo(200);
        missions.look(one, TypedMission.simple(Trade.DATA, "1"), worker(Role.LEAD, "offre.commune"));
        assertThat(lead.get("/recrutement/nouvelle").status()).isEqualTo(422);
        assertThat(lead.get("/recrutement").text()).contains("Designer pour deux services");
        assertThat(lead.get("/recrutement?metier=data")
                        .html()
                        .select("tbody tr th")
                        .eachText())
                .contains("Data")
                .doesNotContain("Design");
        assertThat(lead.get("/recrutement?metier=droit").text()).contains("ne cherche quelqu’un de ce métier");
    }

    @Test
    void whatTeamsLookForIsReadPageByPageWithTheSameStatements() {
        ProductId product = product("offre.longue");
        Actor worker = worker(Role.LEAD, "offre.longue");
        for (int times = 0; times < 31; times++) missions.look(product, TypedMission.simple(Trade.DATA, ""), worker);
        Visit lead = people.signedIn(worker);
        Visit.Page first = lead.get("/recrutement");
        assertThat(first.text()).contains("32 postes à pourvoir");
        assertThat(first.html().select("input[name=besoin]")).hasSize(30);
        Visit.Page last = lead.get("/recrutement?page-besoins=2");
        assertThat(last.html().select("input[name=besoin]")).hasSize(2);
        assertThat(lead.get("/recrutement?page-besoins=999&metier=design")
                        .html()
                        .select("input[name=besoin]"))
                .hasSize(1);
        assertThat(Statements.during(() -> lead.get("/recrutement"))).isBetween(1, 16);
    }

    @Test
    void whoeverWorksElsewhereLearnsNothing() {
        ProductId product = product("offre.close");
        Offer offer = published(product, "Designer discret");
        applying(people.visitor(), offer, "Jeanne Discrète", "jeanne@discrete.test")
                .send();
        close(offer);
        product("offre.ailleurs");
        Visit stranger = people.signedIn(worker(Role.LEAD, "offre.ailleurs"));
        Visit colleague = people.signedIn(worker(Role.STAFF, "offre.close"));
        String one = offer.desk() + "/candidatures/" + application("jeanne@discrete.test");
        for (String path : List.of(
                offer.desk(),
                offer.desk() + "/modifier",
                offer.desk() + "/publication",
                offer.desk() + "/conflits",
                offer.desk() + "/candidatures.csv",
                "/api" + offer.desk() + "/candidatures",
                one,
                one + "/document")) {
            assertThat(stranger.get(path).status()).as(path).isEqualTo(404);
            assertThat(people.visitor().get(path).body()).as(path).doesNotContain("Jeanne Discrète");
        }
        assertThat(stranger.get("/recrutement").text()).doesNotContain("Designer discret");
        assertThat(colleague.get(offer.desk()).text())
                .contains("Une candidature.", "Seules les personnes qui notent")
                .doesNotContain("Jeanne");
        for (String path : List.of(one, offer.desk() + "/candidatures.csv", "/api" + offer.desk() + "/candidatures"))
            assertThat(colleague.get(path).status()).as(path).isEqualTo(404);
        assertThat(people.visitor().get("/rejoindre/candidature/nimporte").status())
                .isEqualTo(404);
    }

    @Test
    void anApplicationIsSentWithoutAnAccountAndFollowedByItsLinkAlone() {
        Offer offer = published(product("offre.suivie"), "Designer suivi");
        Visit visitor = people.visitor();
        Visit.Page refused = applying(visitor, offer, "Ada Suivie", "ada@suivie.test")
                .file("document", "parcours.pdf", "pas un pdf".getBytes(StandardCharsets.UTF_8))
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errorOf("document")).isNotEmpty();
        assertThat(refused.html().select("[name=message]").text()).contains("quarante entretiens");
        Visit.Page word = applying(visitor, offer, "Ada Suivie", "ada@suivie.test")
                .file("document", "parcours.docx", Samples.docx())
                .send();
        assertThat(word.errorOf("document")).contains("n’est pas un PDF");

        Visit.Page own = applying(visitor, offer, "Ada Suivie", "ada@suivie.test")
                .file("document", "parcours.pdf", Samples.pdf())
                .send();
        assertThat(own.text()).contains("Votre réponse est envoyée.", "Reçue", WHY, "Un PDF est joint.");
        assertThat(kinds("ada@suivie.test")).containsExactly("application-received");
        assertThat(form(visitor, own.path(), own.path() + "/retrait").send().text())
                .contains("Votre réponse est retirée.");
        long document = jdbc.sql("select count(*) from document where owner = :owner")
                .param("owner", "recruitment-application:" + application("ada@suivie.test"))
                .query(Long.class)
                .single();
        assertThat(document).isOne();
        assertThat(form(visitor, own.path(), own.path() + "/effacement").send().text())
                .contains("Votre réponse est effacée.");
        assertThat(visitor.get(own.path()).status()).isEqualTo(404);
        assertThat(kept("ada@suivie.test")).isZero();
    }

    @Test
    void anApplicationASecondAfterTheClosingIsRefusedAndItsDraftKept() {
        Offer offer = published(product("offre.tardive"), "Designer tardif");
        Visit visitor = people.visitor();
        Visit.Form typed = applying(visitor, offer, "Tim Tard", "tim@tard.test");
        close(offer);
        Visit.Page late = typed.send();
        assertThat(late.status()).isEqualTo(422);
        assertThat(late.text()).contains("L’offre vient de clore", "gardé un mois");
        assertThat(late.html().select("[name=message]").text()).contains("quarante entretiens");
        String kept = late.html().select("a[href^=/rejoindre/candidature/]").attr("href");
        assertThat(visitor.get(kept).text()).contains("Arrivée trop tard", WHY);
        assertThat(kinds("tim@tard.test")).isEmpty();
        assertThat(people.signedIn(worker(Role.LEAD, "offre.tardive"))
                        .get(offer.desk())
                        .text())
                .contains("Aucune candidature.");
        assertThat(people.visitor().get(offer.path()).text()).contains("Cette offre est close");
        assertThat(people.visitor().get("/rejoindre?etat=closes").text()).contains("Designer tardif");
        days.on(days.today().plusDays(32), retention::run);
        assertThat(visitor.get(kept).status()).isEqualTo(404);
    }

    @Test
    void twoPeopleMarkBlindlyEverybodyIsAnsweredAndWhoIsChosenHasAMission() {
        ProductId product = product("offre.choisie");
        Offer offer = published(product, "Designer choisi");
        applying(people.visitor(), offer, "Rose Retenue", "rose@choisie.test").send();
        applying(people.visitor(), offer, "Noé Écarté", "noe@choisie.test").send();
        applying(people.visitor(), offer, "Noé Écarté", "noe@choisie.test").send();
        applying(people.visitor(), offer, "Cora Connue", "cora@choisie.test").send();
        Actor leadActor = worker(Role.LEAD, "offre.choisie");
        Actor coachActor = worker(Role.COACH, "offre.choisie");
        Visit lead = people.signedIn(leadActor);
        Visit coach = people.signedIn(coachActor);
        Visit.Page few = form(lead, offer.desk(), offer.desk() + "/evaluateurs")
                .with("evaluateurs", coachActor.id().toString())
                .send();
        assertThat(few.status()).isEqualTo(422);
        form(lead, offer.desk(), offer.desk() + "/evaluateurs")
                .with("evaluateurs", leadActor.id().toString(), coachActor.id().toString())
                .send();
        close(offer);
        assertThat(coach.get("/").text()).contains("Noter 4 candidatures");
        String declare = offer.desk() + "/conflits";
        assertThat(coach.get(declare).text()).contains("Cora Connue");
        form(coach, declare, declare)
                .with("connus", String.valueOf(application("cora@choisie.test")))
                .send();
        form(lead, declare, declare).send();
        String rose = offer.desk() + "/candidatures/" + application("rose@choisie.test");
        String noe = offer.desk() + "/candidatures/" + application("noe@choisie.test");
        assertThat(coach.get(offer.desk() + "/candidatures/" + application("cora@choisie.test"))
                        .status())
                .as("whom one knows")
                .isEqualTo(404);
        assertThat(coach.get(rose).text()).contains(WHY, "cachés").doesNotContain("Rose Retenue", "rose@choisie.test");
        assertThat(coach.get(offer.desk()).text())
                .doesNotContain("Rose Retenue")
                .contains("Même adresse que");

        mark(lead, rose, "3", "3", "Un commentaire de Lise.");
        assertThat(coach.get(rose).body()).as("the marks of others").doesNotContain("commentaire de Lise");
        assertThat(coach.get(offer.desk()).text()).doesNotContain("Notes moyennes par critère");
        assertThat(coach.get("/api" + offer.desk() + "/candidatures").body()).doesNotContain("3.00");
        Visit.Page open = mark(coach, rose, "2", "3", "");
        assertThat(open.text()).contains("Rose Retenue", "Un commentaire de Lise.", "2,63 sur 3");
        assertThat(coach.get(rose).html().select("form[action$=/notes]"))
                .as("given once")
                .isEmpty();

        Visit.Page early =
                form(lead, rose + "?vers=non-retenue", rose + "/reponse").send();
        assertThat(early.text()).contains("La réponse est partie.");
        String cora = offer.desk() + "/candidatures/" + application("cora@choisie.test");
        mark(lead, cora, "3", "3", "");
        Visit.Page alone = form(lead, cora + "?vers=retenue", cora + "/reponse").send();
        assertThat(alone.errorOf("vers")).contains("notes de 2 personnes");
        mark(lead, noe, "0", "3", "");
        mark(coach, noe, "3", "3", "");
        assertThat(form(lead, noe + "?vers=retenue", noe + "/reponse").send().errorOf("vers"))
                .contains("éliminatoire");
        assertThat(kinds("rose@choisie.test"))
                .containsExactlyInAnyOrder("application-received", "application-answered");

        Visit.Page waiting = lead.get(offer.desk());
        assertThat(waiting.text()).contains("Notes moyennes par critère", "Non retenue : 1");
        assertThat(waiting.text()).contains("attendent leur réponse").doesNotContain("L’offre est pourvue");
        assertThat(coach.get(rose).text()).as("the letter").doesNotContain("Nous avons choisi une autre personne");
        assertThat(people.visitor().get("/rejoindre.csv").body()).doesNotContain("rose@choisie.test");
    }

    private static Visit.Page mark(Visit visit, String path, String first, String second, String comment) {
        return form(visit, path, path + "/notes")
                .with("note-1", first)
                .with("note-2", second)
                .with("commentaire", comment)
                .send();
    }

    @Test
    void whoIsChosenJoinsTheTeamAndTheOfferIsFilledOnceEverybodyWasAnswered() {
        ProductId product = product("offre.pourvue");
        Offer offer = published(product, "Designer attendu");
        Visit.Page lost = applying(people.visitor(), offer, "Zoé Choisie", "zoe@pourvue.test")
                .forged("origine", "lune")
                .send();
        assertThat(lost.errorOf("origine")).contains("réponse de la liste");
        Visit.Page own = applying(people.visitor(), offer, "Zoé Choisie", "zoe@pourvue.test")
                .with("origine", "autre")
                .with("origine-precision", "Une affiche de la mairie")
                .send();
        assertThat(own.text()).contains("Autrement : Une affiche de la mairie");
        Actor leadActor = worker(Role.LEAD, "offre.pourvue");
        Actor coachActor = worker(Role.COACH, "offre.pourvue");
        Visit lead = people.signedIn(leadActor);
        Visit coach = people.signedIn(coachActor);
        form(lead, offer.desk(), offer.desk() + "/evaluateurs")
                .with("evaluateurs", leadActor.id().toString(), coachActor.id().toString())
                .send();
        close(offer);
        String zoe = offer.desk() + "/candidatures/" + application("zoe@pourvue.test");
        for (Visit assessor : List.of(lead, coach)) {
            form(assessor, offer.desk() + "/conflits", offer.desk() + "/conflits")
                    .send();
            assertThat(assessor.get("/api" + offer.desk() + "/candidatures").body())
                    .as("by which way they came, before one marked")
                    .doesNotContain("\"origine\":\"autre\"");
            mark(assessor, zoe, "3", "2", "");
        }
        assertThat(people.visitor().get(own.path()).text()).contains("À l’étude", "lue et notée en ce moment");
        assertThat(lead.get(offer.desk()).text()).contains("À l’étude : 1", "Autrement : 1");
        assertThat(lead.get(offer.desk() + "/candidatures.csv").body())
                .contains("a-l-etude")
                .contains("autre");
        form(lead, zoe + "?vers=proposee", zoe + "/reponse").send();
        assertThat(people.visitor().get(own.path()).text()).contains("La mission vous est proposée");
        assertThat(lead.get(offer.desk()).text())
                .contains("Mission proposée : 1")
                .doesNotContain("L’offre est pourvue");
        Visit.Page answered =
                form(lead, zoe + "?vers=retenue", zoe + "/reponse").send();
        Visit.Page team = lead.form(answered, zoe + "/mission")
                .with("statut", "independant")
                .send();
        assertThat(team.path()).isEqualTo(product.path() + "/equipe");
        assertThat(team.text()).contains("Zoé Choisie");
        Visit.Form filled = lead.forms(lead.get(offer.desk())).stream()
                .filter(one -> one.value("vers").equals("pourvue"))
                .findFirst()
                .orElseThrow();
        assertThat(filled.send().text()).contains("L’offre est pourvue.");
        assertThat(people.visitor().get(offer.path()).text()).contains("Cette offre est pourvue.");
        assertThat(people.visitor().get(own.path()).text()).contains("Nous vous retenons");
        assertThat(ownData.held(ownData.person(new EmailAddress("zoe@pourvue.test")))
                        .toString())
                .contains(WHY, "Nous vous retenons", "Une affiche de la mairie");
        ownData.erase(ownData.person(new EmailAddress("zoe@pourvue.test")));
        assertThat(people.visitor().get(own.path()).status()).isEqualTo(404);
    }

    /** The desk of an offer of which these were invited to talk: by two who marked them. */
    private Visit invited(Offer offer, String... emails) {
        String incubator = offer.incubator().value();
        Actor leadActor = worker(Role.LEAD, incubator);
        Actor coachActor = worker(Role.COACH, incubator);
        Visit lead = people.signedIn(leadActor);
        form(lead, offer.desk(), offer.desk() + "/evaluateurs")
                .with("evaluateurs", leadActor.id().toString(), coachActor.id().toString())
                .send();
        close(offer);
        for (Visit assessor : List.of(lead, people.signedIn(coachActor))) {
            form(assessor, offer.desk() + "/conflits", offer.desk() + "/conflits")
                    .send();
            for (String email : emails) mark(assessor, application(offer, email), "3", "2", "");
        }
        for (String email : emails) {
            String path = application(offer, email);
            form(lead, path + "?vers=entretien", path + "/reponse").send();
        }
        return lead;
    }

    private String application(Offer offer, String email) {
        return offer.desk() + "/candidatures/" + application(email);
    }

    private Visit.Page propose(Visit lead, Offer offer, String hour, String count) {
        return form(lead, offer.desk(), offer.desk() + "/creneaux")
                .with("jour", days.today().plusDays(5).toString())
                .with("heure", hour)
                .with("minutes", "30")
                .with("nombre", count)
                .with("lieu", "Salle du Lavoir")
                .send();
    }

    private static Visit.Form choosing(Visit visit, String own, int place) {
        Visit.Page page = visit.get(own);
        String slot = page.html().select("input[name=creneau]").get(place).val();
        return visit.form(page, own + "/entretien").with("creneau", slot);
    }

    @Test
    void whoIsInvitedTakesASlotByTheirLinkMovesItAndGivesItBack() {
        Offer offer = published(product("offre.creneaux"), "Designer à rencontrer");
        Visit visitor = people.visitor();
        String own = applying(visitor, offer, "Cali Creneau", "cali@creneaux.test")
                .send()
                .path();
        assertThat(visitor.get(own).text()).doesNotContain("Votre entretien");
        Visit lead = invited(offer, "cali@creneaux.test");
        Visit.Page wrong = propose(lead, offer, "9 h", "2");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.errorOf("heure")).contains("14:30");
        assertThat(wrong.html().select("[name=lieu]").val()).isEqualTo("Salle du Lavoir");
        assertThat(propose(lead, offer, "14:00", "3").text()).contains("3 créneaux sont proposés.");
        assertThat(propose(lead, offer, "14:15", "1").errorOf("heure")).contains("déjà proposé");
        assertThat(kinds("cali@creneaux.test")).contains("application-slots");

        Visit.Page taken = choosing(visitor, own, 0).send();
        assertThat(taken.text()).contains("Ce créneau est à vous", "Salle du Lavoir");
        assertThat(kinds("cali@creneaux.test")).contains("application-slot-taken");
        String calendar = visitor.get(own + "/entretien.ics").body();
        assertThat(calendar).contains("BEGIN:VEVENT", "DTSTART:", "LOCATION:Salle du Lavoir", "Designer à rencontrer");
        assertThat(lead.get(offer.desk()).html().select("#creneaux tbody tr").eachText())
                .hasSize(3)
                .satisfies(rows -> assertThat(rows.get(0)).contains("Cali Creneau"))
                .satisfies(rows -> assertThat(rows.get(1)).contains("libre"));
        assertThat(ownData.held(ownData.person(new EmailAddress("cali@creneaux.test")))
                        .toString())
                .contains("entretien");
        choosing(visitor, own, 1).send();
        assertThat(lead.get(offer.desk()).html().select("#creneaux tbody tr").eachText())
                .satisfies(rows -> assertThat(rows.get(0)).contains("libre"))
                .satisfies(rows -> assertThat(rows.get(2)).contains("Cali Creneau"));
        assertThat(form(visitor, own, own + "/entretien/rendre").send().text()).contains("Votre créneau est rendu");
        assertThat(visitor.get(own + "/entretien.ics").status()).isEqualTo(404);

        Visit.Page removed = lead.forms(lead.get(offer.desk())).stream()
                .filter(one -> one.action().endsWith("/retrait"))
                .findFirst()
                .orElseThrow()
                .send();
        assertThat(removed.html().select("#creneaux tbody tr")).hasSize(2);
        assertThat(lead.undo(removed).html().select("#creneaux tbody tr")).hasSize(3);
        choosing(visitor, own, 0).send();
        lead.forms(lead.get(offer.desk())).stream()
                .filter(one -> one.action().endsWith("/retrait"))
                .findFirst()
                .orElseThrow()
                .send();
        assertThat(kinds("cali@creneaux.test")).contains("application-slot-gone");
        choosing(visitor, own, 0).send();
        form(visitor, own, own + "/effacement").send();
        assertThat(jdbc.sql(
                                "select count(*) from recruitment_slot where offer_id = :offer and application_id is not null")
                        .param("offer", offer.id())
                        .query(Long.class)
                        .single())
                .as("nothing is kept of who is erased")
                .isZero();
        Visit colleague = people.signedIn(worker(Role.STAFF, "offre.creneaux"));
        assertThat(colleague.get(offer.desk()).text()).doesNotContain("Salle du Lavoir");
        assertThat(people.visitor().get(offer.path()).body()).doesNotContain("Salle du Lavoir");
        days.on(days.today().plusDays(40), retention::run);
        assertThat(lead.get(offer.desk()).text()).doesNotContain("Salle du Lavoir");
    }

    @Test
    void ofTwoWhoTakeOneSlotAtOnceOneHasItAndTheOtherIsTold() {
        Offer offer = published(product("offre.course"), "Designer très demandé");
        String one = applying(people.visitor(), offer, "Una Vite", "una@course.test")
                .send()
                .path();
        String other = applying(people.visitor(), offer, "Duo Vite", "duo@course.test")
                .send()
                .path();
        Visit lead = invited(offer, "una@course.test", "duo@course.test");
        propose(lead, offer, "10:00", "2");
        Visit.Form first = choosing(people.visitor(), one, 0);
        Visit.Form second = choosing(people.visitor(), other, 0);
        List<Visit.Page> answers =
                Stream.of(first, second).map(form -> CompletableFuture.supplyAsync(form::send)).toList().stream()
                        .map(CompletableFuture::join)
                        .toList();
        assertThat(answers).extracting(Visit.Page::status).containsExactlyInAnyOrder(200, 422);
        Visit.Page told = answers.stream()
                .filter(page -> page.status() == 422)
                .findFirst()
                .orElseThrow();
        assertThat(told.text()).contains("vient d’être pris");
        assertThat(told.html().select("input[name=creneau]")).as("what is left").hasSize(1);
    }

    @Test
    void whoTakesTwoSlotsAtOnceHasOne() {
        Offer offer = published(product("offre.double"), "Designer pressé");
        Visit visitor = people.visitor();
        String own =
                applying(visitor, offer, "Pia Presse", "pia@double.test").send().path();
        propose(invited(offer, "pia@double.test"), offer, "10:00", "2");
        List<CompletableFuture<Visit.Page>> sent =
                Stream.of(0, 1).map(place -> choosing(people.visitor(), own, place)).toList().stream()
                        .map(form -> CompletableFuture.supplyAsync(form::send))
                        .toList();
        assertThat(sent).allSatisfy(one -> assertThat(one.join().status()).isEqualTo(200));
        assertThat(visitor.get(own).html().select("input[name=creneau]"))
                .as("the other one is free")
                .hasSize(1);
    }

    @Test
    void theMarksOfTwoWhoGiveThemAtOnceBothCount() {
        Offer offer = published(product("offre.ensemble"), "Designer noté ensemble");
        applying(people.visitor(), offer, "Emma Notee", "emma@ensemble.test").send();
        Actor leadActor = worker(Role.LEAD, "offre.ensemble");
        Actor coachActor = worker(Role.COACH, "offre.ensemble");
        form(people.signedIn(leadActor), offer.desk(), offer.desk() + "/evaluateurs")
                .with("evaluateurs", leadActor.id().toString(), coachActor.id().toString())
                .send();
        close(offer);
        String path = application(offer, "emma@ensemble.test");
        List<Visit.Form> forms = Stream.of(leadActor, coachActor)
                .map(actor -> {
                    Visit visit = people.signedIn(actor);
                    form(visit, offer.desk() + "/conflits", offer.desk() + "/conflits")
                            .send();
                    return form(visit, path, path + "/notes")
                            .with("note-1", "3")
                            .with("note-2", "3");
                })
                .toList();
        List<CompletableFuture<Visit.Page>> sent = forms.stream()
                .map(form -> CompletableFuture.supplyAsync(form::send))
                .toList();
        assertThat(sent).allSatisfy(one -> assertThat(one.join().text()).contains("Vos notes sont données."));
        assertThat(people.signedIn(leadActor).get(offer.desk()).text()).contains("2 sur 2");
    }

    @Test
    void anAnswerThatBouncedIsReadByTheIncubatorThatWroteItAlone() {
        Offer offer = published(product("offre.rebond"), "Designer injoignable");
        applying(people.visitor(), offer, "Remi Rebond", "remi@rebond.test").send();
        jdbc.sql(
                        "update mail_outbox set refused_at = now(), last_error = '550 5.1.1 unknown' where recipient = 'remi@rebond.test'")
                .update();
        Visit staff = people.signedIn(worker(Role.STAFF, "offre.rebond"));
        product("offre.ailleurs");
        Visit elsewhere = people.signedIn(worker(Role.STAFF, "offre.ailleurs"));
        assertThat(staff.get("/courriels-non-remis").text()).contains("remi@rebond.test");
        assertThat(elsewhere.get("/courriels-non-remis").text()).doesNotContain("remi@rebond.test");
    }

    @Test
    void withdrawingAnOfferAnswersWhoeverWaits() {
        Offer offer = published(product("offre.retiree"), "Designer retiré");
        Visit.Page own = applying(people.visitor(), offer, "Wim Attend", "wim@retiree.test")
                .send();
        Visit lead = people.signedIn(worker(Role.LEAD, "offre.retiree"));
        Visit.Form withdraw = lead.forms(lead.get(offer.desk())).stream()
                .filter(one -> one.value("vers").equals("retiree"))
                .findFirst()
                .orElseThrow();
        assertThat(withdraw.send().status()).isEqualTo(422);
        Visit.Form again = lead.forms(lead.get(offer.desk())).stream()
                .filter(one -> one.value("vers").equals("retiree"))
                .findFirst()
                .orElseThrow();
        assertThat(again.with("retirer-quand-meme", "oui").send().text()).contains("L’offre est retirée.");
        assertThat(people.visitor().get(own.path()).text()).contains("Nous avons retiré l’offre");
        assertThat(kinds("wim@retiree.test")).contains("application-answered");
    }

    @Test
    void applicationsAreForgottenAfterTheMonthsThatTheIncubatorSays() {
        Offer offer = published(product("offre.oubliee"), "Designer oublié");
        applying(people.visitor(), offer, "Olga Oubliée", "olga@oubliee.test").send();
        Visit lead = people.signedIn(worker(Role.LEAD, "offre.oubliee"));
        String settings = "/reglages/offre.oubliee/recrutement";
        assertThat(form(lead, settings, settings)
                        .with("conservation", "25")
                        .send()
                        .errorOf("conservation"))
                .contains("de 1 à 24");
        form(lead, settings, settings).with("conservation", "6").send();
        assertThat(people.signedIn(worker(Role.LEAD, "offre.ailleurs"))
                        .get(settings)
                        .status())
                .isEqualTo(403);
        days.on(days.today().plusMonths(6), retention::run);
        assertThat(kept("olga@oubliee.test")).isOne();
        days.on(days.today().plusMonths(6).plusDays(2), retention::run);
        assertThat(kept("olga@oubliee.test")).isZero();
    }

    private long kept(String email) {
        return jdbc.sql("select count(*) from recruitment_application where email = :email")
                .param("email", email)
                .query(Long.class)
                .single();
    }

    @Test
    void publicPagesAskTheDatabaseNearlyNothing() {
        Offer offer = published(product("offre.comptee"), "Designer compté");
        Visit visitor = people.visitor();
        visitor.get("/rejoindre");
        visitor.get(offer.path());
        assertThat(Statements.during(() -> visitor.get("/rejoindre"))).isLessThanOrEqualTo(6);
        assertThat(Statements.during(() -> visitor.get(offer.path()))).isLessThanOrEqualTo(6);
        assertThat(Statements.during(() -> visitor.get("/rejoindre.csv"))).isLessThanOrEqualTo(6);
        assertThat(Statements.during(() -> visitor.get("/rejoindre.atom"))).isLessThanOrEqualTo(6);
    }

    @Test
    void thePagesOfThoseWhoChooseAskABoundedNumberOfThings() {
        Offer offer = published(product("offre.bornee"), "Designer borné");
        String own = applying(people.visitor(), offer, "Bo Borne", "bo@bornee.test")
                .send()
                .path();
        applying(people.visitor(), offer, "Ba Borne", "ba@bornee.test").send();
        Visit lead = invited(offer, "bo@bornee.test");
        propose(lead, offer, "10:00", "4");
        Visit visitor = people.visitor();
        for (String path : List.of(
                "/recrutement",
                "/recrutement.csv",
                offer.desk(),
                offer.desk() + "/candidatures.csv",
                application(offer, "bo@bornee.test"),
                offer.desk() + "/publication",
                "/reglages/offre.bornee/recrutement",
                "/produits/offre.bornee/equipe/croissance"))
            assertThat(Statements.during(() -> lead.get(path))).as(path).isBetween(1, 26);
        for (String path : List.of(own, offer.path() + "/candidature"))
            assertThat(Statements.during(() -> visitor.get(path))).as(path).isLessThanOrEqualTo(10);
    }
}

package org.terreau.recruitment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.terreau.committee.Committees;
import org.terreau.document.Samples;
import org.terreau.identity.Actor;
import org.terreau.identity.Role;
import org.terreau.incubator.WorkingDays;
import org.terreau.opendata.PublicCopies;
import org.terreau.portfolio.PhaseKind;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.portfolio.ProductId;
import org.terreau.team.Missions;
import org.terreau.team.Persons;
import org.terreau.team.Trade;
import org.terreau.team.TypedMission;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.Days;
import org.terreau.testing.FileText;
import org.terreau.testing.People;
import org.terreau.testing.Routes;
import org.terreau.testing.SomeProduct;
import org.terreau.testing.Visit;

/** Letters of mission, reasons of leaving, applications, marks and slots are told to nobody who may not read them. */
@ApplicationTest
@ExtendWith(OutputCaptureExtension.class)
class PeoplePrivacyTests {

    /** Stands in everything that is private, and nowhere else. */
    private static final String MARKER = "obsidienne";

    private static final String ID = "gens.prives";

    private final ProductCatalogue products;
    private final Missions missions;
    private final Offers offers;
    private final Applications applications;
    private final Assessments assessments;
    private final Answers answers;
    private final Interviews interviews;
    private final Committees committees;
    private final PublicCopies copies;
    private final RequestMappingHandlerMapping mapping;
    private final JdbcClient jdbc;
    private final People people;
    private final Days days;

    PeoplePrivacyTests(
            ProductCatalogue products,
            Missions missions,
            Offers offers,
            Applications applications,
            Assessments assessments,
            Answers answers,
            Interviews interviews,
            Committees committees,
            PublicCopies copies,
            RequestMappingHandlerMapping requestMappingHandlerMapping,
            JdbcClient jdbc,
            People people,
            Days days) {
        this.products = products;
        this.missions = missions;
        this.offers = offers;
        this.applications = applications;
        this.assessments = assessments;
        this.answers = answers;
        this.interviews = interviews;
        this.committees = committees;
        this.copies = copies;
        this.mapping = requestMappingHandlerMapping;
        this.jdbc = jdbc;
        this.people = people;
        this.days = days;
    }

    private Actor worker(Role role, String incubator) {
        return people.worksFor(incubator, role, role.name());
    }

    private ProductId product() {
        people.incubator(ID);
        people.incubator("gens.ailleurs");
        ProductId product = SomeProduct.named(ID)
                .called("Gens privés")
                .in(ID)
                .since(PhaseKind.CONSTRUCTION, LocalDate.of(2024, 1, 1))
                .storedIn(products);
        jdbc.sql("""
                        insert into envelope (product_id, increment_number, amount_cents, from_day, until_day, carrier, decision_id)
                        select :product, 1, 20000000, :from, :until, 'Ville', least(min(decision_id), 0) - 1 from envelope
                        """)
                .param("product", ID)
                .param("from", days.today())
                .param("until", days.today().plusYears(1))
                .update();
        return product;
    }

    private long mission(ProductId product, Trade trade, String name, Actor lead) {
        missions.join(
                product,
                new Persons.TypedPerson(name, trade.code() + "@gens.test", true),
                TypedMission.simple(trade, "3"),
                lead);
        return missions.of(product, lead).stream()
                .filter(one -> one.trade() == trade)
                .findFirst()
                .orElseThrow()
                .id();
    }

    /** An agent with a letter, and somebody who left for a reason. */
    private void team(ProductId product, Actor lead) {
        long agent = mission(product, Trade.INTRAPRENEUR, "Agathe Porte", lead);
        missions.terms(
                product,
                agent,
                new Missions.TypedTerms("Ouvrir", "", days.today().toString(), "La directrice " + MARKER, "3"),
                missions.read(product, agent, lead).mission().version(),
                lead);
        long gone = mission(product, Trade.DATA, "Denis Part", lead);
        missions.leave(
                product,
                gone,
                new Missions.TypedLeaving(days.today().toString(), "qualite", "Parce que " + MARKER),
                lead);
        mission(product, Trade.DEVELOPMENT, "Maya Reste", lead);
    }

    private Offer offer(ProductId product, Actor lead) {
        missions.look(product, TypedMission.simple(Trade.DESIGN, "2"), lead);
        LocalDate today = days.today();
        long need = missions.vacant(Set.of(product)).get(0).id();
        Offer draft = offers.write(
                List.of(need),
                new OfferTyped(
                        new OfferTyped.Words(
                                "Designer lisible", "Un problème.", "Un travail.", "Un profil.", "Rennes", "l’équipe"),
                        new OfferTyped.Chosen("mission", "design", "partiel", false),
                        new OfferTyped.When(
                                "3",
                                today.plusMonths(1).toString(),
                                "6",
                                "12",
                                today.plusDays(10).toString(),
                                "",
                                today.plusDays(20).toString()),
                        new OfferTyped.Contacts(
                                "Titulaire " + MARKER, today.toString(), "Référente " + MARKER, today.toString()),
                        List.of(new OfferTyped.Marked("Entretiens", "3", false)),
                        List.of()),
                lead);
        offers.publish(draft.id(), true, draft.version(), lead);
        return offers.read(draft.id(), lead);
    }

    /** Somebody who was marked, answered, and has a slot; the private part of their address. */
    private String applied(Offer offer, Actor lead, Actor agent) {
        String path = applications
                .apply(
                        offer.id(),
                        new ApplicationTyped(
                                "Candidate " + MARKER,
                                MARKER + "@gens.test",
                                "https://" + MARKER + ".example",
                                "J’ai fait cela pendant dix ans chez " + MARKER + ".",
                                List.of(),
                                "autre",
                                "Par " + MARKER,
                                true),
                        List.of(),
                        new Applications.Sent(
                                "parcours.pdf", new ByteArrayInputStream(Samples.pdf("Parcours " + MARKER))),
                        "127.0.0.9",
                        Locale.FRENCH)
                .path();
        String token = path.substring(path.lastIndexOf('/') + 1);
        assessments.appoint(offer.id(), Set.of(lead.id(), agent.id()), lead);
        offers.close(offer.id(), offer.version(), lead);
        long id = applications.own(token).application().id();
        for (Actor assessor : List.of(lead, agent)) {
            assessments.declare(offer.id(), Set.of(), assessor);
            assessments.mark(offer.id(), id, List.of("3"), "Un commentaire " + MARKER, assessor);
        }
        answers.answer(
                offer.id(),
                id,
                ApplicationState.INTERVIEW,
                "Venez nous parler, chère " + MARKER + ".",
                applications.own(token).application().version(),
                lead);
        interviews.propose(
                offer.id(),
                new SlotsTyped(days.today().plusDays(3).toString(), "14:00", "30", "1", "Salle " + MARKER),
                lead);
        interviews.take(
                token,
                String.valueOf(
                        interviews.choice(applications.own(token)).free().get(0).id()));
        return token;
    }

    /** Every address that is read without an identifier, and under this product and this offer. */
    private List<String> addresses(Offer offer) throws IOException {
        Routes routes = new Routes(mapping, jdbc);
        List<String> found = new ArrayList<>();
        for (Routes.Route route : routes.reading()) {
            String pattern = route.pattern();
            if (pattern.contains("actuator")) continue;
            if (!pattern.contains("{")) found.add(pattern);
            else if (pattern.matches("(/api)?/(recrutement|rejoindre)/\\{offer.*"))
                found.addAll(routes.addressesUnder(route, offer.id()));
            else if (pattern.matches("/(produits|api/v1/products|api/produits|api/v3/startups)/\\{.*"))
                found.addAll(routes.addressesUnder(route, ID));
        }
        for (long mission : jdbc.sql("select id from mission where product_id = :id")
                .param("id", ID)
                .query(Long.class)
                .list()) found.add("/produits/" + ID + "/equipe/" + mission);
        for (long application : jdbc.sql("select id from recruitment_application where offer_id = :id")
                .param("id", offer.id())
                .query(Long.class)
                .list()) {
            found.add(offer.desk() + "/candidatures/" + application);
            found.add(offer.desk() + "/candidatures/" + application + "/document");
        }
        String committee = "/produits/" + ID + "/comites/" + meeting();
        found.addAll(List.of(committee, committee + ".pdf"));
        found.add("/donnees/copies/" + copies.make().name());
        return found;
    }

    private LocalDate meeting() {
        return WorkingDays.onOrAfter(days.today().plusDays(40));
    }

    /** What a reader finds at an address, in a PDF and in an archive as well. */
    private static String told(Visit visit, String address) {
        Visit.Page page = visit.get(address);
        String type = page.header("Content-Type");
        if (page.status() == 200 && FileText.packed(type)) return FileText.of(type, visit.bytes(page.path()));
        if (page.status() == 200 && type.startsWith("application/zip"))
            return FileText.ofArchive(visit.bytes(page.path()));
        return page.body();
    }

    @Test
    void whatIsPrivateOfPeopleIsInNoPageFileFeedSearchMailNorLogOfWhoMayNotReadIt(CapturedOutput output)
            throws IOException {
        ProductId product = product();
        Actor lead = worker(Role.LEAD, ID);
        team(product, lead);
        Offer offer = offer(product, lead);
        String token = applied(offer, lead, people.actor("intraprenariat@gens.test"));
        committees.set(product, meeting(), "", lead);
        List<String> addresses = addresses(offer);
        assertThat(addresses)
                .contains("/equipes.csv", "/api/recrutement", "/rejoindre.atom", "/donnees/missions.csv", offer.desk())
                .hasSizeGreaterThan(150);
        Visit leading = people.signedIn(lead);
        assertThat(addresses.stream().filter(address -> address.endsWith(".pdf") || address.endsWith(".zip")))
                .as("files whose words are read")
                .anySatisfy(address -> assertThat(told(leading, address)).contains("Gens privés"))
                .anySatisfy(address -> assertThat(told(leading, address)).contains("missions/missions.csv"));
        assertThat(addresses.stream().filter(address -> address.endsWith("/document")))
                .as("who chooses reads what was sent")
                .anySatisfy(address -> assertThat(told(leading, address)).contains("Parcours " + MARKER));
        Map<String, Visit> readers = Map.of(
                "visitor", people.visitor(),
                "lead elsewhere", people.signedIn(worker(Role.LEAD, "gens.ailleurs")),
                "coach", people.signedIn(worker(Role.COACH, ID)),
                "member", people.signedIn(people.actor("developpement@gens.test")));
        List<String> leaks = new ArrayList<>();
        readers.forEach((who, visit) -> Stream.concat(
                        addresses.stream(), Stream.of("/recherche?q=Candidate", "/rejoindre?q=Titulaire"))
                .filter(address -> told(visit, address).toLowerCase(Locale.ROOT).contains(MARKER))
                .forEach(address -> leaks.add(who + " " + address)));
        assertThat(leaks).as("what tells it").isEmpty();
        assertThat(jdbc.sql(
                                "select distinct recipient from mail_outbox where lower(subject || ' ' || body) like :marker")
                        .param("marker", "%" + MARKER + "%")
                        .query(String.class)
                        .list())
                .as("letters go to whom they are about")
                .containsOnly(MARKER + "@gens.test");
        assertThat(jdbc.sql("select count(*) from mail_outbox where body like :comment or body like :reason")
                        .param("comment", "%commentaire " + MARKER + "%")
                        .param("reason", "%Parce que%")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("select count(*) from audit_line where lower(details::text) like :marker")
                        .param("marker", "%" + MARKER + "%")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(output.getAll().toLowerCase(Locale.ROOT)).as("the log").doesNotContain(MARKER);
        assertThat(people.visitor().get("/rejoindre/candidature/" + token).text())
                .as("their author reads all that was sent, and no mark")
                .contains(MARKER)
                .doesNotContain("Un commentaire");
        assertThat(people.signedIn(lead).get(offer.desk()).text()).contains("Candidate " + MARKER);
    }
}

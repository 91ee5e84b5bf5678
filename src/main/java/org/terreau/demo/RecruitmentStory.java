package org.terreau.demo;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.terreau.identity.Actor;
import org.terreau.incubator.IncubatorId;
import org.terreau.portfolio.ProductId;
import org.terreau.recruitment.Answers;
import org.terreau.recruitment.Application;
import org.terreau.recruitment.ApplicationDesk;
import org.terreau.recruitment.ApplicationSource;
import org.terreau.recruitment.ApplicationState;
import org.terreau.recruitment.ApplicationTyped;
import org.terreau.recruitment.Applications;
import org.terreau.recruitment.Assessments;
import org.terreau.recruitment.InterviewSlot;
import org.terreau.recruitment.Interviews;
import org.terreau.recruitment.Offer;
import org.terreau.recruitment.OfferTyped;
import org.terreau.recruitment.Offers;
import org.terreau.recruitment.SlotsTyped;
import org.terreau.team.Criticality;
import org.terreau.team.Missions;
import org.terreau.team.Trade;
import org.terreau.team.TypedMission;

/** Three offers: one that is open, one for two services, one that is closed and whose applications are being marked. */
@Component
@ConditionalOnProperty(name = "terreau.demo", havingValue = "true")
class RecruitmentStory implements Chapter {

    private static final int OPENED = 38;
    private static final int APPLIED = 25;
    private static final int CLOSED = 12;
    private static final int MARKED = 6;
    private static final int TALKED_IN = 4;
    private static final int MOST_MONTHS = 6;
    private static final int POST_MONTHS = 12;
    private static final int STARTS_IN = 35;

    /** What an offer says. */
    private record Told(Trade trade, String days, String title, String problem, String work, String profile) {}

    private static final Told LAWYER = new Told(
            Trade.LAW,
            "1",
            "Juriste en données publiques",
            "Trente communes veulent partager leurs relevés d’éclairage sans savoir ce que la loi permet.",
            "Écrire une convention que toutes signent, répondre aux questions des élus, former l’équipe.",
            "Connaît les données publiques et les marchés, et écrit pour qui n’est pas juriste.");
    private static final Told FACILITATOR = new Told(
            Trade.FACILITATION,
            "2",
            "Animateur·rice de réseau pour deux services",
            "Deux équipes appellent les mêmes mairies la même semaine, chacune pour son service.",
            "Réunir les agents utilisateurs une fois par mois, tenir une seule liste, écrire ce qui remonte.",
            "À l’aise au téléphone avec des agents de mairie, précis·e dans ce qui est rapporté aux équipes.");
    private static final Told DESIGNER = new Told(
            Trade.DESIGN,
            "2",
            "Designer de service",
            "Réserver une salle communale demande quatre appels et deux passages en mairie.",
            "Observer dix mairies, redessiner la réservation avec elles, essayer chaque semaine.",
            "Des entretiens menés seul·e, des maquettes essayées avec des personnes éloignées du numérique.");

    private final Offers offers;
    private final Applications applications;
    private final ApplicationDesk desk;
    private final Assessments assessments;
    private final Answers answers;
    private final Interviews interviews;
    private final Missions missions;
    private final Cast cast;
    private final StoryClock clock;

    RecruitmentStory(
            Offers offers,
            Applications applications,
            ApplicationDesk desk,
            Assessments assessments,
            Answers answers,
            Interviews interviews,
            Missions missions,
            Cast cast,
            StoryClock clock) {
        this.offers = offers;
        this.applications = applications;
        this.desk = desk;
        this.assessments = assessments;
        this.answers = answers;
        this.interviews = interviews;
        this.missions = missions;
        this.cast = cast;
        this.clock = clock;
    }

    @Override
    public void lay(IncubatorId incubator, Actor lead) {
        ProductId light = new ProductId(Stories.LIGHT_ID);
        ProductId hall = new ProductId(Stories.HALL_ID);
        LocalDate today = clock.present();
        publish(LAWYER, List.of(light), today.plusDays(21), lead);
        publish(FACILITATOR, List.of(light, hall), today.plusDays(16), lead);
        Offer closed =
                clock.on(clock.ago(OPENED), () -> publish(DESIGNER, List.of(hall), today.minusDays(CLOSED), lead));
        choose(closed, lead, cast.actor(People.COACH.email()));
    }

    private Offer publish(Told told, List<ProductId> products, LocalDate closing, Actor lead) {
        String criticality = (told.equals(LAWYER) ? Criticality.BLOCKING : Criticality.WISHED).code();
        for (ProductId product : products)
            missions.look(product, TypedMission.simple(told.trade(), told.days()), criticality, lead);
        List<Long> needs = offers.vacancies(lead).stream()
                .filter(one -> one.offer() == 0
                        && one.mission().trade() == told.trade()
                        && products.contains(one.product().id()))
                .map(one -> one.mission().id())
                .toList();
        Offer draft = offers.write(needs, typed(told, offers.paidUntil(products), closing), lead);
        offers.publish(draft.id(), true, draft.version(), lead);
        return offers.read(draft.id(), lead);
    }

    /** As long as the money allows; a public post where nothing pays. */
    private OfferTyped typed(Told told, @Nullable LocalDate paid, LocalDate closing) {
        LocalDate start = clock.present().plusDays(STARTS_IN);
        long months =
                paid == null ? MOST_MONTHS : Math.min(MOST_MONTHS, ChronoUnit.MONTHS.between(start, paid.plusDays(1)));
        return new OfferTyped(
                new OfferTyped.Words(
                        told.title(),
                        told.problem(),
                        told.work(),
                        told.profile(),
                        "Rennes",
                        "l’équipe des produits, produits@incubateur.example"),
                new OfferTyped.Chosen(
                        months < 1 || paid == null ? "poste" : "mission",
                        told.trade().code(),
                        "partiel",
                        true),
                new OfferTyped.When(
                        told.days(),
                        start.toString(),
                        String.valueOf(paid == null || months < 1 ? POST_MONTHS : months),
                        "24",
                        closing.toString(),
                        "18:00",
                        clock.present().plusDays(STARTS_IN).toString()),
                new OfferTyped.Contacts(
                        "Atelier Granit",
                        clock.present().minusDays(OPENED + 10L).toString(),
                        "la communauté du métier",
                        clock.present().minusDays(OPENED + 5L).toString()),
                List.of(
                        new OfferTyped.Marked("Expérience avec des agents publics", "3", true),
                        new OfferTyped.Marked("Savoir-faire du métier", "2", false),
                        new OfferTyped.Marked("Écriture claire", "1", false)),
                List.of("Pouvez-vous venir à Rennes deux fois par mois\u00a0?"));
    }

    private void choose(Offer offer, Actor lead, Actor coach) {
        String own = clock.on(
                clock.ago(APPLIED),
                () -> apply(
                        offer,
                        "Maëlle Corre",
                        "J’ai redessiné l’accueil de trois mairies, dont une avec des agents de plus de soixante ans."));
        clock.on(clock.ago(APPLIED), () -> {
            apply(
                    offer,
                    "Ronan Guével",
                    "Douze ans de design d’interfaces pour des banques. Je veux maintenant servir des communes.");
            apply(
                    offer,
                    "Anna Sorel",
                    "Designer depuis peu, j’ai mené vingt entretiens pour une association d’aide aux démarches.");
        });
        assessments.appoint(offer.id(), Set.of(lead.id(), coach.id()), lead);
        clock.on(clock.ago(MARKED), () -> {
            assessments.declare(offer.id(), Set.of(), lead);
            assessments.declare(offer.id(), Set.of(), coach);
            List<ApplicationDesk.Line> lines = desk.choosing(offer.id(), lead).lines().stream()
                    .sorted(Comparator.comparing(line -> line.application().id()))
                    .toList();
            mark(offer, lines.get(0), List.of("3", "2", "3"), "Sait écouter : des exemples précis.", lead);
            mark(offer, lines.get(0), List.of("3", "3", "2"), "", coach);
            mark(offer, lines.get(1), List.of("1", "3", "2"), "Beaucoup de métier, peu de terrain public.", lead);
            mark(offer, lines.get(1), List.of("1", "2", "2"), "", coach);
            mark(offer, lines.get(2), List.of("2", "1", "2"), "", lead);
            answer(offer, lines.get(1).application(), ApplicationState.DECLINED, lead);
        });
        talk(offer, own, lead);
    }

    private void answer(Offer offer, Application application, ApplicationState outcome, Actor lead) {
        ApplicationDesk.Detail detail = desk.read(offer.id(), application.id(), lead);
        answers.answer(
                offer.id(),
                application.id(),
                outcome,
                detail.outcomes().getOrDefault(outcome, ""),
                detail.line().application().version(),
                lead);
    }

    /** One is invited, and takes the first of the slots that are proposed. */
    private void talk(Offer offer, String own, Actor lead) {
        String token = own.substring(own.lastIndexOf('/') + 1);
        answer(offer, applications.own(token).application(), ApplicationState.INTERVIEW, lead);
        interviews.propose(
                offer.id(),
                new SlotsTyped(
                        clock.present().plusDays(TALKED_IN).toString(), "14:00", "30", "3", "La halle, à Rennes"),
                lead);
        InterviewSlot first = interviews.choice(applications.own(token)).free().get(0);
        interviews.take(token, String.valueOf(first.id()));
    }

    private String apply(Offer offer, String name, String message) {
        return applications
                .apply(
                        offer.id(),
                        new ApplicationTyped(
                                name,
                                Cast.address(name, "candidats.example"),
                                "",
                                message,
                                List.of("oui", "", ""),
                                ApplicationSource.COMMUNITY.code(),
                                "",
                                true),
                        List.of(),
                        null,
                        "demonstration",
                        Locale.FRENCH)
                .path();
    }

    private void mark(Offer offer, ApplicationDesk.Line line, List<String> marks, String comment, Actor by) {
        assessments.mark(offer.id(), line.application().id(), marks, comment, by);
    }
}

package org.terreau.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.terreau.identity.Actor;
import org.terreau.incubator.IncubatorId;
import org.terreau.incubator.WorkingDays;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Paris;
import org.terreau.support.Answer;
import org.terreau.support.CoachReport;
import org.terreau.support.Mandate;
import org.terreau.support.MandateTyped;
import org.terreau.support.Mandates;
import org.terreau.support.Need;
import org.terreau.support.Rating;
import org.terreau.support.RatingRound;
import org.terreau.support.SessionTyped;
import org.terreau.support.SupportRatings;
import org.terreau.support.SupportRequest;
import org.terreau.support.SupportRequests;
import org.terreau.support.SupportState;
import org.terreau.support.Training;
import org.terreau.support.TrainingTyped;
import org.terreau.support.Trainings;
import org.terreau.team.Teams;
import org.terreau.team.Trade;

/**
 * Help that was given: a workshop that was rated five times, three mandates of coaching, three trainings.
 */
@Component
@ConditionalOnProperty(name = "terreau.demo", havingValue = "true")
class TrainingStory implements Chapter {

    private static final ProductId LIGHT = new ProductId(Stories.LIGHT_ID);
    private static final ProductId HALL = new ProductId(Stories.HALL_ID);
    private static final ProductId CANTEEN = new ProductId("cantine.juste");
    private static final ProductId VILLAGE = new ProductId("bienvenue.au.village");

    /** On the team of LIGHT since {@link CommitteeStory}; the others join theirs here. */
    private static final String MAELLE = "Maëlle Vent";

    private static final String AZENOR = "Azenor Tilleul";
    private static final String KILIAN = "Kilian Bruyère";
    private static final String SOAZIG = "Soazig Merle";

    private static final String DOMAIN = "terreau.example";
    private static final String WORKSHOP = "Atelier page de statistiques";

    /**
     * A workshop that was given.
     *
     * @param ago days since it was asked for
     */
    private record Given(ProductId product, String by, int ago, Rating rating) {}

    private static final List<Given> GIVEN = List.of(
            new Given(LIGHT, MAELLE, 200, new Rating(9, 8, 7, "Notre page vit depuis ce jour-là.", true)),
            new Given(HALL, AZENOR, 160, new Rating(8, 9, 6, "", false)),
            new Given(VILLAGE, KILIAN, 120, new Rating(6, 7, 4, "Trop tôt pour nous, utile quand même.", true)),
            new Given(LIGHT, MAELLE, 60, new Rating(9, 9, 9, "", false)),
            new Given(CANTEEN, SOAZIG, 25, new Rating(8, 6, 8, "Nous manquions d’une mesure avant.", false)));

    private final SupportRequests requests;
    private final SupportRatings ratings;
    private final Mandates mandates;
    private final Trainings trainings;
    private final Teams teams;
    private final Cast cast;
    private final StoryClock clock;

    TrainingStory(
            SupportRequests requests,
            SupportRatings ratings,
            Mandates mandates,
            Trainings trainings,
            Teams teams,
            Cast cast,
            StoryClock clock) {
        this.requests = requests;
        this.ratings = ratings;
        this.mandates = mandates;
        this.trainings = trainings;
        this.teams = teams;
        this.cast = cast;
        this.clock = clock;
    }

    @Override
    public void lay(IncubatorId incubator, Actor lead) {
        Actor coach = cast.actor(People.COACH.email());
        joins(HALL, AZENOR, 161, lead);
        joins(VILLAGE, KILIAN, 121, lead);
        joins(CANTEEN, SOAZIG, 26, lead);
        for (Given given : GIVEN) rated(given, coach, lead);
        coached(coach, lead);
        trained(incubator, lead);
    }

    private Actor member(String name) {
        return cast.actor(Cast.address(name, DOMAIN));
    }

    private void joins(ProductId product, String name, int ago, Actor lead) {
        clock.on(clock.ago(ago), () -> teams.join(product, Trade.DESIGN, name, Cast.address(name, DOMAIN), "20", lead));
    }

    private void rated(Given given, Actor coach, Actor lead) {
        Actor member = member(given.by());
        SupportRequest request = clock.on(clock.ago(given.ago()), () -> {
            SupportRequest.About about = requests.about(given.product(), member);
            SupportRequest asked = requests.ask(
                    about,
                    requests.askable(about).stream()
                            .filter(one -> one.described().name().equals(WORKSHOP))
                            .findFirst()
                            .orElseThrow()
                            .id(),
                    new Need(
                            "Nos chiffres sont dans trois tableurs, et personne ne les regarde.",
                            "depuis l’ouverture",
                            "Nous publierions trois chiffres que l’équipe relit chaque mois.",
                            null,
                            false,
                            ""),
                    member);
            move(
                    asked,
                    new Answer(SupportState.SCOPED, coach.id(), null, "Une demi-journée avec vos données.", ""),
                    lead);
            move(
                    asked,
                    new Answer(SupportState.PLANNED, null, Paris.today(clock).plusDays(10), "", ""),
                    coach);
            return asked;
        });
        clock.on(clock.ago(given.ago() - 12), () -> {
            move(request, new Answer(SupportState.RUNNING, null, null, "", ""), coach);
            move(request, new Answer(SupportState.DELIVERED, null, null, "", ""), coach);
        });
        clock.on(
                clock.ago(given.ago() - 15),
                () -> ratings.rate(request.id(), RatingRound.DELIVERY, given.rating(), member));
    }

    private void move(SupportRequest request, Answer answer, Actor by) {
        requests.move(
                request.id(), answer, requests.read(request.id(), by).request().version(), by);
    }

    /** One that goes well, one of which nothing was heard for weeks, one that ended with its report. */
    private void coached(Actor coach, Actor lead) {
        Mandate runs = given(LIGHT, coach, 75, 100, "24", lead);
        List<String> done = List.of(
                "Rétrospective du trimestre, deux décisions prises.",
                "Relecture des trois chiffres avec l’équipe.",
                "Entretien avec une mairie qui hésite.",
                "Feuille de route réécrite sur une page.",
                "Répétition devant le comité de quartier.",
                "Plan de déploiement des dix communes suivantes.");
        for (int at = 0; at < done.size(); at++)
            log(
                    runs,
                    68 - at * 11,
                    at % 2 == 0 ? "1" : "0.5",
                    at == 4 ? "comite" : "accompagnement",
                    done.get(at),
                    coach);
        Mandate silent = given(CANTEEN, coach, 50, 60, "16", lead);
        log(silent, 45, "1", "accompagnement", "Cadrage avec la cuisine centrale.", coach);
        log(silent, 38, "1", "a-la-place", "Tableau des restes mis au propre par le coach.", coach);
        log(silent, 31, "0.5", "atelier", "Atelier avec deux directrices d’école.", coach);
        Mandate over = given(HALL, coach, 150, -20, "10", lead);
        log(over, 140, "1", "accompagnement", "Bilan de trois ans avec l’équipe.", coach);
        log(over, 90, "1", "atelier", "Qui répond aux mairies quand le coach n’est plus là.", coach);
        clock.on(
                clock.ago(22),
                () -> mandates.end(
                        over.id(),
                        "L’équipe tient ses revues seule ; l’intercommunalité répond aux questions de budget.",
                        over.version(),
                        coach));
        mandates.report(
                over.id(),
                new CoachReport.Typed(
                        List.of(1, 2, 1, 1, 0, 2, 0, 2),
                        List.of(3, 3, 3, 2, 2, 4, 1, 4),
                        "Trouver un financement sans l’incubateur.",
                        "arreter"),
                coach);
    }

    private Mandate given(ProductId product, Actor coach, int ago, int ahead, String days, Actor lead) {
        LocalDate from = clock.ago(ago);
        LocalDate until = clock.present().plusDays(ahead);
        return clock.on(
                from,
                () -> mandates.give(
                        product,
                        new MandateTyped(
                                coach.id(),
                                null,
                                from,
                                until,
                                days,
                                "",
                                new Mandate.Questions(
                                        "L’équipe décide sur ses chiffres, sans attendre le comité.",
                                        "Une décision par mois prise sur une mesure.",
                                        "L’équipe explique sa méthode à une autre.",
                                        "Une demi-journée par semaine avec toute l’équipe, et l’accès aux mesures.")),
                        lead));
    }

    private void log(Mandate mandate, int ago, String days, String kind, String what, Actor coach) {
        mandates.log(mandate.id(), new SessionTyped(clock.ago(ago), days, kind, what, ""), coach);
    }

    /** One to come that is full, one that was held and of which those who came said what they kept. */
    private void trained(IncubatorId incubator, Actor lead) {
        LocalDate ahead = WorkingDays.onOrAfter(clock.present().plusDays(12));
        Training full = announced(
                incubator,
                "Lire ses propres chiffres",
                "Choisir trois mesures, les relire à plusieurs, et savoir laquelle fait changer d’avis.",
                ahead,
                3,
                lead);
        List<Actor> comers = List.of(
                member(MAELLE), member(SOAZIG), member(AZENOR), member(KILIAN), cast.actor(People.STAFF.email()));
        comers.forEach(one -> trainings.join(full.id(), one));
        announced(
                incubator,
                "Parler d’accessibilité à son équipe",
                "Les dix obstacles qui empêchent le plus de monde, montrés sur de vrais services.",
                WorkingDays.onOrAfter(clock.present().plusDays(33)),
                20,
                lead);
        LocalDate held = clock.ago(40);
        Training past = announced(
                incubator, "Mener un entretien", "Poser dix questions sans souffler la réponse.", held, 12, lead);
        clock.on(held.minusDays(5), () -> comers.forEach(one -> trainings.join(past.id(), one)));
        clock.on(
                held,
                () -> trainings.attendance(
                        past.id(), Set.copyOf(comers.stream().map(Actor::id).toList()), lead));
        for (int at = 0; at < comers.size(); at++) trainings.evaluate(past.id(), 6 + at % 4, at != 3, comers.get(at));
    }

    private Training announced(IncubatorId incubator, String title, String gains, LocalDate on, int seats, Actor lead) {
        return clock.on(
                on.minusDays(30),
                () -> trainings.announce(
                        incubator,
                        new TrainingTyped(
                                new Training.Told(title, gains, "en visioconférence", "coach"),
                                on,
                                "10:00",
                                "12:00",
                                String.valueOf(seats)),
                        lead));
    }
}

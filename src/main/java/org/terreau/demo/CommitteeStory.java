package org.terreau.demo;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.terreau.committee.AlertWatch;
import org.terreau.committee.Committee;
import org.terreau.committee.Committees;
import org.terreau.committee.Packs;
import org.terreau.committee.Rehearsals;
import org.terreau.committee.Session;
import org.terreau.committee.Sessions;
import org.terreau.committee.SponsorDigests;
import org.terreau.committee.Sponsors;
import org.terreau.decision.Condition;
import org.terreau.decision.Decidable;
import org.terreau.decision.Decision;
import org.terreau.decision.Decisions;
import org.terreau.decision.Outcome;
import org.terreau.decision.Wanted;
import org.terreau.identity.Actor;
import org.terreau.incubator.Catalogue;
import org.terreau.incubator.IncubatorId;
import org.terreau.incubator.Incubators;
import org.terreau.incubator.Organisation;
import org.terreau.incubator.OrganisationId;
import org.terreau.incubator.WorkingDays;
import org.terreau.portfolio.Increments;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Money;
import org.terreau.team.Teams;
import org.terreau.team.Trade;

/**
 * A committee that was held, whose pack is public; one whose papers are due and that will be rehearsed; a sponsor who is
 * told each month of two products, one of which has little time left.
 */
@Component
@ConditionalOnProperty(name = "terreau.demo", havingValue = "true")
class CommitteeStory {

    static final OrganisationId SPONSOR = new OrganisationId("agence.energie.ponant");
    /** Products that the organisation sponsors. */
    static final Set<String> SPONSORED = Set.of(Stories.LIGHT_ID, Stories.HALL_ID);

    static final String SPONSOR_EMAIL = "financeuse@terreau.example";

    private static final ProductId LIGHT = new ProductId(Stories.LIGHT_ID);
    private static final ProductId HALL = new ProductId(Stories.HALL_ID);
    private static final ProductId CANTEEN = new ProductId("cantine.juste");
    private static final ProductId PLANTING = new ProductId("permis.de.vegetaliser");
    /** In days before the present. */
    private static final int HELD = 62;

    private static final int DAYS_LEFT = 9;
    private static final int SPRING = 85;
    private static final LocalTime BEGINS = LocalTime.of(14, 0);
    private static final int MONTHS_GONE = 4;

    private final Catalogue catalogue;
    private final Incubators incubators;
    private final Increments increments;
    private final Committees committees;
    private final Rulings rulings;
    private final Sessions sessions;
    private final Packs packs;
    private final Rehearsals rehearsals;
    private final Sponsors sponsors;
    private final SponsorDigests digests;
    private final AlertWatch watch;
    private final Teams teams;
    private final Decisions decisions;
    private final StoryClock clock;

    CommitteeStory(
            Catalogue catalogue,
            Incubators incubators,
            Increments increments,
            Committees committees,
            Rulings rulings,
            Sessions sessions,
            Packs packs,
            Rehearsals rehearsals,
            Sponsors sponsors,
            SponsorDigests digests,
            AlertWatch watch,
            Teams teams,
            Decisions decisions,
            StoryClock clock) {
        this.catalogue = catalogue;
        this.incubators = incubators;
        this.increments = increments;
        this.committees = committees;
        this.rulings = rulings;
        this.sessions = sessions;
        this.packs = packs;
        this.rehearsals = rehearsals;
        this.sponsors = sponsors;
        this.digests = digests;
        this.watch = watch;
        this.teams = teams;
        this.decisions = decisions;
        this.clock = clock;
    }

    void storeSponsor() {
        catalogue.store(new Organisation(SPONSOR, "Agence de l’énergie du Ponant", null, "operateur", null), "{}");
    }

    /** Once the products can be read by everybody. */
    void tell(Actor lead) {
        LocalDate today = clock.present();
        for (ProductId product : List.of(LIGHT, CANTEEN, HALL)) watch.watch(product, today);
        LocalDate met = clock.ago(HELD);
        clock.on(met, () -> held(met, lead));
        LocalDate begun = today.minusMonths(MONTHS_GONE);
        clock.on(begun, () -> increments.open(HALL, begun, Stories.HALL_GOAL, lead));
        rulings.decide(
                HALL.decidedAs(),
                Rulings.Ruling.of(
                        (int) ChronoUnit.DAYS.between(begun, today),
                        Outcome.CONTINUE,
                        "Douze communes réservent chaque semaine sans appeler. L’association cherche qui reprendra le service : six mois pour le trouver, sans rien construire de plus.",
                        60_000L,
                        6),
                lead);
        preparing(WorkingDays.onOrAfter(today.plusDays(DAYS_LEFT)), lead);
        committees.set(PLANTING, WorkingDays.onOrAfter(today.plusDays(SPRING)), "", lead);
        close(lead);
        sponsors.declare(SPONSOR.value(), "", "Solène Financière", SPONSOR_EMAIL, lead);
        digests.send(today.withDayOfMonth(1));
    }

    private void held(LocalDate day, Actor lead) {
        teams.join(LIGHT, Trade.INTRAPRENEUR, "Maëlle Vent", "maelle.vent@terreau.example", "80", lead);
        committees.met(LIGHT, day, lead);
        say(
                LIGHT,
                day,
                new Committee.Words(
                        "Le **deuxième réglage** compte plus que le premier : c’est lui que les habitants défendent.\n\nUn syndicat n’accompagne que sept communes à la fois. Les communes qui en forment d’autres vont deux fois plus vite.",
                        "Atteindre cent vingt communes, dont la moitié formées par une autre commune. Si la formation entre communes ne prend pas en trois mois, nous arrêtons le déploiement et gardons les communes actives.",
                        "Le syndicat d’énergie a délibéré au départ : il refinance si cinquante communes règlent leur éclairage, ce qui est fait.",
                        Outcome.ACCELERATE,
                        Money.euros(240_000),
                        6),
                lead);
        packs.send(LIGHT, day, lead);
        Decision decision = decisions.decide(
                LIGHT.decidedAs(),
                Wanted.of(
                                Outcome.CONTINUE,
                                "Les communes qui règlent leur éclairage en forment d’autres, et les habitants défendent le réglage. Cent vingt communes d’ici six mois.",
                                Money.euros(240_000),
                                day.plusMonths(6))
                        .sitting(new Wanted.Sitting(
                                day,
                                "La direction du syndicat d’énergie, le financeur, la responsable de l’incubateur, la coach",
                                "",
                                null))
                        .asking(
                                new Wanted.Asked(
                                        "La moitié des communes actives sont formées par une autre commune.",
                                        Condition.Owner.TEAM,
                                        day.plusMonths(3),
                                        "",
                                        null),
                                new Wanted.Asked(
                                        "Le syndicat délibère sur le refinancement de l’année suivante.",
                                        Condition.Owner.CARRIER,
                                        day.plusMonths(5),
                                        "",
                                        null)),
                lead);
        decisions.publish(decision.id(), lead);
        packs.publish(LIGHT, day, lead);
    }

    private void preparing(LocalDate day, Actor lead) {
        committees.set(CANTEEN, day, "", lead);
        say(
                CANTEEN,
                day,
                new Committee.Words(
                        "Deux familles sur trois répondent quand la question tient en une ligne. La cuisine, elle, reçoit encore le nombre trop tard pour commander.",
                        "",
                        "",
                        null,
                        null,
                        null),
                lead);
        packs.ask(
                CANTEEN,
                day,
                "Dites combien de cuisines ont vraiment changé leurs commandes, et ce que vous demandez.",
                lead);
        session(day, lead);
        rehearsals.ask(CANTEEN, day, "Le passage sur les commandes des cuisines, que nous racontons mal.", lead);
    }

    /** Every dossier that waits is in the agenda of the session to come. */
    private void session(LocalDate day, Actor lead) {
        IncubatorId incubator = incubators.host().id();
        for (Decidable waiting : sessions.waiting(lead))
            sessions.add(incubator, day, waiting.subject().key().toString(), lead);
        Session session = sessions.read(incubator, day, lead).session();
        sessions.settle(incubator, day, BEGINS, "Salle du Lierre, hôtel du syndicat mixte", session.version(), lead);
    }

    /** Every session that was held has its outcomes: it was closed on its day. */
    private void close(Actor lead) {
        for (Session session : sessions.list(lead))
            if (session.meetsOn().isBefore(clock.present()) && !session.closed())
                clock.on(session.meetsOn(), () -> sessions.close(session.incubator(), session.meetsOn(), lead));
    }

    private void say(ProductId product, LocalDate day, Committee.Words words, Actor lead) {
        packs.say(product, day, words, packs.edited(product, day, lead).version(), lead);
    }
}

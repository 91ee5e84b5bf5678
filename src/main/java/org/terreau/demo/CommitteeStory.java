package org.terreau.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.terreau.committee.AlertWatch;
import org.terreau.committee.Committee;
import org.terreau.committee.Committees;
import org.terreau.committee.Packs;
import org.terreau.committee.Rehearsals;
import org.terreau.committee.SponsorDigests;
import org.terreau.committee.Sponsors;
import org.terreau.decision.Condition;
import org.terreau.decision.Decision;
import org.terreau.decision.Decisions;
import org.terreau.decision.Outcome;
import org.terreau.decision.Wanted;
import org.terreau.identity.Actor;
import org.terreau.incubator.Catalogue;
import org.terreau.incubator.Organisation;
import org.terreau.incubator.OrganisationId;
import org.terreau.incubator.WorkingDays;
import org.terreau.portfolio.Increments;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Money;
import org.terreau.shared.Paris;
import org.terreau.team.Teams;
import org.terreau.team.Trade;

/**
 * A committee that was held, whose pack is public; one whose papers are due and that will be rehearsed; a sponsor who is
 * told each month of two products, one of which has little time left.
 */
@Component
class CommitteeStory {

    static final OrganisationId SPONSOR = new OrganisationId("agence.energie.ponant");
    /** Products that the organisation sponsors. */
    static final Set<String> SPONSORED = Set.of(Stories.LIGHT_ID, Stories.HALL_ID);

    static final String SPONSOR_EMAIL = "financeuse@terreau.example";

    private static final ProductId LIGHT = new ProductId(Stories.LIGHT_ID);
    private static final ProductId HALL = new ProductId(Stories.HALL_ID);
    private static final ProductId CANTEEN = new ProductId("cantine.juste");
    private static final int DAYS_LEFT = 9;
    private static final int MONTHS_GONE = 4;

    private final Catalogue catalogue;
    private final Increments increments;
    private final Committees committees;
    private final Packs packs;
    private final Rehearsals rehearsals;
    private final Sponsors sponsors;
    private final SponsorDigests digests;
    private final AlertWatch watch;
    private final Teams teams;
    private final Decisions decisions;
    private final Clock clock;

    CommitteeStory(
            Catalogue catalogue,
            Increments increments,
            Committees committees,
            Packs packs,
            Rehearsals rehearsals,
            Sponsors sponsors,
            SponsorDigests digests,
            AlertWatch watch,
            Teams teams,
            Decisions decisions,
            Clock clock) {
        this.catalogue = catalogue;
        this.increments = increments;
        this.committees = committees;
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
        LocalDate today = Paris.today(clock);
        for (ProductId product : List.of(LIGHT, CANTEEN, HALL)) watch.watch(product, today);
        held(WorkingDays.onOrBefore(today), lead);
        preparing(WorkingDays.onOrAfter(today.plusDays(DAYS_LEFT)), lead);
        increments.open(HALL, today.minusMonths(MONTHS_GONE), Stories.HALL_GOAL, lead);
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
        rehearsals.ask(CANTEEN, day, "Le passage sur les commandes des cuisines, que nous racontons mal.", lead);
    }

    private void say(ProductId product, LocalDate day, Committee.Words words, Actor lead) {
        packs.say(product, day, words, packs.edited(product, day, lead).version(), lead);
    }
}

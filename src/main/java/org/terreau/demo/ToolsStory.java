package org.terreau.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.terreau.access.AccessWeeks;
import org.terreau.access.Connections;
import org.terreau.access.DeclaredAccounts;
import org.terreau.access.Moment;
import org.terreau.access.Plan;
import org.terreau.access.Plans;
import org.terreau.access.Readings;
import org.terreau.access.References;
import org.terreau.access.ToolTyped;
import org.terreau.access.Tools;
import org.terreau.identity.Actor;
import org.terreau.incubator.IncubatorId;
import org.terreau.portfolio.ProductId;
import org.terreau.team.Missions;
import org.terreau.team.Person;
import org.terreau.team.Persons;
import org.terreau.team.Trade;
import org.terreau.team.TypedMission;

/**
 * The tools of the invented incubator and who has what on two of its products: one has a single administrator. A list of the
 * forge shows somebody whom nobody declared, an unknown login and a machine; arrivals are done, departures under way. For
 * eight weeks differences have gone, and two people left whose accounts were taken away within days.
 */
@Component
@ConditionalOnProperty(name = "terreau.demo", havingValue = "true")
class ToolsStory implements Chapter {

    /** Days for which somebody counts as just arrived. */
    private static final int RECENT = 20;

    /** Accounts that the forge showed each week, of which nobody knows whose they are: a fifth fewer at most from one to the next. */
    private static final List<Integer> FORMER = List.of(12, 12, 10, 10, 8, 7, 6, 5);

    private static final String FORGE = "Forge de code";
    private static final String WRITE = "ecriture";
    private static final String ADMIN = "administration";

    /** @param seat euros a month; empty when it is free */
    private record Told(String name, Codes codes, String runbook, String hazards, String seat, List<String> trades) {}

    private record Codes(String kind, String scope, String key, String tier, String remover) {}

    private static final List<Told> TOOLS = List.of(
            new Told(
                    FORGE,
                    new Codes("code", "produit", "identifiant", "assiste", "incubateur"),
                    "Ouvrir la page des membres de l’organisation, chercher l’identifiant, choisir « Retirer ».",
                    "Ses jetons d’intégration tombent avec lui : les remplacer avant.",
                    "",
                    List.of("developpement")),
            new Told(
                    "Hébergement",
                    new Codes("hebergement", "produit", "courriel", "manuel", "equipe"),
                    "Dans l’application, « Collaborateurs », retirer l’adresse. Recommencer pour l’application d’essai.",
                    "Le propriétaire d’une application ne peut pas partir : la transférer d’abord.",
                    "",
                    List.of("developpement")),
            new Told(
                    "Discussion",
                    new Codes("discussion", "incubateur", "courriel", "assiste", "incubateur"),
                    "Console d’administration, « Utilisateurs », désactiver. Les messages restent.",
                    "",
                    "",
                    List.of("developpement", "design", "coaching", "deploiement", "intraprenariat")),
            new Told(
                    "Maquettes",
                    new Codes("design", "incubateur", "courriel", "manuel", "incubateur"),
                    "Réglages de l’équipe, retirer la place d’éditeur, puis le membre.",
                    "Transférer ses brouillons au projet de l’équipe.",
                    "15",
                    List.of("design")),
            new Told(
                    "Badge de la Fabrique",
                    new Codes("lieu", "incubateur", "pseudonyme", "manuel", "personne"),
                    "Rendu à l’accueil, contre un reçu.",
                    "",
                    "",
                    List.of()),
            new Told(
                    "Visioconférence",
                    new Codes("discussion", "incubateur", "courriel", "aucun", "incubateur"),
                    "",
                    "",
                    "",
                    List.of()));

    private final Tools tools;
    private final DeclaredAccounts accounts;
    private final Readings readings;
    private final Plans plans;
    private final References references;
    private final Connections connections;
    private final AccessWeeks weeks;
    private final Missions missions;
    private final StoryClock clock;

    ToolsStory(
            Tools tools,
            DeclaredAccounts accounts,
            Readings readings,
            Plans plans,
            References references,
            Connections connections,
            AccessWeeks weeks,
            Missions missions,
            StoryClock clock) {
        this.tools = tools;
        this.accounts = accounts;
        this.readings = readings;
        this.plans = plans;
        this.references = references;
        this.connections = connections;
        this.weeks = weeks;
        this.missions = missions;
        this.clock = clock;
    }

    @Override
    public void lay(IncubatorId incubator, Actor lead) {
        long forge = 0;
        for (Told one : TOOLS) {
            long id = tools.add(incubator, typed(one, lead), lead);
            if (forge == 0) forge = id;
            if (one.name().equals("Discussion")) connect(id, lead);
        }
        ProductId light = new ProductId(Stories.LIGHT_ID);
        ProductId hall = new ProductId(Stories.HALL_ID);
        give(light, FORGE, 0, ADMIN, lead);
        give(light, FORGE, 1, ADMIN, lead);
        give(light, "Hébergement", 0, ADMIN, lead);
        give(light, "Hébergement", 1, WRITE, lead);
        give(light, "Maquettes", 2, WRITE, lead);
        give(hall, FORGE, 0, ADMIN, lead);
        left(new Left(light, Trade.PRODUCT, "Katell Morvan", "katell.morvan@equipes.example", 1, 4), incubator, lead);
        left(new Left(hall, Trade.DATA, "Erwan Guéguen", "erwan.gueguen@equipes.example", 2, 9), incubator, lead);
        weeks(forge, lead);
        read(forge, accounts.of(light, lead).working(), lead);
    }

    /**
     * Somebody who left.
     *
     * @param months since their last day
     * @param after days from it to the last account that was taken away
     */
    private record Left(ProductId product, Trade trade, String name, String email, int months, int after) {}

    /** They had an account on the forge, and all that their departure asked is done. */
    private void left(Left one, IncubatorId incubator, Actor lead) {
        LocalDate today = clock.present();
        LocalDate last = today.minusMonths(one.months());
        missions.join(
                one.product(),
                new Persons.TypedPerson(one.name(), one.email(), false),
                new TypedMission(
                        one.trade().code(),
                        "",
                        "independant",
                        "",
                        last.minusMonths(8).toString(),
                        today.plusMonths(1).toString(),
                        "2",
                        ""),
                lead);
        clock.on(
                last.minusMonths(6),
                () -> accounts.of(one.product(), lead).working().stream()
                        .filter(person -> person.name().equals(one.name()))
                        .forEach(person -> give(one.product(), FORGE, person, WRITE, lead)));
        long mission = missions.of(one.product(), lead).stream()
                .filter(known -> known.trade() == one.trade() && !known.vacant())
                .findFirst()
                .orElseThrow()
                .id();
        missions.leave(one.product(), mission, new Missions.TypedLeaving(last.toString(), "autre-poste", ""), lead);
        for (Plans.Told told : plans.desk(incubator, lead))
            if (told.person().name().equals(one.name()) && told.plan().moment() == Moment.DEPARTURE)
                for (Plan.Step step : told.plan().open())
                    if (!told.plan().due(step).isAfter(today))
                        clock.on(
                                last.plusDays(one.after()),
                                () -> plans.done(told.plan().id(), step.id(), "", lead));
    }

    /** What the forge showed on each of the past weeks, the oldest first, and what was open then. */
    private void weeks(long forge, Actor lead) {
        for (int week = 0; week < FORMER.size(); week++) {
            LocalDate day = clock.ago(7 * (FORMER.size() - week));
            int former = FORMER.get(week);
            clock.on(day, () -> {
                readings.take(
                        forge,
                        IntStream.rangeClosed(1, former)
                                .mapToObj(number -> new Readings.Listed("ancien-" + number, "", day.minusDays(9)))
                                .toList(),
                        day,
                        lead);
                weeks.keep();
            });
        }
    }

    /** A name that no server has: the page says so after the first night. */
    private void connect(long discussion, Actor lead) {
        connections.write(
                discussion,
                new Connections.Typed("https://discussion.invalid/scim/v2", "jeton-de-demonstration", false),
                0,
                lead);
    }

    /** What the forge shows, the names of the team aside: a login that nobody knows, a machine, somebody by their name alone. */
    private void read(long forge, List<Person> team, Actor lead) {
        LocalDate today = clock.present();
        List<Readings.Listed> list = new ArrayList<>();
        list.add(new Readings.Listed("livraison-continue", "Machine", today.minusDays(1)));
        list.add(new Readings.Listed("mroux-ancien", "", today.minusDays(240)));
        for (Person person : team.stream().limit(3).toList())
            list.add(new Readings.Listed(person.name().replace(' ', '-'), person.name(), today.minusDays(3)));
        readings.take(forge, list, today.minusDays(2), lead);
        readings.service(
                forge, "livraison-continue", "Livre en continu", lead.email().value(), true, lead);
        readings.bear(
                forge,
                "orphelin mroux-ancien",
                "Son propriétaire est en congé, il répondra à son retour.",
                today.plusDays(25).toString(),
                lead);
    }

    /** What was due is done, each on its day, but for the last to arrive and for those who leave. */
    @Override
    public void follow(IncubatorId incubator, Actor lead) {
        LocalDate today = clock.present();
        for (Plans.Told told : plans.desk(incubator, lead)) {
            Plan plan = told.plan();
            if (plan.moment() == Moment.ARRIVAL && plan.day().isBefore(today.minusDays(RECENT)))
                for (Plan.Step step : plan.open())
                    if (plan.due(step).isBefore(today))
                        clock.on(plan.due(step), () -> plans.done(plan.id(), step.id(), "", lead));
            if (plan.moment() == Moment.DEPARTURE && plan.day().isAfter(today)) leave(plan, lead);
        }
        weeks.keep();
    }

    /** The first step is done, and what only the person held is said. */
    private void leave(Plan plan, Actor lead) {
        plan.next().ifPresent(step -> plans.done(plan.id(), step.id(), "courriel au titulaire", lead));
        references.add(
                plan.id(),
                new References.Typed("depot", "forge.example/" + plan.product(), "transmettre", "L’équipe du produit"),
                lead);
        references.add(
                plan.id(),
                new References.Typed("document", "Notes d’entretiens avec les mairies", "archiver", ""),
                lead);
        references.settle(plan.id(), references.of(plan.id(), lead).get(1).id(), lead);
    }

    private static ToolTyped typed(Told told, Actor lead) {
        return new ToolTyped(
                new ToolTyped.Said(
                        told.name(),
                        "",
                        told.runbook(),
                        told.hazards(),
                        lead.email().value()),
                new ToolTyped.Chosen(
                        told.codes().kind(),
                        told.codes().scope(),
                        told.codes().key(),
                        told.codes().tier(),
                        told.codes().remover(),
                        told.trades()),
                new ToolTyped.Counted(told.runbook().isEmpty() ? "" : "5", told.seat(), "180"));
    }

    /** To the one who stands at this place of the team, by name; to nobody where it is smaller. */
    private void give(ProductId product, String tool, int place, String level, Actor lead) {
        List<Person> working = accounts.of(product, lead).working();
        if (place < working.size()) give(product, tool, working.get(place), level, lead);
    }

    private void give(ProductId product, String tool, Person person, String level, Actor lead) {
        accounts.of(product, lead).choices().stream()
                .filter(one -> one.described().name().equals(tool))
                .findFirst()
                .ifPresent(one -> accounts.give(
                        product,
                        new DeclaredAccounts.Typed(
                                String.valueOf(one.id()), String.valueOf(person.id()), level, "", ""),
                        lead));
    }
}

package org.terreau.demo;

import java.text.Normalizer;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.terreau.identity.Actor;
import org.terreau.incubator.IncubatorId;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Paris;
import org.terreau.team.Gate;
import org.terreau.team.Gates;
import org.terreau.team.Missions;
import org.terreau.team.Persons;
import org.terreau.team.Trade;
import org.terreau.team.Transverses;
import org.terreau.team.TypedMission;

/**
 * Teams of the field: mostly developers and independents, ends that come before the money or wish to go past it, a coach of
 * three products whose name stands twice, an agent whose letter is signed and others whose is not, somebody who left.
 */
@Component
@ConditionalOnProperty(name = "terreau.demo", havingValue = "true")
class TeamStory implements Chapter {

    private static final ProductId LIGHT = new ProductId(Stories.LIGHT_ID);
    private static final ProductId HALL = new ProductId(Stories.HALL_ID);
    private static final ProductId CANTEEN = new ProductId("cantine.juste");
    private static final ProductId VILLAGE = new ProductId("bienvenue.au.village");

    private static final String COACH = "Gwenn Ajonc";
    private static final String HOLDER = "Atelier Granit";
    private static final String INDEPENDENT = "independant";
    private static final int ANSWERED_DAYS = 14;

    private final Missions missions;
    private final Gates gates;
    private final Transverses transverses;
    private final Clock clock;

    TeamStory(Missions missions, Gates gates, Transverses transverses, Clock clock) {
        this.missions = missions;
        this.gates = gates;
        this.transverses = transverses;
        this.clock = clock;
    }

    /**
     * Somebody on a product.
     *
     * @param months how many ago it began, and in how many it ends
     */
    private record Told(
            ProductId product,
            Trade trade,
            String name,
            String status,
            String employer,
            String rhythm,
            Months months) {}

    private record Months(int ago, int ahead) {}

    private static final List<Told> TOLD = List.of(
            told(LIGHT, Trade.DEVELOPMENT, "Yann Kersauson", INDEPENDENT, HOLDER, "4", 20, 1),
            told(LIGHT, Trade.DEVELOPMENT, "Rozenn Le Bihan", "salarie-du-titulaire", HOLDER, "3,5", 8, 9),
            told(LIGHT, Trade.DEPLOYMENT, "Malo Quéré", INDEPENDENT, HOLDER, "3", 11, 5),
            told(LIGHT, Trade.DESIGN, "Lou Sénéchal", "portage", "Compas", "1", 6, 5),
            told(LIGHT, Trade.COACHING, COACH, INDEPENDENT, "", "1", 26, 5),
            told(CANTEEN, Trade.DEVELOPMENT, "Tugdual Morin", INDEPENDENT, HOLDER, "5", 1, 4),
            told(CANTEEN, Trade.COACHING, COACH, INDEPENDENT, "", "2", 1, 4),
            told(
                    HALL,
                    Trade.INTRAPRENEUR,
                    "Solenn Prigent",
                    "agent-titulaire",
                    "Communauté de communes",
                    "60 %",
                    40,
                    12),
            told(HALL, Trade.DEVELOPMENT, "Hervé Nicol", "agent-contractuel", "Communauté de communes", "5", 14, 22),
            told(HALL, Trade.DEVELOPMENT, "Maïwenn Caradec", INDEPENDENT, "Compas", "2", 30, 1),
            told(HALL, Trade.SUPPORT, "Nolwenn Tanguy", "vacataire", "Communauté de communes", "2,5", 9, 2),
            told(HALL, Trade.PRODUCT, "Corentin Hamon", INDEPENDENT, "Compas", "2", 16, 3),
            told(HALL, Trade.COACHING, COACH, INDEPENDENT, "", "0,5", 9, 3),
            told(VILLAGE, Trade.INTRAPRENEUR, "Enora Salaün", "agent-titulaire", "Pays du Val-de-Lierre", "2", 50, 10),
            told(VILLAGE, Trade.DATA, "Brieuc Kermorgant", "stage", "Pays du Val-de-Lierre", "5", 2, 3));

    private static Told told(
            ProductId product,
            Trade trade,
            String name,
            String status,
            String employer,
            String rhythm,
            int ago,
            int ahead) {
        return new Told(product, trade, name, status, employer, rhythm, new Months(ago, ahead));
    }

    @Override
    public void lay(IncubatorId incubator, Actor lead) {
        LocalDate today = Paris.today(clock);
        replaced(lead, today);
        for (Told one : TOLD) join(one, address(one.name()), today, lead);
        join(
                told(VILLAGE, Trade.DEPLOYMENT, COACH, INDEPENDENT, "", "1", 3, 2),
                "gwenn.ajonc@coachs.example",
                today,
                lead);
        missions.look(CANTEEN, TypedMission.simple(Trade.DESIGN, "1"), lead);
        across(incubator, "Azenor Bihan", Trade.FACILITATION, "agent-contractuel", "80 %", lead);
        across(incubator, "Tugdual Morin", Trade.SUPPORT, INDEPENDENT, "1", lead);
        letter(lead, today);
        renewed(lead, today);
        leaving(lead, today);
        gates.answer(
                CANTEEN,
                Gate.Kind.AGENT,
                String.valueOf(lead.id().value()),
                today.plusDays(ANSWERED_DAYS).toString(),
                0,
                lead);
    }

    private static String address(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                        .replaceAll("\\p{M}", "")
                        .toLowerCase(Locale.ROOT)
                        .replace(' ', '.')
                + "@equipes.example";
    }

    private void join(Told one, String email, LocalDate today, Actor lead) {
        missions.join(
                one.product(),
                new Persons.TypedPerson(one.name(), email, false),
                new TypedMission(
                        one.trade().code(),
                        "",
                        one.status(),
                        one.employer(),
                        today.minusMonths(one.months().ago()).toString(),
                        today.plusMonths(one.months().ahead()).toString(),
                        one.rhythm(),
                        ""),
                lead);
    }

    /** For the whole incubator; the second one is on a product every day too, which makes six days a week. */
    private void across(IncubatorId incubator, String name, Trade trade, String status, String rhythm, Actor lead) {
        LocalDate today = Paris.today(clock);
        transverses.begin(
                incubator.value(),
                new Persons.TypedPerson(name, address(name), false),
                new TypedMission(
                        trade.code(),
                        "",
                        status,
                        "",
                        today.minusMonths(7).toString(),
                        today.plusMonths(2).toString(),
                        rhythm,
                        ""),
                lead);
    }

    private long mission(ProductId product, Trade trade, Actor lead) {
        return missions.of(product, lead).stream()
                .filter(mission -> mission.trade() == trade && !mission.vacant())
                .findFirst()
                .orElseThrow()
                .id();
    }

    private void letter(Actor lead, LocalDate today) {
        long agent = mission(HALL, Trade.INTRAPRENEUR, lead);
        missions.terms(
                HALL,
                agent,
                new Missions.TypedTerms(
                        "Ouvrir à vingt communes\nPasser la main au service numérique",
                        "Un guide d’ouverture pour une commune",
                        today.minusMonths(9).toString(),
                        "La directrice générale des services",
                        "3"),
                missions.read(HALL, agent, lead).mission().version(),
                lead);
    }

    /** Nobody read the figures of this product for two months. */
    private void replaced(Actor lead, LocalDate today) {
        String name = "Loïza Cadiou";
        join(told(VILLAGE, Trade.DATA, name, INDEPENDENT, HOLDER, "3", 14, 1), address(name), today, lead);
        missions.leave(
                VILLAGE,
                mission(VILLAGE, Trade.DATA, lead),
                new Missions.TypedLeaving(today.minusMonths(4).toString(), "autre-poste", ""),
                lead);
    }

    private void renewed(Actor lead, LocalDate today) {
        long support = mission(HALL, Trade.SUPPORT, lead);
        missions.renew(
                HALL,
                support,
                today.plusMonths(5).toString(),
                "Les mairies appellent encore beaucoup.",
                missions.read(HALL, support, lead).mission().version(),
                lead);
    }

    private void leaving(Actor lead, LocalDate today) {
        join(
                told(HALL, Trade.DEPLOYMENT, "Ronan Le Floch", INDEPENDENT, HOLDER, "4", 30, 1),
                address("Ronan Le Floch"),
                today,
                lead);
        missions.leave(
                HALL,
                mission(HALL, Trade.DEPLOYMENT, lead),
                new Missions.TypedLeaving(today.minusMonths(3).toString(), "refinancement-absent", ""),
                lead);
    }
}

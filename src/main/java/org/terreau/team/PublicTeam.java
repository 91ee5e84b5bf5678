package org.terreau.team;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What everybody may read of a team: roles and time by trade, shares once enough people are there that none is told apart,
 * and the names of those alone who agreed.
 *
 * @param shares null as long as fewer than {@link #ENOUGH} people work
 */
public record PublicTeam(List<Line> lines, @Nullable Shares shares) {

    /** People from which shares are told. */
    static final int ENOUGH = 3;

    private static final int PERCENT = 100;

    public PublicTeam {
        lines = List.copyOf(lines);
    }

    /**
     * A trade.
     *
     * @param people who hold it
     * @param days a week, all of them together; null when nobody said
     * @param offer where the open offer of what is to fill is read; null when there is none
     * @param names of those who agreed
     */
    public record Line(
            Trade trade,
            int people,
            boolean toFill,
            @Nullable String offer,
            @Nullable BigDecimal days,
            List<String> names) {

        public Line {
            names = List.copyOf(names);
        }
    }

    /** Percents of the people of the team, each counted once. */
    public record Shares(long people, long agents, long independents) {}

    /** @param offers where the open offers of what is to fill are read, by mission */
    static PublicTeam of(Collection<Mission> missions, Map<Long, String> offers, LocalDate today) {
        Map<Trade, List<Mission>> trades = new TreeMap<>();
        for (Mission mission : missions)
            trades.computeIfAbsent(mission.trade(), none -> new ArrayList<>()).add(mission);
        List<Line> lines = new ArrayList<>();
        trades.forEach((trade, of) -> lines.add(line(trade, of, offers, today)));
        return new PublicTeam(lines, shares(missions));
    }

    private static Line line(Trade trade, List<Mission> missions, Map<Long, String> offers, LocalDate today) {
        List<Mission> held =
                missions.stream().filter(mission -> !mission.vacant()).toList();
        BigDecimal days = held.stream()
                .flatMap(mission -> mission.rhythmOn(today).stream())
                .map(Rhythm::days)
                .reduce(BigDecimal::add)
                .orElse(null);
        return new Line(
                trade,
                held.size(),
                missions.size() > held.size(),
                missions.stream()
                        .filter(mission -> mission.vacant() && offers.containsKey(mission.id()))
                        .map(mission -> offers.get(mission.id()))
                        .findFirst()
                        .orElse(null),
                days,
                held.stream()
                        .filter(mission -> mission.terms().named())
                        .map(mission -> Objects.requireNonNull(mission.person()).name())
                        .distinct()
                        .toList());
    }

    private static @Nullable Shares shares(Collection<Mission> missions) {
        List<Mission> held = missions.stream()
                .filter(mission -> !mission.vacant() && mission.work().status() != null)
                .toList();
        long people = people(held.stream().toList());
        if (people < ENOUGH) return null;
        long agents =
                people(held.stream().filter(mission -> mission.work().agent()).toList());
        long independents = people(held.stream()
                .filter(mission -> mission.work().status() == MissionStatus.INDEPENDENT)
                .toList());
        return new Shares(people, PERCENT * agents / people, PERCENT * independents / people);
    }

    private static long people(List<Mission> missions) {
        return missions.stream().map(Mission::person).distinct().count();
    }
}

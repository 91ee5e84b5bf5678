package org.terreau.team;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.terreau.portfolio.ProductId;

/**
 * How long teams wait for the next person of a trade: the days on a product between the last one that anybody of the trade
 * worked and the first one of the next. Where somebody of the trade stays, nobody is replaced.
 *
 * <p>Source: FIELD 2.4, screen 3.
 *
 * @param days mean of the days without anybody of the trade; null when nobody was replaced
 * @param counted how many were replaced
 */
public record Replacing(@Nullable Long days, long counted) {

    /** Of missions of whatever products, as they stand today; what is vacant, or begins later, counts for nobody. */
    static Replacing of(Collection<Mission> missions, LocalDate today) {
        Map<ProductId, Map<Trade, List<Mission>>> teams = missions.stream()
                .filter(mission -> !mission.vacant() && !mission.span().since().isAfter(today))
                .sorted(Comparator.comparing(mission -> mission.span().since()))
                .collect(Collectors.groupingBy(Mission::product, Collectors.groupingBy(Mission::trade)));
        List<Long> gaps = teams.values().stream()
                .flatMap(team -> team.values().stream())
                .flatMap(trade -> gaps(trade).stream())
                .toList();
        return gaps.isEmpty()
                ? new Replacing(null, 0)
                : new Replacing(
                        Math.round(gaps.stream()
                                .mapToLong(Long::longValue)
                                .average()
                                .orElseThrow()),
                        gaps.size());
    }

    /** @param inOrder of one trade on one product, by their first days */
    private static List<Long> gaps(List<Mission> inOrder) {
        List<Long> gaps = new ArrayList<>();
        LocalDate held = null;
        for (Mission mission : inOrder) {
            LocalDate since = mission.span().since();
            if (held != null && since.isAfter(held.plusDays(1))) gaps.add(ChronoUnit.DAYS.between(held, since) - 1);
            LocalDate last = mission.span().last();
            if (last == null) return gaps;
            if (held == null || last.isAfter(held)) held = last;
        }
        return gaps;
    }
}

package org.terreau.team;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.terreau.portfolio.Product;

/**
 * What is worth telling early of a team: rules on its missions.
 *
 * <p>Source: the norms of coaches are those of beta.gouv.fr's handbook; the others are settings of the incubator.
 */
final class TeamWatch {

    private static final int WEEK = 7;

    private final Watched team;
    private final List<TeamWarning> found = new ArrayList<>();

    private TeamWatch(Watched team) {
        this.team = team;
    }

    /**
     * A team on a day.
     *
     * @param missions that nobody closed, and those that are over
     * @param committee the next one; null when none is set
     * @param increment the last day of the one that runs; null when none does
     * @param elsewhere the missions of people on all products, by person
     * @param across days a week of people for whole incubators
     */
    record Watched(
            Product.@Nullable Phase phase,
            List<Mission> missions,
            Payment payment,
            Norms norms,
            @Nullable LocalDate committee,
            @Nullable LocalDate increment,
            Map<Long, List<Mission>> elsewhere,
            Map<Long, BigDecimal> across,
            LocalDate today) {}

    /** The most pressing first. */
    static List<TeamWarning> of(Watched team) {
        TeamWatch watch = new TeamWatch(team);
        watch.agent();
        watch.developer();
        for (Mission mission : watch.working()) {
            watch.ends(mission);
            if (mission.trade() == Trade.COACHING) watch.coach(mission);
        }
        watch.sameHolder();
        watch.loads();
        watch.found.sort(Comparator.comparing(TeamWarning::kind));
        return List.copyOf(watch.found);
    }

    private List<Mission> working() {
        return team.missions().stream()
                .filter(mission -> mission.worked(team.today()))
                .toList();
    }

    private void tell(TeamWarning.Kind kind, @Nullable Person person, Object... arguments) {
        found.add(TeamWarning.of(kind, person, arguments));
    }

    private long days(LocalDate from, LocalDate until) {
        return ChronoUnit.DAYS.between(from, until);
    }

    /** No agent for longer than the incubator bears; a team that never had one is told by the gate. */
    private void agent() {
        if (working().stream().anyMatch(mission -> mission.trade() == Trade.INTRAPRENEUR)) return;
        team.missions().stream()
                .filter(mission -> mission.trade() == Trade.INTRAPRENEUR && !mission.vacant())
                .map(mission -> mission.span().last())
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .filter(last -> last.isBefore(team.today()))
                .max(Comparator.naturalOrder())
                .filter(last -> days(last, team.today()) > team.norms().whole(Norm.ABSENT))
                .ifPresent(last -> tell(TeamWarning.Kind.NO_AGENT, null, days(last, team.today())));
    }

    /** The only developer leaves soon. */
    private void developer() {
        List<Mission> developers = working().stream()
                .filter(mission -> mission.trade() == Trade.DEVELOPMENT)
                .toList();
        if (developers.size() != 1) return;
        LocalDate until = developers.get(0).span().until();
        if (until != null && days(team.today(), until) < team.norms().whole(Norm.ALONE))
            tell(TeamWarning.Kind.ALONE, developers.get(0).person(), name(developers.get(0)), until);
    }

    private static String name(Mission mission) {
        return Objects.requireNonNull(mission.person()).name();
    }

    private void ends(Mission mission) {
        LocalDate until = mission.span().until();
        if (until == null) return;
        LocalDate committee = team.committee();
        LocalDate increment = team.increment();
        if (committee != null && until.isBefore(committee))
            tell(TeamWarning.Kind.BEFORE_COMMITTEE, mission.person(), name(mission), until, committee);
        else if (increment != null && until.isBefore(increment))
            tell(TeamWarning.Kind.BEFORE_INCREMENT, mission.person(), name(mission), until, increment);
        if (!team.payment().pays(mission, until)) tell(TeamWarning.Kind.UNPAID, mission.person(), name(mission), until);
        if (days(team.today(), until) > team.norms().whole(Norm.FAR))
            tell(TeamWarning.Kind.FAR, mission.person(), name(mission), until);
    }

    private void coach(Mission mission) {
        long held = team.missions().stream()
                .filter(one -> one.trade() == Trade.COACHING && Objects.equals(one.person(), mission.person()))
                .mapToLong(one -> days(one.span().since(), last(one)) + 1)
                .sum();
        if (held > team.norms().whole(Norm.COACH_DAYS))
            tell(TeamWarning.Kind.COACH_LONG, mission.person(), name(mission), held);
        Product.Phase phase = team.phase();
        BigDecimal pace = mission.daysOn(team.today());
        if (phase == null || pace.signum() == 0) return;
        if (CoachWindow.settled(phase, team.today())
                && pace.compareTo(team.norms().of(Norm.COACH_PACE)) > 0)
            tell(TeamWarning.Kind.COACH_PACE, mission.person(), name(mission), pace);
        CoachWindow.of(phase, team.today(), team.norms()).ifPresent(window -> over(mission, window));
    }

    private LocalDate last(Mission mission) {
        LocalDate last = mission.span().last();
        return last == null || last.isAfter(team.today()) ? team.today() : last;
    }

    /** What the rhythm makes of the window, until the end of the mission or of the window. */
    private void over(Mission mission, CoachWindow window) {
        LocalDate from =
                mission.span().since().isAfter(window.from()) ? mission.span().since() : window.from();
        LocalDate end = mission.span().last();
        LocalDate until = end == null || end.isAfter(window.until()) ? window.until() : end;
        if (until.isBefore(from)) return;
        BigDecimal planned = mission.daysOn(team.today())
                .multiply(BigDecimal.valueOf(days(from, until) + 1))
                .divide(BigDecimal.valueOf(WEEK), 0, RoundingMode.HALF_UP);
        if (planned.compareTo(window.most()) > 0)
            tell(TeamWarning.Kind.COACH_OVER, mission.person(), name(mission), planned, window.until(), window.most());
    }

    /** All those of the market come through one holder, whose money ends soon. */
    private void sameHolder() {
        List<Mission> market = working().stream()
                .filter(mission -> mission.work().status() != null
                        && Objects.requireNonNull(mission.work().status()).market())
                .toList();
        Set<String> holders =
                market.stream().map(mission -> mission.work().employer()).collect(Collectors.toSet());
        if (market.size() < 2 || holders.size() != 1 || holders.contains("")) return;
        market.stream()
                .flatMap(mission -> team.payment().payer(mission).stream())
                .map(payer -> payer.until())
                .max(Comparator.naturalOrder())
                .filter(until -> days(team.today(), until) < team.norms().whole(Norm.ALONE))
                .ifPresent(until -> tell(
                        TeamWarning.Kind.SAME_HOLDER, null, holders.iterator().next(), until));
    }

    private void loads() {
        Set<Person> people = working().stream()
                .map(mission -> Objects.requireNonNull(mission.person()))
                .collect(Collectors.toSet());
        for (Person person : people) {
            List<Mission> all = team.elsewhere().getOrDefault(person.id(), List.of()).stream()
                    .filter(mission -> mission.worked(team.today()))
                    .toList();
            BigDecimal days = all.stream()
                    .map(mission -> mission.daysOn(team.today()))
                    .reduce(team.across().getOrDefault(person.id(), BigDecimal.ZERO), BigDecimal::add);
            if (days.compareTo(team.norms().of(Norm.LOAD)) > 0)
                tell(TeamWarning.Kind.LOAD, person, person.name(), days);
            long coached = all.stream()
                    .filter(mission -> mission.trade() == Trade.COACHING)
                    .map(Mission::product)
                    .distinct()
                    .count();
            if (coached > team.norms().whole(Norm.COACH_PRODUCTS))
                tell(TeamWarning.Kind.COACH_PRODUCTS, person, person.name(), coached);
        }
    }
}

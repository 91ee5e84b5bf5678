package org.terreau.team;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.terreau.portfolio.PhaseKind;
import org.terreau.portfolio.Product;

/**
 * What a phase asks of a team, and what is there: a public agent for long enough, with a letter, developers, a coach, then
 * who deploys, then a part of the team from inside. A signal: it forbids nothing. Counted are missions that run and that
 * are paid; a person counts for one trade.
 *
 * @param needs in the order in which they are asked for
 */
public record Gate(List<Need> needs) {

    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);
    private static final BigDecimal WEEK = BigDecimal.valueOf(5);

    public Gate {
        needs = List.copyOf(needs);
    }

    /** What is asked for. */
    public enum Kind {
        AGENT("agent", Trade.INTRAPRENEUR),
        LETTER("lettre", null),
        DEVELOPMENT("developpement", Trade.DEVELOPMENT),
        COACHING("coaching", Trade.COACHING),
        DEPLOYMENT("deploiement", Trade.DEPLOYMENT),
        INTERNAL("internes", null);

        private final String code;
        private final @Nullable Trade trade;

        Kind(String code, @Nullable Trade trade) {
            this.code = code;
            this.trade = trade;
        }

        /** As written in forms, message keys, files and the database. */
        public String code() {
            return code;
        }

        static Kind of(Trade trade) {
            for (Kind kind : values()) if (kind.trade == trade) return kind;
            throw new IllegalArgumentException("Nothing asks for " + trade);
        }

        public static Optional<Kind> of(String code) {
            for (Kind kind : values()) if (kind.code.equals(code)) return Optional.of(kind);
            return Optional.empty();
        }
    }

    /** How it stands. */
    public enum State {
        MET,
        DOUBTED,
        MISSING
    }

    /**
     * Something that is asked for.
     *
     * @param found days a week of the agent, percents from inside, people, by kind; null when nobody knows
     * @param asked the same, as it should be
     * @param since since when nobody holds it; null when it is there, or when nobody knows
     * @param criticality how much the team misses whom it looks for, as the gravest of its vacancies has it; null when nobody
     *     said
     */
    public record Need(
            Kind kind,
            State state,
            @Nullable BigDecimal found,
            BigDecimal asked,
            @Nullable LocalDate since,
            @Nullable Criticality criticality) {

        /** Nobody said how much it is missed. */
        public Need(Kind kind, State state, @Nullable BigDecimal found, BigDecimal asked, @Nullable LocalDate since) {
            this(kind, state, found, asked, since, null);
        }

        public boolean met() {
            return state == State.MET;
        }

        public boolean missing() {
            return state == State.MISSING;
        }
    }

    /**
     * A team on a day.
     *
     * @param phase null when the product has none
     * @param missions of the product, those that are over too
     */
    record Team(Product.@Nullable Phase phase, List<Mission> missions, Payment payment, Norms norms, LocalDate today) {

        private List<Mission> counted() {
            return missions.stream()
                    .filter(mission -> mission.worked(today) && payment.pays(mission, today))
                    .toList();
        }
    }

    /** What is not there, or not for sure: what is missed most first, then in the order in which it is asked for. */
    public List<Need> open() {
        return needs.stream()
                .filter(need -> !need.met())
                .sorted(Comparator.comparing(Need::criticality, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
    }

    public boolean whole() {
        return open().isEmpty();
    }

    /** Nothing is asked of the team of a product that ended. */
    static Gate of(Team team) {
        Product.Phase phase = team.phase();
        PhaseKind kind = phase == null ? null : phase.kind();
        if (kind != null && !kind.active()) return new Gate(List.of());
        List<Trade> wanted = wanted(kind, team.norms());
        List<Mission> counted = team.counted();
        Map<Long, Set<Trade>> people = new HashMap<>();
        for (Mission mission : counted)
            people.computeIfAbsent(Objects.requireNonNull(mission.person()).id(), none -> EnumSet.noneOf(Trade.class))
                    .add(mission.trade());
        List<Trade> empty = Slots.empty(wanted, people);
        List<Need> needs = new ArrayList<>();
        for (Trade trade : List.copyOf(new LinkedHashSet<>(wanted))) {
            int asked = Collections.frequency(wanted, trade);
            int lacking = Collections.frequency(empty, trade);
            if (trade == Trade.INTRAPRENEUR) agent(team, counted, lacking > 0, kind, needs);
            else
                needs.add(new Need(
                        Kind.of(trade),
                        lacking == 0 ? State.MET : State.MISSING,
                        BigDecimal.valueOf(asked - lacking),
                        BigDecimal.valueOf(asked),
                        lacking == 0 ? null : since(trade, team),
                        lacking == 0 ? null : criticality(trade, team)));
        }
        if (kind == PhaseKind.CONSOLIDATION) needs.add(internal(counted, team));
        return new Gate(needs);
    }

    private static List<Trade> wanted(@Nullable PhaseKind kind, Norms norms) {
        List<Trade> wanted = new ArrayList<>(List.of(Trade.INTRAPRENEUR));
        if (kind != PhaseKind.INVESTIGATION)
            wanted.addAll(Collections.nCopies(norms.whole(Norm.DEVELOPERS), Trade.DEVELOPMENT));
        if (kind != PhaseKind.OPERATED) wanted.add(Trade.COACHING);
        if (kind == PhaseKind.ACCELERATION)
            wanted.addAll(Collections.nCopies(norms.whole(Norm.DEPLOYERS), Trade.DEPLOYMENT));
        return wanted;
    }

    /** The agent who gives most, and the letter that says so. */
    private static void agent(
            Team team, List<Mission> counted, boolean lacks, @Nullable PhaseKind kind, List<Need> needs) {
        BigDecimal asked = kind == PhaseKind.INVESTIGATION
                ? team.norms().of(Norm.AGENT_INVESTIGATING)
                : BigDecimal.valueOf(team.norms().agentShare()).multiply(WEEK).divide(WHOLE);
        if (lacks) {
            needs.add(new Need(
                    Kind.AGENT,
                    State.MISSING,
                    null,
                    asked,
                    since(Trade.INTRAPRENEUR, team),
                    criticality(Trade.INTRAPRENEUR, team)));
            return;
        }
        List<Mission> agents = counted.stream()
                .filter(mission -> mission.trade() == Trade.INTRAPRENEUR)
                .toList();
        BigDecimal days = agents.stream()
                .flatMap(mission -> mission.rhythmOn(team.today()).stream())
                .map(Rhythm::days)
                .max(BigDecimal::compareTo)
                .orElse(null);
        boolean enough = days != null && days.compareTo(asked) >= 0;
        needs.add(new Need(Kind.AGENT, enough ? State.MET : State.DOUBTED, days, asked, null));
        boolean letter = agents.stream()
                .anyMatch(mission ->
                        mission.terms().letter() != null || !mission.work().agent());
        needs.add(new Need(Kind.LETTER, letter ? State.MET : State.DOUBTED, null, BigDecimal.ONE, null));
    }

    /** The part of the days that people from inside give; nobody knows as long as no rhythm is said. */
    private static Need internal(List<Mission> counted, Team team) {
        BigDecimal all = days(counted, team.today());
        BigDecimal asked = team.norms().of(Norm.INTERNAL);
        if (all.signum() == 0) return new Need(Kind.INTERNAL, State.DOUBTED, null, asked, null);
        BigDecimal inside = days(
                counted.stream().filter(mission -> mission.work().internal()).toList(), team.today());
        BigDecimal part = inside.multiply(WHOLE).divide(all, 0, RoundingMode.HALF_UP);
        return new Need(Kind.INTERNAL, part.compareTo(asked) >= 0 ? State.MET : State.DOUBTED, part, asked, null);
    }

    private static BigDecimal days(List<Mission> missions, LocalDate today) {
        return missions.stream().map(mission -> mission.daysOn(today)).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static @Nullable Criticality criticality(Trade trade, Team team) {
        return team.missions().stream()
                .filter(mission -> mission.trade() == trade && mission.lives())
                .flatMap(mission -> Stream.ofNullable(mission.criticality()))
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /** The day after the last one of who held it, the day from which somebody is needed, or that of the phase. */
    private static @Nullable LocalDate since(Trade trade, Team team) {
        LocalDate since = team.phase() == null ? null : team.phase().start();
        for (Mission mission : team.missions()) {
            if (mission.trade() != trade) continue;
            LocalDate last = mission.span().last();
            LocalDate day = mission.vacant() ? mission.span().since() : last == null ? null : last.plusDays(1);
            if (day != null && !day.isAfter(team.today()) && (since == null || day.isAfter(since))) since = day;
        }
        return since;
    }
}

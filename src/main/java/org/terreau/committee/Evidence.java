package org.terreau.committee;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.terreau.portfolio.Gauges;
import org.terreau.portfolio.MoneyBasis;

/**
 * What a committee decides on: everything it reads of a product, as values. It is frozen as JSON, so a component that is
 * added must be nullable or a list, and one that changes its meaning raises {@link #SHAPE}. It names nobody.
 *
 * @param results the north star first
 * @param costs what a use, a problem solved, a unit of impact costs
 * @param objective null when the product has no increment
 * @param promises what was promised for the period, the most important first
 * @param papers what the team had to write; null while nothing is due, or when nobody looked
 * @param checks what is measured of its sites; null where none is watched, and in packs that were frozen before it was told
 */
public record Evidence(
        int shape,
        Head head,
        @Nullable Objective objective,
        List<Result> results,
        List<Cost> costs,
        List<Voice> voices,
        Reach reach,
        List<ScopeItem> scope,
        Crew crew,
        Funds funds,
        List<QualityPart> quality,
        Said said,
        List<Promise> promises,
        @Nullable Papers papers,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Checks checks) {

    /** The version of the shape that is written today: since the second one, packs hold what was promised. */
    public static final int SHAPE = 2;

    private static final int PROMISED = 2;
    /** The figures that stand on the first page. */
    private static final int LEADING = 3;

    /** In formulas, what a product costs in a year. */
    static final String YEARLY = "budget-annuel";

    /** The most points of a series that are kept. */
    public static final int POINTS = 13;

    public Evidence {
        results = list(results);
        costs = list(costs);
        voices = list(voices);
        scope = list(scope);
        quality = list(quality);
        promises = list(promises);
    }

    private static <T> List<T> list(@Nullable List<T> read) {
        return read == null ? List.of() : List.copyOf(read);
    }

    /**
     * What it is about.
     *
     * @param phase code of the phase in effect; null before the first one
     * @param from first day of the period: the last committee, or the start of the increment
     * @param until the day it speaks of
     */
    public record Head(
            String product,
            String name,
            String mission,
            @Nullable String phase,
            LocalDate meetsOn,
            @Nullable LocalDate from,
            LocalDate until,
            Instant gatheredAt) {}

    /** @param end the day after its last */
    public record Objective(
            int number,
            LocalDate start,
            LocalDate end,
            String goal,
            List<Hypothesis> hypotheses,
            String learnt,
            String next) {

        public Objective {
            hypotheses = list(hypotheses);
        }
    }

    /** @param outcome null until somebody said */
    public record Hypothesis(String wording, @Nullable String outcome, String learnt) {}

    /**
     * An indicator at the day of the pack.
     *
     * @param cell code of its place in the matrix
     * @param periodicity code of the length of the periods of its values
     * @param start first day of the last period that has a value; null when there is none
     * @param reached null without a target or a value
     * @param change over a year, in percent
     * @param points the oldest first; a period without a value is among them, without one
     */
    public record Result(
            String code,
            String name,
            String question,
            String unit,
            String cell,
            boolean northStar,
            boolean moreIsBetter,
            String formula,
            String source,
            String definition,
            LocalDate definedSince,
            String periodicity,
            @Nullable LocalDate start,
            @Nullable BigDecimal value,
            @Nullable BigDecimal target,
            @Nullable Boolean reached,
            @Nullable BigDecimal yearBefore,
            @Nullable BigDecimal change,
            boolean fresh,
            List<Point> points) {

        public Result {
            points = list(points);
        }

        /** How it moved since the first value that compares with the last one; empty when there are not two. */
        public Optional<Trend> trend() {
            return Trend.of(points);
        }

        /** The value that is read waited for somebody to say that it is right. */
        public boolean doubted() {
            return !points.isEmpty() && points.get(points.size() - 1).doubted();
        }
    }

    /**
     * A period of a series.
     *
     * @param broken the definition changed before it, and it can't be compared with what came before
     * @param toCheck true when somebody had to say whether the value is right; null otherwise
     */
    public record Point(
            LocalDate start,
            @Nullable BigDecimal value,
            boolean broken,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Boolean toCheck) {

        public boolean doubted() {
            return Boolean.TRUE.equals(toCheck);
        }
    }

    /**
     * How a series moved.
     *
     * @param from first day of the first period that compares with the last one
     */
    public record Trend(LocalDate from, BigDecimal percent) {

        private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

        /** From the first value since the last break to the last one; empty when there are not two. */
        static Optional<Trend> of(List<Point> points) {
            List<Point> comparable = new ArrayList<>();
            for (Point point : points) {
                if (point.broken()) comparable.clear();
                if (point.value() != null) comparable.add(point);
            }
            if (comparable.size() < 2) return Optional.empty();
            BigDecimal first = Objects.requireNonNull(comparable.get(0).value());
            BigDecimal last =
                    Objects.requireNonNull(comparable.get(comparable.size() - 1).value());
            if (first.signum() == 0) return Optional.empty();
            return Optional.of(new Trend(
                    comparable.get(0).start(),
                    last.subtract(first)
                            .multiply(HUNDRED)
                            .divide(first.abs(), MathContext.DECIMAL32)
                            .setScale(1, RoundingMode.HALF_UP)));
        }
    }

    /**
     * What one unit costs.
     *
     * @param of name of what is counted
     * @param formula as indicators write it
     * @param change from the first point to the last, in percent; null when there is one point, or none
     * @param basis code of what the money of the last point is read from; null in the first packs, which knew envelopes alone
     */
    public record Cost(
            String code,
            String of,
            String unit,
            String formula,
            String periodicity,
            List<Point> points,
            @Nullable BigDecimal change,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String basis) {

        public Cost {
            points = list(points);
        }

        /** Its money is what was granted, brought to a year. */
        public boolean fromGrants() {
            return basis == null ? formula.contains(YEARLY) : basis.equals(MoneyBasis.GRANTED.code());
        }

        /** It is expected to fall from a committee to the next: when it rises, the team says why (FIELD 1.3, F13). */
        public boolean rises() {
            return change != null && change.signum() > 0;
        }
    }

    /**
     * What somebody said, with consent and without a name. When it is withdrawn it leaves frozen packs too: the one thing
     * in them that changes.
     *
     * @param kind {@link #TESTIMONY}, or {@link #FEEDBACK} of an experimentation
     * @param id its number among those of its kind; null in the first packs, which kept none
     * @param who what the person does
     */
    public record Voice(
            String kind,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Long id,

            String text,
            String who,
            @Nullable String place) {

        static final String TESTIMONY = "temoignage";
        static final String FEEDBACK = "retour";
    }

    /**
     * Deployment.
     *
     * @param strata codes of the kinds of collectivities of the target, empty for every commune
     * @param regions names of its régions, empty for the whole country
     * @param reached inhabitants of the communes of the target that use it
     * @param elsewhere uses outside the target
     */
    public record Reach(
            List<String> strata,
            List<String> regions,
            long targets,
            long uses,
            long inhabitants,
            long reached,
            long elsewhere) {

        public Reach {
            strata = list(strata);
            regions = list(regions);
        }
    }

    /**
     * A part of the scope of an increment of the period.
     *
     * @param movement "prevu", "ajoute" or "retire"
     * @param on the day of the change; null for what was planned
     * @param reason of the change
     * @param outcome code of where it got to; null until somebody said
     */
    public record ScopeItem(
            int increment,
            String kind,
            String wording,
            String movement,
            @Nullable LocalDate on,
            String reason,
            @Nullable String outcome,
            String learnt) {}

    /**
     * The team: roles, never people.
     *
     * @param missing codes of the trades that every product starts with and that nobody fills
     * @param agentShare share of full time of the public agent, in percent; null when nobody said
     * @param floor the least share that the programme asks for
     * @param lacks what the phase asks for and that is not there, or not for sure
     */
    public record Crew(
            List<Role> roles,
            List<String> missing,
            @Nullable Integer agentShare,
            int floor,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Lack> lacks) {

        public Crew {
            roles = list(roles);
            missing = list(missing);
            lacks = list(lacks);
        }
    }

    /**
     * Something that the phase asks of the team.
     *
     * @param missing nobody is there; else it is less than what is asked, or nobody knows
     * @param found what there is: days a week, percents or people; null when nobody knows
     * @param since since when nobody is there; null when nobody knows
     * @param due by when somebody answers for it; null when nobody does
     */
    public record Lack(
            String kind,
            boolean missing,
            @Nullable BigDecimal found,
            BigDecimal asked,
            @Nullable LocalDate since,
            @Nullable LocalDate due) {}

    /** @param share of full time, in percent; null when nobody said */
    public record Role(
            String trade, boolean filled, @Nullable Integer share, LocalDate since) {}

    /**
     * Money, in cents, all taxes included.
     *
     * @param exhausted the last day that the envelopes pay; null when there is none
     */
    public record Funds(
            List<Grant> grants, long cents, @Nullable LocalDate exhausted) {

        public Funds {
            grants = list(grants);
        }
    }

    /** @param carrier the administration that carries the product, which committed to it */
    public record Grant(int increment, long cents, LocalDate from, LocalDate until, String carrier) {}

    /**
     * Checks of the sites of the product, all together.
     *
     * @param measured how many could be measured
     * @param failed how many of them fail, without those of which the staff agreed that the robot is wrong
     */
    public record Checks(long measured, long failed) {}

    public record QualityPart(String code, int points, int most, int done, int of) {}

    /** What the team says and asks for. */
    public record Said(
            String learnt,
            String asks,
            String commitment,
            @Nullable String outcome,
            @Nullable Long cents,
            @Nullable Integer months) {

        public boolean silent() {
            return learnt.isEmpty() && asks.isEmpty() && outcome == null;
        }
    }

    /**
     * Something that was promised, and what came.
     *
     * @param kind of promise, as in message keys: "objectif", "hypothese", "cible"…
     * @param owner the role that answers for it; empty for the team
     * @param dueOn null when it has no day of its own
     * @param bars the thresholds that were written for it, the first one first and the one that counts last
     * @param result null when no figure says it, or none came
     * @param told what is said of the result in words; may be empty
     * @param kept "oui", "en-partie" or "non"; null when nobody knows
     */
    public record Promise(
            String kind,
            String wording,
            String owner,
            @Nullable LocalDate dueOn,
            List<Bar> bars,
            @Nullable Measured result,
            String told,
            @Nullable String kept) {

        public Promise {
            bars = list(bars);
        }

        /** The threshold that counts; null when none was written. */
        public @Nullable Bar bar() {
            return bars.isEmpty() ? null : bars.get(bars.size() - 1);
        }

        /** Those that another one took the place of. */
        public List<Bar> former() {
            return bars.isEmpty() ? List.of() : bars.subList(0, bars.size() - 1);
        }
    }

    /**
     * Thresholds of a promise.
     *
     * @param figure name of what they are read from; empty when they are said in words
     * @param success null when it is said in words, or was taken back
     * @param setOn null when nobody kept the day
     * @param late written when the result could be known; null when nobody knows
     * @param reason why it took the place of the one before
     */
    public record Bar(
            String figure,
            String unit,
            boolean moreIsBetter,
            @Nullable BigDecimal success,
            @Nullable BigDecimal stop,
            String successInWords,
            String stopInWords,
            @Nullable LocalDate setOn,
            @Nullable Boolean late,
            boolean byStaff,
            String reason) {

        /** One that was set with the promise itself, by those who decided. */
        static Bar decided(String figure, String unit, boolean moreIsBetter, BigDecimal success, LocalDate setOn) {
            return new Bar(figure, unit, moreIsBetter, success, null, "", "", setOn, false, true, "");
        }

        public boolean afterMeasure() {
            return Boolean.TRUE.equals(late);
        }
    }

    /** A value that a promise is read from, and the period that it is of. */
    public record Measured(BigDecimal value, String unit, String periodicity, LocalDate start, boolean toCheck) {

        static Measured of(Gauges.Reading read, String unit) {
            return new Measured(read.value(), unit, read.periodicity(), read.start(), read.toCheck());
        }
    }

    /**
     * What the team writes before a committee.
     *
     * @param missing codes of what was not written: "appris", "issue"
     */
    public record Papers(LocalDate dueOn, List<String> missing) {

        public Papers {
            missing = list(missing);
        }
    }

    /** Once it is published: what is measured of sites is public where their team says so, and nowhere else (FIELD 5.4). */
    Evidence forEverybody() {
        return new Evidence(
                shape, head, objective, results, costs, voices, reach, scope, crew, funds, quality, said, promises,
                papers, null);
    }

    /** It was frozen before packs held what was promised. */
    public boolean withoutPromises() {
        return shape < PROMISED;
    }

    /** The figures that matter: the north star, then those that have a target. */
    public List<Result> leading() {
        return results.stream()
                .sorted(Comparator.comparing((Result result) -> !result.northStar())
                        .thenComparing(result -> result.target() == null))
                .limit(LEADING)
                .toList();
    }

    /** How far the figures can be relied on, out of 100. */
    public int reliability() {
        return quality.stream().mapToInt(QualityPart::points).sum();
    }

    /** The items of one movement. */
    public List<ScopeItem> moved(String movement) {
        return scope.stream().filter(item -> item.movement().equals(movement)).toList();
    }
}

package org.terreau.investigation;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.terreau.incubator.Programme;
import org.terreau.shared.Plain;
import org.terreau.territory.Collectivities;
import org.terreau.territory.Collectivity;
import org.terreau.territory.CollectivityId;
import org.terreau.territory.CollectivityKind;

/**
 * How far an investigation has come, in figures, beside what is customary. It helps and never blocks.
 *
 * @param interviews done
 * @param customary interviews that the programme expects
 * @param tests observations, tests and workshops done
 * @param planned what is still to come
 * @param since the decision to investigate; null before it
 * @param weeks begun since then, up to the decision that ended the investigation; 0 before it
 * @param collectivities distinct ones met
 * @param roles distinct ones met
 * @param hypotheses how many in each state
 * @param remarks what the figures suggest
 */
public record InvestigationProgress(
        int interviews,
        int customary,
        int tests,
        int planned,
        @Nullable LocalDate since,
        boolean over,
        long weeks,
        int weeksMin,
        int weeksMax,
        int collectivities,
        int roles,
        Map<HypothesisState, Integer> hypotheses,
        int learnings,
        int pivots,
        List<Remark> remarks) {

    /** A commune with fewer inhabitants is one whose agents do everything themselves. */
    static final long SMALL_COMMUNE = 1_000;

    private static final int ENOUGH_TO_COMPARE = 5;

    public InvestigationProgress {
        hypotheses = Map.copyOf(hypotheses);
        remarks = List.copyOf(remarks);
    }

    /** A sentence of the bundles that helps to see what is missing. */
    public record Remark(String key, List<Object> arguments) {

        public Remark {
            arguments = List.copyOf(arguments);
        }

        static Remark of(String key, Object... arguments) {
            return new Remark("investigation.remark." + key, List.of(arguments));
        }
    }

    /** Nothing was written yet. */
    public boolean empty() {
        return interviews + tests + planned + learnings + pivots == 0 && hypotheses.isEmpty();
    }

    public int in(HypothesisState state) {
        return hypotheses.getOrDefault(state, 0);
    }

    /** The share of the customary interviews that is done, in percent, 100 at most. */
    public int share() {
        return customary == 0 ? 100 : Math.min(100, interviews * 100 / customary);
    }

    static InvestigationProgress of(
            List<JdbcInterviews.Fact> facts,
            List<Hypothesis> hypotheses,
            JdbcFindings.Count findings,
            Programme programme,
            @Nullable LocalDate since,
            @Nullable LocalDate until,
            LocalDate today,
            Collectivities places) {
        List<JdbcInterviews.Fact> done =
                facts.stream().filter(fact -> !fact.planned()).toList();
        Set<CollectivityId> met = done.stream()
                .map(JdbcInterviews.Fact::place)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Set<String> roles = done.stream().map(fact -> Plain.text(fact.role())).collect(Collectors.toSet());
        Map<HypothesisState, Integer> states = new EnumMap<>(HypothesisState.class);
        hypotheses.forEach(hypothesis -> states.merge(hypothesis.state(), 1, Integer::sum));
        int interviews = (int)
                done.stream().filter(fact -> fact.kind() == FieldKind.INTERVIEW).count();
        LocalDate end = until == null ? today : until;
        long weeks = since == null ? 0 : ChronoUnit.DAYS.between(since, end) / 7 + 1;
        return new InvestigationProgress(
                interviews,
                programme.interviews(),
                done.size() - interviews,
                facts.size() - done.size(),
                since,
                until != null,
                weeks,
                programme.investigationWeeksMin(),
                programme.investigationWeeksMax(),
                met.size(),
                roles.size(),
                states,
                findings.learnings(),
                findings.pivots(),
                remarks(facts, done, places.findAll(met), roles.size(), hypotheses, today));
    }

    private static List<Remark> remarks(
            List<JdbcInterviews.Fact> facts,
            List<JdbcInterviews.Fact> done,
            Map<CollectivityId, Collectivity> met,
            int roles,
            List<Hypothesis> hypotheses,
            LocalDate today) {
        List<Remark> remarks = new ArrayList<>();
        if (!done.isEmpty()) remarks.add(Remark.of("met", done.size(), met.size()));
        if (done.size() >= ENOUGH_TO_COMPARE) {
            if (met.values().stream().noneMatch(InvestigationProgress::small))
                remarks.add(Remark.of("small", SMALL_COMMUNE));
            Set<String> departements = new HashSet<>();
            met.values().forEach(place -> departements.add(String.valueOf(place.departement())));
            if (departements.size() == 1 && met.size() > 1) remarks.add(Remark.of("departement"));
            if (roles == 1) remarks.add(Remark.of("role"));
        }
        long passed = facts.stream()
                .filter(fact -> fact.planned() && fact.on().isBefore(today))
                .count();
        if (passed > 0) remarks.add(Remark.of("passed", passed));
        long untold = done.stream().filter(fact -> !fact.learnt()).count();
        if (untold > 0) remarks.add(Remark.of("untold", untold));
        remarks.addAll(ofHypotheses(hypotheses, done.size()));
        return remarks;
    }

    private static List<Remark> ofHypotheses(List<Hypothesis> hypotheses, int done) {
        List<Remark> remarks = new ArrayList<>();
        if (hypotheses.isEmpty()) return remarks;
        Map<Stance, Integer> said = new HashMap<>();
        hypotheses.forEach(
                hypothesis -> hypothesis.evidence().forEach((stance, n) -> said.merge(stance, n, Integer::sum)));
        long untouched = hypotheses.stream()
                .filter(hypothesis -> hypothesis.state() == HypothesisState.OPEN && hypothesis.pieces() == 0)
                .count();
        if (untouched > 0 && done > 0) remarks.add(Remark.of("untouched", untouched));
        if (done >= ENOUGH_TO_COMPARE && said.containsKey(Stance.SUPPORTS) && !said.containsKey(Stance.CONTRADICTS))
            remarks.add(Remark.of("agreeing"));
        return remarks;
    }

    private static boolean small(Collectivity place) {
        Long population = place.population();
        return place.id().kind() == CollectivityKind.COMMUNE && population != null && population < SMALL_COMMUNE;
    }
}

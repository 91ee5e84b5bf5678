package org.terreau.decision;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.terreau.incubator.WorkingDays;
import org.terreau.shared.Money;
import org.terreau.shared.Objections;
import org.terreau.shared.OneLine;

/** What a decision must say to be recorded. */
final class DecisionRules {

    static final int REASON = 4000;
    static final int SHORT = 300;
    static final int MOST_CONDITIONS = 10;
    private static final int SHORTEST_REASON = 20;
    private static final int SHORTEST_CONDITION = 10;
    /** A provisional decision gives a month or two. */
    private static final int PROVISIONAL_MONTHS = 2;

    private static final int MOST_YEARS = 3;
    private static final int RECORDED_WITHIN_DAYS = 60;
    /** From there on, an amount is a slip of the finger. */
    private static final Money LARGEST = Money.euros(50_000_000);

    private DecisionRules() {}

    /**
     * What stands against it, on the fields `decision`, `motif`, `demande-eur`, `montant`, `echeance`, `ailleurs`,
     * `revenez`, `presents`, `dissensus`, `prochain` and those of each condition.
     */
    static Objections objections(Wanted wanted, Decidable about, List<ConditionFigures.Figure> figures, Days days) {
        Objections objections = new Objections();
        Outcome outcome = wanted.outcome();
        objections.when(outcome == null, "decision", "decision.outcome.needed");
        objections.when(
                outcome != null && !about.stage().allows(outcome),
                "decision",
                "decision.outcome.not-from." + about.stage().code());
        text("motif", wanted.reason(), SHORTEST_REASON, objections);
        LocalDate on = days.on(wanted);
        sitting(wanted.sitting(), days, objections);
        if (outcome == null) return objections;
        if (outcome.funds()) grant(outcome, wanted.grant(), on, days.today(), objections);
        if (outcome == Outcome.REDIRECT) text("ailleurs", wanted.elsewhere().where(), SHORTEST_CONDITION, objections);
        if (outcome.ends() && wanted.elsewhere().returnIf().length() > REASON)
            objections.add("revenez", "decision.long", REASON);
        if (outcome == Outcome.REDIRECT) text("revenez", wanted.elsewhere().returnIf(), SHORTEST_CONDITION, objections);
        conditions(outcome, wanted.conditions(), figures, on, objections);
        return objections;
    }

    /**
     * The days that a decision stands to.
     *
     * @param previous the day of the last decision on the subject; null when there was none
     */
    record Days(LocalDate today, @Nullable LocalDate previous) {

        LocalDate on(Wanted wanted) {
            LocalDate committee = wanted.sitting().on();
            return committee == null ? today : committee;
        }
    }

    private static void text(String field, String text, int shortest, Objections objections) {
        if (text.length() < shortest) objections.add(field, "decision." + field + ".needed", shortest);
        objections.when(text.length() > REASON, field, "decision.long", REASON);
    }

    private static void sitting(Wanted.Sitting sitting, Days days, Objections objections) {
        LocalDate on = sitting.on();
        if (on != null) {
            objections.when(on.isAfter(days.today()), "", "decision.committee.early");
            objections.when(
                    ChronoUnit.DAYS.between(on, days.today()) > RECORDED_WITHIN_DAYS, "", "decision.committee.old");
            LocalDate previous = days.previous();
            objections.when(previous != null && on.isBefore(previous), "", "decision.committee.before");
        }
        objections.when(sitting.present().length() > REASON, "presents", "decision.long", REASON);
        objections.when(sitting.dissent().length() > REASON, "dissensus", "decision.long", REASON);
        LocalDate next = sitting.next();
        objections.when(
                next != null
                        && (!next.isAfter(days.today())
                                || next.isAfter(days.today().plusYears(2))),
                "prochain",
                "decision.next.wrong");
        objections.when(next != null && !WorkingDays.isWorking(next), "prochain", "decision.next.closed");
    }

    private static void grant(
            Outcome outcome, Decision.Grant grant, LocalDate on, LocalDate today, Objections objections) {
        Money amount = grant.granted();
        objections.when(
                amount == null || amount.cents() == 0 && !outcome.mayCostNothing() || amount.compareTo(LARGEST) > 0,
                "montant",
                outcome.mayCostNothing() ? "decision.amount.or-nothing" : "decision.amount");
        Money asked = grant.asked();
        objections.when(asked != null && asked.compareTo(LARGEST) > 0, "demande-eur", "decision.amount");
        LocalDate until = grant.until();
        if (until == null || !until.isAfter(today) || until.isAfter(on.plusYears(MOST_YEARS)))
            objections.add("echeance", "decision.until");
        else if (outcome == Outcome.PROVISIONAL && until.isAfter(on.plusMonths(PROVISIONAL_MONTHS)))
            objections.add("echeance", "decision.until.provisional", PROVISIONAL_MONTHS);
    }

    private static void conditions(
            Outcome outcome,
            List<Wanted.Asked> asked,
            List<ConditionFigures.Figure> figures,
            LocalDate on,
            Objections objections) {
        long written = asked.stream().filter(one -> !one.empty()).count();
        objections.when(
                outcome == Outcome.PROVISIONAL && written == 0, "condition-1", "decision.condition.provisional");
        objections.when(written > MOST_CONDITIONS, "condition-1", "decision.condition.many", MOST_CONDITIONS);
        for (int rank = 1; rank <= asked.size(); rank++) {
            Wanted.Asked one = asked.get(rank - 1);
            if (!one.empty()) condition(one, rank, figures, on, objections);
        }
    }

    private static void condition(
            Wanted.Asked one, int rank, List<ConditionFigures.Figure> figures, LocalDate on, Objections objections) {
        boolean worded = one.wording().length() >= SHORTEST_CONDITION && OneLine.fits(one.wording(), SHORT);
        objections.when(!worded, "condition-" + rank, "decision.condition.needed", SHORTEST_CONDITION, SHORT);
        objections.when(one.owner() == null, "responsable-" + rank, "decision.condition.owner");
        LocalDate due = one.dueOn();
        objections.when(
                due == null || due.isBefore(on) || due.isAfter(on.plusYears(2)),
                "pour-le-" + rank,
                "decision.condition.due");
        boolean known = figure(one.figure(), figures).isPresent();
        objections.when(!one.figure().isEmpty() && !known, "figure-" + rank, "decision.condition.figure");
        objections.when(known && one.threshold() == null, "seuil-" + rank, "decision.condition.threshold");
        objections.when(
                one.figure().isEmpty() && one.threshold() != null, "figure-" + rank, "decision.condition.which");
    }

    private static Optional<ConditionFigures.Figure> figure(String code, List<ConditionFigures.Figure> figures) {
        return figures.stream().filter(figure -> figure.code().equals(code)).findFirst();
    }

    /** The conditions of a decision that nothing stands against. */
    static List<Condition> asked(Wanted wanted, List<ConditionFigures.Figure> figures) {
        List<Condition> conditions = new ArrayList<>();
        for (Wanted.Asked one : wanted.conditions()) {
            Condition.Owner owner = one.owner();
            LocalDate due = one.dueOn();
            if (owner == null || due == null) continue;
            Condition.Threshold threshold = figure(one.figure(), figures)
                    .filter(known -> one.threshold() != null)
                    .map(known -> new Condition.Threshold(
                            known.code(),
                            known.name(),
                            known.unit(),
                            known.moreIsBetter(),
                            Objects.requireNonNull(one.threshold())))
                    .orElse(null);
            conditions.add(new Condition(
                    0, conditions.size() + 1, one.wording(), owner, due, threshold, Condition.State.OPEN, null));
        }
        return conditions;
    }

    /** A corrected text that stands in the public register. */
    static void reworded(Decision.Ruling ruling, Objections objections) {
        text("motif", ruling.reason(), SHORTEST_REASON, objections);
        if (ruling.outcome() == Outcome.REDIRECT) {
            text("ailleurs", ruling.elsewhere(), SHORTEST_CONDITION, objections);
            text("revenez", ruling.returnIf(), SHORTEST_CONDITION, objections);
        } else objections.when(ruling.returnIf().length() > REASON, "revenez", "decision.long", REASON);
    }

    static void regranted(Outcome outcome, Decision.Grant grant, LocalDate on, LocalDate today, Objections objections) {
        if (outcome.funds()) grant(outcome, grant, on, today, objections);
    }
}

package org.terreau.decision.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.terreau.decision.Condition;
import org.terreau.decision.Decision;
import org.terreau.decision.Outcome;
import org.terreau.decision.Wanted;
import org.terreau.shared.Money;
import org.terreau.shared.Objections;
import org.terreau.shared.Refused;
import org.terreau.shared.TypedNumber;
import org.terreau.web.Form;
import org.terreau.web.PublicWords;

/** The fields in which a decision is typed, read and filled in. */
final class DecisionFields {

    /** Those that may be corrected, whose words everybody reads. */
    static final String[] WORDS = {"motif", "ailleurs", "revenez", "presents", "dissensus"};

    private static final int FIRST_ROWS = 2;
    private static final int MOST_ROWS = 10;

    private DecisionFields() {}

    /** How many conditions the form has room for. */
    static int rows(Form form) {
        return Math.min(MOST_ROWS, form.number("lignes").map(Long::intValue).orElse(FIRST_ROWS));
    }

    /** The same form with room for one more. */
    static Form wider(Form form) {
        return form.with("lignes", String.valueOf(Math.min(MOST_ROWS, rows(form) + 1)));
    }

    /** Those whose words everybody will read. */
    static String[] published(Form form) {
        return Stream.concat(
                        Arrays.stream(WORDS),
                        IntStream.rangeClosed(1, rows(form)).mapToObj(rank -> "condition-" + rank))
                .toArray(String[]::new);
    }

    /** What is wrong before any rule is asked: amounts and numbers that are none, words that tell who somebody is. */
    static List<Refused.Problem> problems(Form form, String... words) {
        List<Refused.Problem> problems = new ArrayList<>(PublicWords.problems(form, words));
        Objections objections = new Objections();
        for (String field : List.of("demande-eur", "montant"))
            objections.when(
                    !form.text(field).isEmpty() && Money.parse(form.text(field)).isEmpty(),
                    field,
                    "decision.amount.wrong");
        for (int rank = 1; rank <= rows(form); rank++) {
            String typed = form.text("seuil-" + rank);
            objections.when(
                    !typed.isEmpty() && TypedNumber.read(typed).isEmpty(),
                    "seuil-" + rank,
                    "decision.condition.number");
        }
        problems.addAll(objections.found());
        return problems;
    }

    static Wanted read(Form form) {
        List<Wanted.Asked> conditions = new ArrayList<>();
        for (int rank = 1; rank <= rows(form); rank++)
            conditions.add(new Wanted.Asked(
                    form.text("condition-" + rank),
                    Condition.Owner.named(form.text("responsable-" + rank)).orElse(null),
                    form.date("pour-le-" + rank),
                    form.text("figure-" + rank),
                    TypedNumber.read(form.text("seuil-" + rank)).orElse(null)));
        return new Wanted(
                Outcome.named(form.text("decision")).orElse(null),
                form.text("motif"),
                new Decision.Grant(
                        Money.parse(form.text("demande-eur")).orElse(null),
                        Money.parse(form.text("montant")).orElse(null),
                        form.date("echeance")),
                new Wanted.Elsewhere(form.text("ailleurs"), form.text("revenez")),
                new Wanted.Sitting(
                        form.date("comite"), form.text("presents"), form.text("dissensus"), form.date("prochain")),
                conditions,
                form.number("derniere").orElse(0L));
    }

    /** What may be corrected of a decision, as it is. */
    static Form filled(Decision decision) {
        Map<String, String> stored = new HashMap<>();
        stored.put("motif", decision.reason());
        stored.put("ailleurs", decision.ruling().elsewhere());
        stored.put("revenez", decision.ruling().returnIf());
        stored.put("presents", decision.sitting().present());
        stored.put("dissensus", decision.sitting().dissent());
        stored.put("demande-eur", euros(decision.grant().asked()));
        stored.put("montant", euros(decision.amount()));
        LocalDate until = decision.until();
        stored.put("echeance", until == null ? "" : until.toString());
        stored.put("version", String.valueOf(decision.version()));
        return Form.filled(stored);
    }

    private static String euros(@Nullable Money money) {
        return money == null ? "" : money.inEuros().stripTrailingZeros().toPlainString();
    }
}

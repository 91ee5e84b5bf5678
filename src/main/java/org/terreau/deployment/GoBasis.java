package org.terreau.deployment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a "go" rests on: an agreed and described trial, and thresholds set before the users' answers that reach them. */
public record GoBasis(List<Check> checks) {

    public GoBasis {
        checks = List.copyOf(checks);
    }

    /** One thing that a "go" rests on. */
    public enum Condition {
        AGREEMENT("accord"),
        USERS("usagers"),
        PROTOCOL("protocole"),
        THRESHOLDS("seuils"),
        RESPONSES("retours"),
        MEAN("note");

        private final String code;

        Condition(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }

        static Condition of(String code) {
            for (Condition one : values()) if (one.code.equals(code)) return one;
            throw new IllegalArgumentException("No condition is called " + code);
        }
    }

    public record Check(Condition condition, boolean met) {}

    /** @param thresholds those that judge; null when none was set */
    static GoBasis of(Experimentation one, @Nullable Thresholds thresholds, Experimentations.Ratings ratings) {
        List<Check> checks = new ArrayList<>();
        checks.add(new Check(Condition.AGREEMENT, one.agreed()));
        checks.add(new Check(Condition.USERS, !one.users().isBlank()));
        checks.add(new Check(Condition.PROTOCOL, !one.protocol().isBlank()));
        checks.add(new Check(Condition.THRESHOLDS, thresholds != null && !thresholds.late()));
        if (thresholds != null) {
            BigDecimal mean = ratings.mean();
            checks.add(new Check(Condition.RESPONSES, ratings.responses() >= thresholds.responses()));
            checks.add(new Check(Condition.MEAN, mean != null && mean.compareTo(thresholds.mean()) >= 0));
        }
        return new GoBasis(checks);
    }

    public List<Condition> unmet() {
        return checks.stream()
                .filter(check -> !check.met())
                .map(Check::condition)
                .toList();
    }
}

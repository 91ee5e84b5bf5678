package org.terreau.operation.web;

import java.util.List;
import org.terreau.web.OperatingFact;

/** The state of everything. */
public record StatePage(List<OperatingFact> facts) {

    public StatePage {
        facts = List.copyOf(facts);
    }

    /** Those that need somebody, the worst first. */
    public List<OperatingFact> troubles() {
        return facts.stream()
                .filter(fact -> fact.level() != OperatingFact.Level.FINE)
                .sorted((one, other) -> other.level().compareTo(one.level()))
                .toList();
    }

    /** @param level of the badge */
    public static String tone(OperatingFact.Level level) {
        return switch (level) {
            case FINE -> "success";
            case TO_WATCH -> "warning";
            case TO_MEND -> "error";
        };
    }
}

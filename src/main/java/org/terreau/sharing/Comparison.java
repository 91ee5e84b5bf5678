package org.terreau.sharing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.terreau.shared.Money;
import org.terreau.territory.CollectivityId;

/** Two scenarios side by side: the one that stands, and another. */
public record Comparison(Outcome before, Outcome after, List<Line> lines) {

    public Comparison {
        lines = List.copyOf(lines);
    }

    /** A member in both; null where it is not one. */
    public record Line(
            Member member, @Nullable Money before, @Nullable Money after) {

        /** What it pays more, negative when less; all that it pays, or paid, when it comes or goes. */
        public Money more() {
            return new Money((after == null ? 0 : after.cents()) - (before == null ? 0 : before.cents()));
        }

        public boolean comes() {
            return before == null;
        }

        public boolean goes() {
            return after == null;
        }

        boolean stays() {
            return before != null && after != null;
        }
    }

    public static Comparison of(Outcome before, Outcome after) {
        Map<CollectivityId, Outcome.Part> then = new LinkedHashMap<>();
        after.parts().forEach(part -> then.put(part.member().place().id(), part));
        List<Line> lines = new ArrayList<>();
        for (Outcome.Part part : before.parts()) {
            Outcome.Part now = then.remove(part.member().place().id());
            lines.add(new Line(part.member(), part.amount(), now == null ? null : now.amount()));
        }
        then.values().forEach(part -> lines.add(new Line(part.member(), null, part.amount())));
        return new Comparison(before, after, lines);
    }

    public List<Line> newcomers() {
        return lines.stream().filter(Line::comes).toList();
    }

    /**
     * Those who were there and pay more, the most first: none when the newcomers' rule holds.
     *
     * <p>Source: a new member raises nobody's part (statutes of the SITIV).
     */
    public List<Line> raised() {
        return lines.stream()
                .filter(line -> line.stays() && line.more().cents() > 0)
                .sorted((one, other) -> other.more().compareTo(one.more()))
                .toList();
    }
}

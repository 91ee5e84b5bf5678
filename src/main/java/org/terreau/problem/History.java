package org.terreau.problem;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened to a problem. */
public final class History {

    private History() {}

    /**
     * A wording that was saved.
     *
     * @param changed the codes of what changed: parts, "themes", "territoires"; empty for the first
     */
    public record Version(
            long number, String author, boolean byStaff, Instant at, List<String> changed, Statement statement) {

        public Version {
            changed = List.copyOf(changed);
        }
    }

    /** How a problem was reshaped. */
    public enum Kind {
        MERGE("fusion"),
        SPLIT("scission");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }

        static Kind of(String code) {
            for (Kind kind : values()) if (kind.code.equals(code)) return kind;
            throw new IllegalArgumentException("No operation is called " + code);
        }
    }

    /**
     * A merge of `source` into `target`, or a split of `source` that made `target`.
     *
     * @param moved how many declarations a split moved
     * @param undoneAt null while it holds
     */
    public record Operation(
            long id,
            Kind kind,
            ProblemId source,
            String sourceTitle,
            ProblemId target,
            String targetTitle,
            String reason,
            String by,
            Instant at,
            int moved,
            @Nullable String undoneBy,
            @Nullable Instant undoneAt) {}

    /**
     * A line of what everybody reads of it.
     *
     * @param what "propose", "redaction", "fusion", "scission", "origine" (made by a split), "fusion-annulee" or
     *     "scission-annulee"
     * @param author of a wording; shown to the staff only
     * @param changed codes, for a wording
     * @param other the other problem of a merge or split, and its title
     */
    public record Event(
            Instant at,
            String what,
            long version,
            String author,
            boolean byStaff,
            List<String> changed,
            @Nullable ProblemId other,
            String otherTitle) {

        public Event {
            changed = List.copyOf(changed);
        }
    }
}

package org.terreau.audit;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.terreau.shared.Slice;

/** The journal of who did what. */
public interface Audit {

    /**
     * Writes a line in the caller's transaction.
     *
     * @param actor who: an account's id and e-mail
     * @param action past participle with its module, such as "callback.assigned"
     * @param subject what it was done to, such as "callback:12"
     * @param details what helps to understand it later; never the text of private notes
     */
    void record(Who actor, String action, String subject, Map<String, String> details);

    /**
     * The same for what somebody reads again and again: nothing when a line says so already since a day and hour.
     *
     * @param since from when on a line that says the same is enough
     */
    void recordOnce(Who actor, String action, String subject, Map<String, String> details, Instant since);

    /** The newest first, whoever they belong to. Each filter narrows when it is given. */
    Slice<Line> lines(Filter filter, int page);

    /** The same, of what belongs to these incubators. */
    Slice<Line> linesOf(Set<String> incubators, Filter filter, int page);

    /** The number of the last line; 0 when there is none. */
    long last();

    /** Which of these subjects something was done to, after this line. In one statement. */
    Set<String> touchedAfter(long line, Collection<String> subjects);

    /** What the person of this e-mail address did, the oldest first. */
    List<Line> by(String email);

    /**
     * Takes the e-mail address off what its holder did: the lines stay, with the account's number.
     *
     * @return how many lines
     */
    int forget(String email);

    /** An account, or the program itself. */
    record Who(@Nullable Long accountId, String name) {

        /** The name left on what an erased person did. */
        public static final String ERASED = "personne effacée";

        public static final Who VISITOR = new Who(null, "visitor");
        public static final Who PROGRAM = new Who(null, "terreau");
    }

    record Filter(
            @Nullable String action,
            @Nullable String subject,
            @Nullable String who) {

        public static final Filter NONE = new Filter(null, null, null);
    }

    record Line(long id, Instant at, Who who, String action, String subject, Map<String, String> details) {

        public Line {
            details = Map.copyOf(details);
        }
    }
}

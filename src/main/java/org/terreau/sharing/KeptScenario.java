package org.terreau.sharing;

import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.terreau.identity.AccountId;
import org.terreau.identity.Actor;

/**
 * A scenario that somebody kept.
 *
 * @param owner null once the person was erased
 * @param scenario under the name that it is kept by
 */
public record KeptScenario(
        long id,
        @Nullable AccountId owner,
        Settings settings,
        Scenario scenario,
        Instant createdAt,
        Instant changedAt,
        long version) {

    /** How far it is. */
    public enum State {
        DRAFT("brouillon"),
        /** It was shown to the members. */
        PRESENTED("presente"),
        CHOSEN("retenu");

        private final String code;

        State(String code) {
            this.code = code;
        }

        /** As written in addresses and in the database. */
        public String code() {
            return code;
        }

        public static Optional<State> of(String code) {
            return Arrays.stream(values())
                    .filter(state -> state.code.equals(code))
                    .findFirst();
        }
    }

    /**
     * What its owner says of it.
     *
     * @param incubator whose staff read it too, "" for none
     * @param shown to everybody
     */
    public record Settings(String name, String note, State state, String incubator, boolean shown) {

        /** Longest note, in characters. */
        public static final int NOTE = 1000;
    }

    /** The same, as somebody read it before it was perhaps changed. */
    public KeptScenario at(long read) {
        return new KeptScenario(id, owner, settings, scenario, createdAt, changedAt, read);
    }

    public String path() {
        return KeptScenarios.PATH + "/" + id;
    }

    public boolean ownedBy(Actor actor) {
        return Objects.equals(owner, actor.id());
    }

    boolean readBy(Optional<Actor> reader) {
        return settings.shown()
                || reader.filter(actor -> ownedBy(actor) || leftTo(actor)).isPresent();
    }

    /** Its owner left it to be read by an incubator where this person works. */
    private boolean leftTo(Actor actor) {
        return !settings.incubator().isEmpty() && actor.staffOf(settings.incubator());
    }
}

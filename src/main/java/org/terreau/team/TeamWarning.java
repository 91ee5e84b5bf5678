package org.terreau.team;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.terreau.shared.Words;

/**
 * Something about a team that is better seen to early.
 *
 * @param person about whom; null when it is about the team
 * @param arguments what its sentence names
 */
public record TeamWarning(Kind kind, @Nullable Person person, List<Object> arguments) {

    public TeamWarning {
        arguments = List.copyOf(arguments);
    }

    static TeamWarning of(Kind kind, @Nullable Person person, Object... arguments) {
        return new TeamWarning(kind, person, List.of(arguments));
    }

    /** In the order in which they press. */
    public enum Kind {
        NO_AGENT("agent-absent"),
        ALONE("developpeur-seul"),
        BEFORE_COMMITTEE("avant-comite"),
        BEFORE_INCREMENT("avant-increment"),
        UNPAID("sans-argent"),
        SAME_HOLDER("meme-titulaire"),
        COACH_LONG("coach-longtemps"),
        COACH_PACE("coach-rythme"),
        COACH_OVER("coach-jours"),
        LOAD("charge"),
        COACH_PRODUCTS("coach-produits"),
        FAR("fin-lointaine");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        /** As written in message keys and files. */
        public String code() {
            return code;
        }

        /** Says how much somebody works elsewhere: told to them and to who leads, to nobody else. */
        public boolean personal() {
            return this == LOAD || this == COACH_PRODUCTS;
        }
    }

    /** In a sentence. */
    public String said(Words words) {
        return words.t("team.warning." + kind.code(), arguments.toArray());
    }
}

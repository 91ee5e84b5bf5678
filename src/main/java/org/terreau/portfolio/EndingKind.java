package org.terreau.portfolio;

import java.util.List;
import java.util.Optional;

/** How a product ends, or becomes something else. Each kind asks for what must be published. */
public enum EndingKind {
    STOP("arret"),
    TRANSFER("transfert"),
    MERGE("fusion"),
    SPLIT("scission");

    /** A step of the guide, with the texts that it asks for. */
    public enum Step {
        WHAT("quoi"),
        LEARNT("appris"),
        DATA("donnees"),
        USERS("usagers"),
        CONFIRM("confirmation");

        private final String code;

        Step(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }

        static Optional<Step> of(String code) {
            for (Step step : values()) if (step.code.equals(code)) return Optional.of(step);
            return Optional.empty();
        }

        /** The texts of this step, for this kind of ending. */
        public List<String> fields(EndingKind kind) {
            return switch (this) {
                case WHAT ->
                    switch (kind) {
                        case STOP -> List.of("date", "raison");
                        case TRANSFER -> List.of("date", "raison", "repreneur");
                        case MERGE, SPLIT -> List.of("date", "raison", "suites");
                    };
                case LEARNT -> List.of("appris");
                case DATA -> List.of("donnees", "code");
                case USERS -> List.of("usagers", "lien");
                case CONFIRM -> List.of();
            };
        }

        public Step next() {
            return this == CONFIRM ? CONFIRM : values()[ordinal() + 1];
        }
    }

    private final String code;

    EndingKind(String code) {
        this.code = code;
    }

    /** As written in forms, files and the database. */
    public String code() {
        return code;
    }

    /** Other products go on with what it did. */
    boolean succeeded() {
        return this == MERGE || this == SPLIT;
    }

    static Optional<EndingKind> of(String code) {
        for (EndingKind kind : values()) if (kind.code.equals(code)) return Optional.of(kind);
        return Optional.empty();
    }
}

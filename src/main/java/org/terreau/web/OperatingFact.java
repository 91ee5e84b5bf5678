package org.terreau.web;

import org.jspecify.annotations.Nullable;

/**
 * One thing that who runs the site has to know of it. What it is of is the message {@code operation.fact.<code>}.
 *
 * @param code of the module and of what it tells, such as "source.cut"
 * @param value in words
 * @param path where more is read or done; null when it is on the machine
 */
public record OperatingFact(
        String code, Level level, String value, @Nullable String path) {

    /** From what needs nothing to what needs somebody. */
    public enum Level {
        FINE("bien"),
        TO_WATCH("a-surveiller"),
        TO_MEND("a-reparer");

        private final String code;

        Level(String code) {
            this.code = code;
        }

        /** As written in message keys and files. */
        public String code() {
            return code;
        }

        /** The level of a number that should be 0. */
        public static Level of(long faults, Level otherwise) {
            return faults == 0 ? FINE : otherwise;
        }
    }
}

package org.terreau.web;

import java.time.temporal.TemporalAmount;
import org.jspecify.annotations.Nullable;

/**
 * What a module keeps of people, told to everybody on the privacy page. A module that keeps personal data adds one as a
 * bean for each kind, with the very time after which its own cleaning forgets it. What it is, is the message
 * {@code kept.<code>}; why it is kept, {@code kept.<code>.why}; from when the time counts, or until when where there is
 * none, {@code kept.<code>.until}.
 *
 * @param order where it stands in the list, from the first
 * @param code of the module and of what it keeps, such as "outreach.requests"
 * @param howLong null when no time ends it by itself
 */
public record KeptData(
        int order, String code, Basis basis, @Nullable TemporalAmount howLong) {

    /**
     * What allows it.
     *
     * <p>Source: article 6.1 of the General Data Protection Regulation.
     */
    public enum Basis {
        CONSENT("consentement"),
        LEGAL_DUTY("obligation"),
        PUBLIC_MISSION("mission");

        private final String code;

        Basis(String code) {
            this.code = code;
        }

        /** As written in message keys. */
        public String code() {
            return code;
        }
    }

    /** The module that keeps it. */
    public String module() {
        return code.substring(0, code.indexOf('.'));
    }
}

package org.terreau.web;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Something to do before the site opens to the public. A module adds one as a bean: what it is, is the message
 * {@code opening.<code>}, why, {@code opening.<code>.why}.
 *
 * @param order within its group, from the first
 * @param done asked of what is stored and set, each time that the page is shown
 * @param path where it is done; null when it is a setting of the machine, which {@code opening.<code>.where} names
 */
public record BeforeOpening(
        Group group,
        int order,
        String code,
        BooleanSupplier done,
        @Nullable String path) {

    /** The first steps of an incubator, then what everybody is told of the site, then how it is installed. */
    public enum Group {
        PROGRAMME("programme"),
        NOTICES("mentions"),
        INSTALLATION("installation");

        private final String code;

        Group(String code) {
            this.code = code;
        }

        /** As written in message keys. */
        public String code() {
            return code;
        }
    }
}

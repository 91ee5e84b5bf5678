package org.terreau.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Who may call a route at all. A route without it answers nobody. Finer rights are asked by the façades; this is the
 * outer gate and what `docs/routes.md` is made of.
 */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface OpenTo {

    Audience value();

    /** From the widest to the narrowest; keys apart. */
    enum Audience {
        EVERYONE,
        /** Programs with a key for writing (`Authorization: Bearer`), and nobody else. */
        KEY_HOLDER,
        SIGNED_IN,
        STAFF,
        ADMINISTRATOR;

        boolean includes(Viewer viewer) {
            return switch (this) {
                case EVERYONE -> true;
                case KEY_HOLDER -> viewer.keyHolder();
                case SIGNED_IN -> viewer.signedIn();
                case STAFF -> viewer.staff() || viewer.administrator();
                case ADMINISTRATOR -> viewer.administrator();
            };
        }
    }
}

package org.terreau.standard;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.terreau.portfolio.ProductId;

/**
 * A site that its team has watched.
 *
 * @param reach from where it can be read
 * @param letters whether the team is told of changes each week
 * @param consentAt when somebody of the team agreed to it
 * @param nextAt when the robot comes, null when it does not
 * @param lastAt when it last came, null before
 * @param trouble why its last run read nothing, "" when it did
 */
public record WatchedSite(
        long id,
        ProductId product,
        SiteAddress address,
        Reach reach,
        boolean letters,
        Instant consentAt,
        @Nullable Instant nextAt,
        @Nullable Instant lastAt,
        String trouble,
        long version) {

    public String path() {
        return product.path() + "/qualite/" + id;
    }

    /** Its title and its language both became others: its team says whether it is still theirs. */
    public boolean changed() {
        return trouble.equals(LostName.CHANGED);
    }

    public String name() {
        return SiteAddress.shown(address.origin());
    }

    /** From where a site can be read: one of an inner network is known by reports alone. */
    public enum Reach {
        INTERNET("internet"),
        INSIDE("interne");

        private final String code;

        Reach(String code) {
            this.code = code;
        }

        /** As written in forms, message keys and the database. */
        public String code() {
            return code;
        }

        static Reach of(String code) {
            return code.equals(INSIDE.code) ? INSIDE : INTERNET;
        }
    }
}

package org.terreau.deployment;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.terreau.document.DocumentId;
import org.terreau.identity.AccountId;
import org.terreau.portfolio.ProductId;
import org.terreau.territory.Collectivity;

/**
 * A product tried in a collectivity that agreed to host it.
 *
 * @param referent who answers for it there; never public
 * @param end its last day, null while it is not known
 * @param users whom it is tried with
 * @param protocol what is tried, how, and what would tell that it works
 * @param agreementLink where the agreement is read, "" when it is a file or is not signed
 * @param sites the web sites that may show the feedback form in a frame, one a line
 * @param token opens the feedback form to whoever has the link
 * @param open feedback is received
 * @param decision the last one, null before
 */
public record Experimentation(
        long id,
        ProductId product,
        Collectivity host,
        String referent,
        String referentEmail,
        String referentRole,
        LocalDate start,
        @Nullable LocalDate end,
        String users,
        String protocol,
        String agreementLink,
        @Nullable DocumentId agreementFile,
        String agreementName,
        @Nullable LocalDate signedOn,
        String sites,
        String token,
        boolean open,
        @Nullable Decision decision,
        @Nullable LocalDate decidedOn,
        long version) {

    /** Under its product. */
    public String path() {
        return product.path() + "/experimentations/" + id;
    }

    public String feedbackPath() {
        return "/retours/" + token;
    }

    public boolean agreed() {
        return signedOn != null && (!agreementLink.isEmpty() || agreementFile != null);
    }

    /** Whose the stored agreement is. */
    public String owner() {
        return "experimentation:" + id;
    }

    /** What follows from an experimentation. */
    public enum Decision {
        GO("go"),
        /** Confirmed although some of what a "go" rests on was missing ({@link GoBasis}): it is never chosen, it is found. */
        GO_UNMET("go-malgre"),
        IMPROVE("ameliorer"),
        STOP("arreter");

        private final String code;

        Decision(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }

        /** The product may be deployed more widely. */
        public boolean goes() {
            return this == GO || this == GO_UNMET;
        }

        public static Optional<Decision> find(@Nullable String code) {
            return Arrays.stream(values())
                    .filter(decision -> decision.code.equals(code))
                    .findFirst();
        }
    }

    /**
     * A decision as it is typed.
     *
     * @param evidence what it rests on, beside the figures of the feedback, which are kept with it
     * @param despite why a "go" is decided although some of what it rests on is missing
     * @param confirmed that it is
     */
    public record Verdict(
            @Nullable Decision decision, String reason, String evidence, String despite, boolean confirmed) {

        /** For what has its basis. */
        public Verdict(@Nullable Decision decision, String reason, String evidence) {
            this(decision, reason, evidence, "", false);
        }
    }

    /**
     * A decision that was recorded, with what users had said by then.
     *
     * @param unmet what a "go" rests on and was missing
     * @param despite why it was decided all the same
     */
    public record Decided(
            Decision decision,
            String reason,
            String evidence,
            LocalDate on,
            @Nullable AccountId by,
            int responses,
            @Nullable BigDecimal mean,
            List<GoBasis.Condition> unmet,
            String despite) {

        public Decided {
            unmet = List.copyOf(unmet);
        }
    }

    /** What becomes of a feedback's words. */
    public enum Moderation {
        /** With consent, not read yet. */
        WAITING("a-relire"),
        PUBLISHED("publie"),
        SET_ASIDE("ecarte"),
        /** Without consent: for the team alone. */
        PRIVATE("equipe");

        private final String code;

        Moderation(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }

        public static Moderation of(String code) {
            for (Moderation one : values()) if (one.code.equals(code)) return one;
            throw new IllegalArgumentException("No moderation is called " + code);
        }
    }

    /**
     * What a user said.
     *
     * @param rating 1 to 5
     * @param channel "lien", "qr" or "cadre"
     * @param profile how they present themselves, such as "secrétaire de mairie"
     */
    public record Feedback(
            long id,
            Instant at,
            String channel,
            int rating,
            String worked,
            String lacking,
            String verbatim,
            String profile,
            boolean consent,
            Moderation state) {}
}

package org.terreau.support;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.terreau.dossier.DossierId;
import org.terreau.identity.AccountId;
import org.terreau.incubator.IncubatorId;
import org.terreau.portfolio.ProductId;

/** A request for help. */
public record SupportRequest(
        long id, Offered offered, About about, Need need, Asked asked, Progress progress, long version) {

    /** What is asked for. */
    public record Offered(long id, String name) {}

    /**
     * For what it is asked: a product or a dossier.
     *
     * @param name as it was when it was asked
     */
    public record About(
            IncubatorId incubator,
            @Nullable ProductId product,
            @Nullable DossierId dossier,
            String name) {

        /** The address of its page. */
        public String path() {
            return product != null ? product.path() : "/dossiers/" + dossier;
        }

        /** Under which the journal tells of it. */
        String subject() {
            return product != null ? "product:" + product : "dossier:" + dossier;
        }
    }

    /**
     * Who asked, and by when an answer is promised.
     *
     * @param by null once they were forgotten
     * @param confidential who gives it and who leads the incubator alone read it, beside who asked
     */
    public record Asked(@Nullable AccountId by, Instant at, LocalDate dueOn, boolean confidential) {}

    /**
     * Where it stands.
     *
     * @param deliverer who gives the help; null while nobody was chosen
     * @param reason why it was refused
     * @param elsewhere where to turn to instead
     */
    public record Progress(
            SupportState state,
            @Nullable AccountId deliverer,
            @Nullable LocalDate plannedOn,
            @Nullable LocalDate deliveredOn,
            String reason,
            String elsewhere) {}

    public String path() {
        return "/appui/demandes/" + id;
    }

    public SupportState state() {
        return progress.state();
    }

    /** Days past the promised answer; 0 when it is not past, or was given. */
    public long late(LocalDate today) {
        return state() == SupportState.ASKED ? Math.max(0, ChronoUnit.DAYS.between(asked.dueOn(), today)) : 0;
    }
}

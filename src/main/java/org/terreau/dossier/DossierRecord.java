package org.terreau.dossier;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.terreau.eligibility.AssessmentKey;
import org.terreau.identity.AccountId;
import org.terreau.incubator.IncubatorId;
import org.terreau.review.ReviewSubject;
import org.terreau.shared.Words;

/**
 * A dossier as it is read.
 *
 * @param draft the brief as it stands, whoever wrote last
 * @param version of the draft, for those who save it
 * @param draftAuthor who wrote last
 * @param reopened whether the staff let the brief be written again, beside what was decided
 * @param setAside those of the staff who declared a conflict of interest on it
 */
public record DossierRecord(
        DossierId id,
        IncubatorId incubator,
        AccountId applicantId,
        String applicant,
        String organisation,
        @Nullable AssessmentKey assessment,
        DossierState state,
        String title,
        Instant openedAt,
        Instant changedAt,
        Brief draft,
        long version,
        String draftAuthor,
        boolean reopened,
        Set<AccountId> setAside) {

    public DossierRecord {
        setAside = Set.copyOf(setAside);
    }

    /** The brief may be written; otherwise it is locked. */
    public boolean open() {
        return state == DossierState.DRAFT || reopened && state.rewritable();
    }

    /** Its title on one line, as letters call it. */
    public String named(Words words) {
        String name = title.replaceAll("\\s+", " ").strip();
        return name.isEmpty() ? words.t("dossier.untitled") : name;
    }

    public String path() {
        return "/dossiers/" + id;
    }

    public ReviewSubject subject() {
        return new ReviewSubject(DossierId.REVIEWED_AS, id.toString(), incubator, title, path());
    }
}

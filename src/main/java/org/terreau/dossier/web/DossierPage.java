package org.terreau.dossier.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.terreau.dossier.Access;
import org.terreau.dossier.Brief;
import org.terreau.dossier.Comment;
import org.terreau.dossier.DossierRecord;
import org.terreau.dossier.KeptText;
import org.terreau.dossier.Presence;
import org.terreau.dossier.Reopening;
import org.terreau.identity.Actor;
import org.terreau.review.Reviews;
import org.terreau.review.Syntheses;
import org.terreau.territory.Collectivity;
import org.terreau.web.Form;

/**
 * A dossier, or one of the versions of its brief.
 *
 * @param shown the brief to read
 * @param syntheses what the applicant was told, the newest first
 * @param number of the version shown, null for the brief as it stands
 * @param form a comment that was refused
 * @param kept texts of this person that came too late to be saved
 * @param reading where this person's reading before this one had stopped, null when nothing changed since
 */
public record DossierPage(
        DossierRecord dossier,
        Brief shown,
        @Nullable Integer number,
        @Nullable Collectivity territory,
        List<DossierRecord.Version> versions,
        List<Reviews.Decision> decisions,
        List<Syntheses.Synthesis> syntheses,
        List<Comment.Thread> threads,
        List<Reopening> reopenings,
        List<KeptText> kept,
        List<Presence.Someone> others,
        Presence.@Nullable Reading reading,
        Form form,
        Access access,
        Actor reader) {

    public DossierPage {
        versions = List.copyOf(versions);
        decisions = List.copyOf(decisions);
        syntheses = List.copyOf(syntheses);
        threads = List.copyOf(threads);
        reopenings = List.copyOf(reopenings);
        kept = List.copyOf(kept);
        others = List.copyOf(others);
    }

    public boolean staff() {
        return access == Access.STAFF;
    }

    /** The version shown, as the list has it. */
    public DossierRecord.@Nullable Version version() {
        return versions.stream()
                .filter(version -> number != null && version.number() == number)
                .findFirst()
                .orElse(null);
    }

    /** The version that locks the brief: the last one submitted. */
    public DossierRecord.@Nullable Version submitted() {
        return versions.stream()
                .filter(DossierRecord.Version::submitted)
                .findFirst()
                .orElse(null);
    }

    /** The staff let it be written again, and it was not submitted since. */
    public @Nullable Reopening reopening() {
        return reopenings.stream()
                .filter(each -> each.closedAt() == null)
                .findFirst()
                .orElse(null);
    }

    public List<Comment.Thread> threads(Brief.Part part) {
        return threads.stream().filter(thread -> thread.part() == part).toList();
    }

    public boolean maySettle(Comment.Thread thread) {
        return access.writes() || reader.id().equals(thread.first().authorId());
    }
}

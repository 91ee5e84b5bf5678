package org.terreau.brief.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.terreau.brief.BriefVersion;
import org.terreau.brief.Comment;
import org.terreau.brief.KeptText;
import org.terreau.brief.Presence;
import org.terreau.brief.SpecificationLanguage;
import org.terreau.decision.Decision;
import org.terreau.dossier.Access;
import org.terreau.dossier.Brief;
import org.terreau.dossier.DossierRecord;
import org.terreau.dossier.Outlook;
import org.terreau.dossier.Reopening;
import org.terreau.identity.Actor;
import org.terreau.problem.Problem;
import org.terreau.review.Syntheses;
import org.terreau.territory.Collectivity;
import org.terreau.web.Form;

/**
 * A dossier, or one of the versions of its brief.
 *
 * @param shown the brief to read
 * @param outlook where the dossier stands and what comes next; null beside an old version
 * @param problem the one of the registry that the dossier is about; null for none
 * @param flags sentences that speak as a cahier des charges does, for those who write and review
 * @param syntheses what the applicant was told, the newest first
 * @param number of the version shown, null for the brief as it stands
 * @param form a comment that was refused
 * @param kept texts of this person that came too late to be saved
 * @param reading where this person's reading before this one had stopped, null when nothing changed since
 */
public record ReadingPage(
        DossierRecord dossier,
        Brief shown,
        @Nullable Integer number,
        @Nullable Collectivity territory,
        List<BriefVersion> versions,
        List<Decision> decisions,
        @Nullable Outlook outlook,
        @Nullable Problem problem,
        List<SpecificationLanguage.Flag> flags,
        List<Syntheses.Synthesis> syntheses,
        List<Comment.Thread> threads,
        List<Reopening> reopenings,
        List<KeptText> kept,
        List<Presence.Someone> others,
        Presence.@Nullable Reading reading,
        Form form,
        Access access,
        Actor reader) {

    public ReadingPage {
        versions = List.copyOf(versions);
        decisions = List.copyOf(decisions);
        flags = List.copyOf(flags);
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
    public @Nullable BriefVersion version() {
        return versions.stream()
                .filter(version -> number != null && version.number() == number)
                .findFirst()
                .orElse(null);
    }

    /** The version that locks the brief: the last one submitted. */
    public @Nullable BriefVersion submitted() {
        return versions.stream().filter(BriefVersion::submitted).findFirst().orElse(null);
    }

    /** The staff let it be written again, and it was not submitted since. */
    public @Nullable Reopening reopening() {
        return reopenings.stream()
                .filter(each -> each.closedAt() == null)
                .findFirst()
                .orElse(null);
    }

    /** Whether what stands beside a part is shown open. */
    public boolean beside(Brief.Part part) {
        return Beside.open(form, part, threads(part));
    }

    public List<Comment.Thread> threads(Brief.Part part) {
        return threads.stream().filter(thread -> thread.part() == part).toList();
    }

    public boolean maySettle(Comment.Thread thread) {
        return access.writes() || reader.id().equals(thread.first().authorId());
    }
}

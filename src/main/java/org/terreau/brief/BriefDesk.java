package org.terreau.brief;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.terreau.dossier.Applications;
import org.terreau.dossier.Author;
import org.terreau.dossier.Brief;
import org.terreau.dossier.DossierId;
import org.terreau.dossier.DossierRecord;
import org.terreau.identity.AccountId;
import org.terreau.shared.Refused;

/**
 * Where texts arrive, each against the state that its author had read. What two people wrote is brought together; what
 * clashes, or comes after the brief was locked, is kept aside for its author. Runs in the caller's transaction, on a
 * dossier that it has locked.
 */
@Component
class BriefDesk {

    private final Applications applications;
    private final JdbcBriefs briefs;
    private final JdbcKeptTexts kept;

    BriefDesk(Applications applications, JdbcBriefs briefs, JdbcKeptTexts kept) {
        this.applications = applications;
        this.briefs = briefs;
        this.kept = kept;
    }

    /**
     * Writes what was sent into the draft.
     *
     * @param whileTyping a clash then leaves the draft as it is: the author is told when they save on purpose
     * @throws Refused when a text is too long
     */
    Saved write(DossierRecord dossier, Writing writing, boolean whileTyping, Author author) {
        List<Refused.Problem> problems = writing.brief().tooLong();
        if (!problems.isEmpty()) throw new Refused(problems);
        Brief base = base(dossier, writing);
        Set<Brief.Part> typed = differences(base == null ? dossier.draft() : base, writing.brief());
        if (!dossier.open()) {
            keep(dossier, writing, typed, author);
            return new Saved(dossier.version(), dossier.draft(), Map.of(), true);
        }
        BriefMerge merge = BriefMerge.of(base, writing.brief(), dossier.draft());
        boolean clash = !merge.clashes().isEmpty();
        if (clash && whileTyping) {
            keep(dossier, writing, typed, author);
            return new Saved(dossier.version(), dossier.draft(), merge.clashes(), false);
        }
        long version =
                merge.brief().equals(dossier.draft()) ? dossier.version() : put(dossier.id(), merge.brief(), author);
        keep(dossier, writing, merge.clashes().keySet(), author);
        kept.forgetSheet(
                dossier.id(), author.id(), writing.sheet(), merge.clashes().keySet());
        if (!clash) kept.forget(dossier.id(), author.id(), writing.putBack());
        return new Saved(version, merge.brief(), merge.clashes(), false);
    }

    /** Puts this in place of the draft; the draft's new version. */
    long put(DossierId dossier, Brief brief, Author author) {
        long version = applications.write(dossier, brief, author);
        briefs.revise(dossier, version, brief, author);
        return version;
    }

    /** Keeps what was typed for its author, and leaves the draft as it is. */
    void keepAside(DossierRecord dossier, Writing writing, Author author) {
        Brief base = base(dossier, writing);
        keep(dossier, writing, differences(base == null ? dossier.draft() : base, writing.brief()), author);
    }

    /** What both had read; null when it is not kept any more. */
    private @Nullable Brief base(DossierRecord dossier, Writing writing) {
        return writing.version() == dossier.version()
                ? dossier.draft()
                : briefs.revision(dossier.id(), writing.version()).orElse(null);
    }

    private void keep(DossierRecord dossier, Writing writing, Set<Brief.Part> parts, Author author) {
        for (Brief.Part part : parts)
            if (!writing.brief().get(part).isEmpty()
                    && !writing.brief().get(part).equals(dossier.draft().get(part)))
                kept.keep(
                        dossier.id(),
                        author.id(),
                        writing.sheet(),
                        part,
                        writing.brief().get(part),
                        author.at());
    }

    List<KeptText> keptTexts(DossierId dossier, AccountId account) {
        return kept.of(dossier, account);
    }

    void forget(DossierId dossier, AccountId account, long id) {
        kept.forget(dossier, account, List.of(id));
    }

    private static Set<Brief.Part> differences(Brief one, Brief other) {
        return new LinkedHashSet<>(Brief.differences(one, other));
    }
}

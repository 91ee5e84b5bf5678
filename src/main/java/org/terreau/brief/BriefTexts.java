package org.terreau.brief;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.decision.DecisionRecorded;
import org.terreau.dossier.Applications;
import org.terreau.dossier.Author;
import org.terreau.dossier.Brief;
import org.terreau.dossier.DossierId;
import org.terreau.dossier.DossierOpened;
import org.terreau.dossier.DossierRecord;
import org.terreau.dossier.DossiersBroughtIn;
import org.terreau.dossier.JudgedBriefs;
import org.terreau.identity.Actor;
import org.terreau.shared.Money;
import org.terreau.shared.NotFound;
import org.terreau.shared.Refused;
import org.terreau.shared.Stale;
import org.terreau.territory.CollectivityId;

/** The texts of briefs: written by several people, kept as versions, submitted, put back. */
@Service
public class BriefTexts implements JudgedBriefs, Proposals {

    private final Applications applications;
    private final JdbcBriefs briefs;
    private final BriefDesk desk;
    private final Audit audit;
    private final Clock clock;

    BriefTexts(Applications applications, JdbcBriefs briefs, BriefDesk desk, Audit audit, Clock clock) {
        this.applications = applications;
        this.briefs = briefs;
        this.desk = desk;
        this.audit = audit;
        this.clock = clock;
    }

    @EventListener
    @Transactional
    void opened(DossierOpened dossier) {
        briefs.revise(dossier.id(), 1, dossier.draft(), dossier.author());
    }

    @EventListener
    @Transactional
    void broughtIn(DossiersBroughtIn taken) {
        briefs.takeOver(taken.dossiers());
    }

    @Transactional(readOnly = true)
    public List<BriefVersion> versions(DossierRecord dossier) {
        return briefs.versions(dossier.id());
    }

    /** The brief in one of its states. */
    @Transactional(readOnly = true)
    public Brief text(DossierRecord dossier, BriefText which) {
        Optional<Brief> text = switch (which.kind()) {
            case DRAFT -> Optional.of(dossier.draft());
            case VERSION -> briefs.version(dossier.id(), (int) which.number());
            case REVISION -> briefs.revision(dossier.id(), which.number());
        };
        return text.orElseThrow(() -> new NotFound("version", which.code()));
    }

    /** Saves the brief as it stands, complete or not; see {@link #save(DossierId, Writing, boolean, Actor)}. */
    @Transactional
    public Saved save(DossierId id, Brief brief, long version, boolean keep, Actor actor) {
        return save(id, Writing.of(brief, version), keep, actor);
    }

    /**
     * Saves the brief as it stands, complete or not, and brings it together with what others saved since it was read.
     * What clashes, or comes too late, is kept aside for its author.
     *
     * @param keep also keeps it as a numbered version; false for what is saved while typing
     * @throws Refused when a text is too long
     */
    @Transactional
    public Saved save(DossierId id, Writing writing, boolean keep, Actor actor) {
        DossierRecord dossier = applications.lock(id, actor);
        Author author = Author.of(actor, clock.instant());
        Saved saved = desk.write(dossier, writing, !keep, author);
        if (keep && !saved.locked()) {
            briefs.keepVersion(id, saved.brief(), author, false);
            audit.record(actor.who(), "dossier.brief-saved", subject(id), Map.of());
        }
        return saved;
    }

    /**
     * Keeps what somebody types while they choose between two texts: their choice is saved when they say so, and nothing
     * is lost when they leave.
     */
    @Transactional
    public void keepAside(DossierId id, Writing writing, Actor actor) {
        if (!writing.brief().tooLong().isEmpty())
            throw new Refused(writing.brief().tooLong());
        desk.keepAside(applications.readToWrite(id, actor), writing, Author.of(actor, clock.instant()));
    }

    @Transactional
    public Saved submit(DossierId id, Brief brief, long version, Actor actor) {
        return submit(id, Writing.of(brief, version), actor);
    }

    /**
     * Submits the brief to the committee and tells the staff. It is locked from then on. When it clashes with what
     * somebody else wrote, it is saved as {@link #save} would and not submitted.
     *
     * @throws Refused naming every part that is missing
     */
    @Transactional
    public Saved submit(DossierId id, Writing writing, Actor actor) {
        DossierRecord before = applications.lock(id, actor);
        Author author = Author.of(actor, clock.instant());
        Saved saved = desk.write(before, writing, false, author);
        if (!saved.whole()) return saved;
        List<Refused.Problem> missing = saved.brief().missing();
        if (!missing.isEmpty()) throw new Refused(missing);
        briefs.keepVersion(id, saved.brief(), author, true);
        applications.submitted(before, actor);
        return saved;
    }

    /** What this person typed and could not save; nobody else sees it. */
    @Transactional(readOnly = true)
    public List<KeptText> keptTexts(DossierRecord dossier, Actor actor) {
        return desk.keptTexts(dossier.id(), actor.id());
    }

    /** Drops a text that was kept aside for this person. */
    @Transactional
    public void dropKeptText(DossierId id, long kept, Actor actor) {
        applications.mustAct(id, actor);
        desk.forget(id, actor.id(), kept);
    }

    @Override
    @Transactional(readOnly = true)
    public Brief judged(DossierRecord dossier) {
        return briefs.lastSubmitted(dossier.id()).orElse(dossier.draft());
    }

    /**
     * Puts an old version in place of the draft, which is kept as a version before.
     *
     * @param version the draft's version that the person had read
     * @throws Stale when somebody wrote since
     * @throws Refused when the brief is locked
     */
    @Transactional
    public void restore(DossierId id, int number, long version, Actor actor) {
        DossierRecord dossier = applications.lock(id, actor);
        if (!dossier.open()) throw new Refused("", "dossier.locked");
        if (dossier.version() != version) throw new Stale("dossier", id, version);
        Brief old = text(dossier, BriefText.version(number));
        Author author = Author.of(actor, clock.instant());
        briefs.keepVersion(id, dossier.draft(), author, false);
        desk.put(id, old, author);
        briefs.keepVersion(id, old, author, false);
        audit.record(actor.who(), "dossier.version-restored", subject(id), Map.of("version", Integer.toString(number)));
    }

    /** The version that the committee decided on is marked. */
    @EventListener
    @Transactional
    void decided(DecisionRecorded decision) {
        decision.id(DossierId.REVIEWED_AS).map(DossierId::parse).ifPresent(briefs::decided);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Proposal> proposal(DossierId id) {
        return applications.find(id).map(dossier -> {
            Brief brief = judged(dossier);
            return new Proposal(
                    id,
                    dossier.incubator(),
                    dossier.applicantId(),
                    dossier.organisation(),
                    brief.get(Brief.Part.TITLE),
                    brief.get(Brief.Part.PROBLEM),
                    brief.get(Brief.Part.SOLUTION_LEAD),
                    brief.get(Brief.Part.SUCCESS),
                    CollectivityId.parse(brief.get(Brief.Part.TERRITORY)).orElse(null),
                    brief.get(Brief.Part.TEAM),
                    Money.parse(brief.get(Brief.Part.ENVELOPE)).orElse(null));
        });
    }

    private static String subject(DossierId id) {
        return "dossier:" + id;
    }
}

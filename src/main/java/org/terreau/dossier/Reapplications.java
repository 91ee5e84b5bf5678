package org.terreau.dossier;

import java.time.Clock;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.identity.AccountId;
import org.terreau.identity.Actor;
import org.terreau.shared.NotFound;
import org.terreau.shared.Refused;

/** A dossier that was redirected, presented again once what would change the answer is there: nothing is typed twice. */
@Service
public class Reapplications {

    private final Applications applications;
    private final JdbcDossiers dossiers;
    private final JdbcDossierMoves moves;
    private final ApplicationEventPublisher events;
    private final Audit audit;
    private final Clock clock;

    Reapplications(
            Applications applications,
            JdbcDossiers dossiers,
            JdbcDossierMoves moves,
            ApplicationEventPublisher events,
            Audit audit,
            Clock clock) {
        this.applications = applications;
        this.dossiers = dossiers;
        this.moves = moves;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Opens a dossier with the brief, the self-assessment and the people of one that was redirected.
     *
     * @throws Refused when it was not redirected
     */
    @Transactional
    public DossierId again(DossierId former, Actor actor) {
        DossierRecord dossier = applications.readToWrite(former, actor);
        if (dossier.state() != DossierState.REDIRECTED) throw new Refused("", "dossier.moved");
        DossierPosition position = moves.lock(former).orElseThrow(() -> new NotFound("dossier", former));
        AccountId follower = position.assignee() == null ? actor.id() : position.assignee();
        DossierId id = dossiers.insert(
                dossier.incubator(),
                dossier.applicantId(),
                dossier.applicant(),
                dossier.organisation(),
                dossiers.request(former),
                dossier.assessment(),
                dossier.draft(),
                clock.instant());
        events.publishEvent(new DossierOpened(id, dossier.draft(), Author.of(actor, clock.instant())));
        moves.opened(id, follower, clock.instant());
        audit.record(actor.who(), "dossier.presented-again", "dossier:" + id, Map.of("former", former.toString()));
        return id;
    }
}

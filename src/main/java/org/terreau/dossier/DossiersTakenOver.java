package org.terreau.dossier;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.identity.AccountId;
import org.terreau.identity.Accounts;
import org.terreau.identity.Actor;
import org.terreau.incubator.IncubatorId;
import org.terreau.shared.EmailAddress;
import org.terreau.shared.Paris;
import org.terreau.shared.Plain;
import org.terreau.web.PublicContent;

/**
 * Dossiers that an incubator kept elsewhere until now, each where it stands and with the days on which it came there. Nobody
 * is invited: whoever brings them in holds them for their applicants until an account is asked for.
 */
@Service
public class DossiersTakenOver {

    private final JdbcDossiers dossiers;
    private final JdbcDossierMoves moves;
    private final Accounts accounts;
    private final ApplicationEventPublisher events;
    private final PublicContent content;
    private final Clock clock;

    DossiersTakenOver(
            JdbcDossiers dossiers,
            JdbcDossierMoves moves,
            Accounts accounts,
            ApplicationEventPublisher events,
            PublicContent content,
            Clock clock) {
        this.dossiers = dossiers;
        this.moves = moves;
        this.accounts = accounts;
        this.events = events;
        this.content = content;
        this.clock = clock;
    }

    /**
     * A dossier of the past.
     *
     * @param applicant the name of who carries it
     * @param email theirs, when an account is asked for them; null otherwise
     * @param on the day on which it came; null when nobody kept it: today
     * @param movedOn the day since which it is in this state; null when nobody kept it: the day on which it came
     */
    public record Past(
            String title,
            String organisation,
            String applicant,
            @Nullable EmailAddress email,
            String problem,
            @Nullable LocalDate on,
            DossierState state,
            @Nullable LocalDate movedOn) {

        /** By which the same one is recognised. */
        public String key() {
            return key(title, organisation);
        }

        static String key(String title, String organisation) {
            return Plain.text(title) + " | " + Plain.text(organisation);
        }

        private Brief brief() {
            return new Brief(Map.of(Brief.Part.TITLE, title, Brief.Part.PROBLEM, problem));
        }
    }

    /** The dossiers of this incubator by their keys. One statement. */
    @Transactional(readOnly = true)
    public Map<String, DossierId> known(IncubatorId incubator) {
        Map<String, DossierId> known = new HashMap<>();
        dossiers.named(incubator).forEach((id, name) -> known.put(Past.key(name.title(), name.organisation()), id));
        return known;
    }

    /** Takes them over, in a bounded number of statements, the opening of accounts aside; their numbers in the same order. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<DossierId> make(IncubatorId incubator, List<Past> past, Actor actor) {
        Instant now = clock.instant();
        List<DossierId> ids = dossiers.numbers(past.size());
        List<JdbcDossiers.Taken> rows = new ArrayList<>();
        List<DossiersBroughtIn.BroughtIn> broughtIn = new ArrayList<>();
        for (int place = 0; place < past.size(); place++) {
            Past one = past.get(place);
            AccountId applicant = one.email() == null ? actor.id() : accounts.open(one.email(), one.applicant());
            Instant opened = one.on() == null ? now : Paris.start(one.on());
            Instant moved = one.movedOn() == null ? opened : Paris.start(one.movedOn());
            Instant since = moved.isBefore(opened) ? opened : moved;
            rows.add(new JdbcDossiers.Taken(ids.get(place), one, applicant, one.brief(), opened, since));
            broughtIn.add(new DossiersBroughtIn.BroughtIn(
                    ids.get(place),
                    one.brief(),
                    new Author(applicant, one.applicant(), opened),
                    one.state() != DossierState.DRAFT));
        }
        dossiers.takeOver(incubator, rows);
        moves.takenOver(rows, actor.id());
        events.publishEvent(new DossiersBroughtIn(broughtIn));
        content.changed();
        return ids;
    }

    /** Takes back those of these that nobody wrote, moved or asked opinions on since, and tells which. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Set<DossierId> withdraw(Collection<DossierId> ids) {
        Set<DossierId> gone = dossiers.removeUntouched(ids);
        content.changed();
        return gone;
    }
}

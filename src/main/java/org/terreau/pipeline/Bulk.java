package org.terreau.pipeline;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.dossier.Applications;
import org.terreau.dossier.DossierId;
import org.terreau.dossier.DossierLife;
import org.terreau.dossier.DossierPosition;
import org.terreau.dossier.DossierState;
import org.terreau.identity.AccountId;
import org.terreau.identity.Actor;
import org.terreau.identity.Grant;
import org.terreau.identity.Role;
import org.terreau.shared.NotAllowed;
import org.terreau.shared.NotFound;
import org.terreau.shared.Refused;

/**
 * The same action on several dossiers: announced line by line, done where it may be, and undone for a day where the
 * dossier has not moved since.
 */
@Service
public class Bulk {

    /** How many dossiers at once. */
    public static final int MOST = 200;

    /** For how long it can be undone. */
    public static final Duration UNDOABLE = Duration.ofHours(24);

    private static final Role[] STAFF = {Role.STAFF, Role.COACH, Role.LEAD};

    private final JdbcBulk stored;
    private final Applications applications;
    private final DossierLife life;
    private final Audit audit;
    private final Clock clock;

    Bulk(JdbcBulk stored, Applications applications, DossierLife life, Audit audit, Clock clock) {
        this.stored = stored;
        this.applications = applications;
        this.life = life;
        this.audit = audit;
        this.clock = clock;
    }

    /** What may be done to several dossiers. */
    public enum Action {
        ASSIGN("confier"),
        ARCHIVE("archiver"),
        REOPEN("rouvrir"),
        WITHDRAW("retirer");

        private final String code;

        Action(String code) {
            this.code = code;
        }

        /** As written in forms, message keys and the database. */
        public String code() {
            return code;
        }

        /** Whoever reads the dossier later must know why. */
        public boolean needsReason() {
            return this == ARCHIVE || this == WITHDRAW;
        }

        public static Optional<Action> named(String code) {
            for (Action action : values()) if (action.code.equals(code)) return Optional.of(action);
            return Optional.empty();
        }
    }

    /**
     * An action as it is asked.
     *
     * @param assignee for {@link Action#ASSIGN}; null for nobody
     */
    public record Asked(Action action, @Nullable AccountId assignee, String reason) {}

    /**
     * What the action would do, or did, to one dossier.
     *
     * @param problem key of the sentence that says why it can't be; null when it can
     */
    public record Line(
            DossierId id,
            String title,
            String organisation,
            DossierState state,
            @Nullable String problem) {}

    /** An action that was done; the problem of a line is that its dossier has moved since, and would stay as it is. */
    public record Done(
            long id, Action action, Instant at, @Nullable Instant undoneAt, boolean undoable, List<Line> lines) {

        public Done {
            lines = List.copyOf(lines);
        }
    }

    /** What would happen to each, in the order in which they are given; those that one may not see are left out. */
    @Transactional(readOnly = true)
    public List<Line> preview(Collection<DossierId> ids, Action action, Actor actor) {
        List<Line> lines = new ArrayList<>();
        Set<DossierId> setAside = applications.setAsideFrom(actor.id());
        for (DossierPosition position : mine(ids, actor))
            lines.add(line(position, problem(position, action, setAside)));
        return lines;
    }

    private List<DossierPosition> mine(Collection<DossierId> ids, Actor actor) {
        Set<String> scopes = actor.scopes(STAFF);
        if (scopes.isEmpty()) throw new NotAllowed("bulk action of account " + actor.id());
        List<DossierPosition> found = new ArrayList<>();
        for (DossierId id : new LinkedHashSet<>(ids).stream().limit(MOST).toList())
            life.position(id)
                    .filter(position -> scopes.contains(Grant.EVERYWHERE) || scopes.contains(position.incubator()))
                    .ifPresent(found::add);
        return found;
    }

    private static Line line(DossierPosition position, @Nullable String problem) {
        return new Line(position.id(), position.title(), position.organisation(), position.state(), problem);
    }

    private @Nullable String problem(DossierPosition position, Action action, Set<DossierId> setAside) {
        if (setAside.contains(position.id())) return "pipeline.bulk.conflict";
        return switch (action) {
            case ASSIGN -> null;
            case ARCHIVE ->
                position.state().mayBecome(DossierState.ARCHIVED)
                        ? null
                        : "dossier.life.not." + DossierState.ARCHIVED.code();
            case WITHDRAW ->
                position.state().mayBecome(DossierState.WITHDRAWN)
                        ? null
                        : "dossier.life.not." + DossierState.WITHDRAWN.code();
            case REOPEN -> position.state().asleep() ? null : "dossier.life.not.rouvert";
        };
    }

    /**
     * Does it where it may be done, and records how each dossier was before.
     *
     * @return the number under which it can be read and undone
     * @throws Refused when it can be done to none, or the reason or the person is missing
     */
    @Transactional
    public long run(Collection<DossierId> ids, Asked asked, Actor actor) {
        Set<DossierId> setAside = applications.setAsideFrom(actor.id());
        List<DossierPosition> possible = mine(ids, actor).stream()
                .filter(position -> problem(position, asked.action(), setAside) == null)
                .filter(position -> asked.action() != Action.ASSIGN || mayBeGiven(position, asked.assignee()))
                .toList();
        if (possible.isEmpty()) throw new Refused("", "pipeline.bulk.none");
        long bulk = stored.insert(asked, actor.id(), clock.instant());
        for (DossierPosition before : possible) {
            DossierId id = before.id();
            switch (asked.action()) {
                case ASSIGN -> life.assign(id, asked.assignee(), actor);
                case ARCHIVE -> life.archive(id, asked.reason(), actor);
                case WITHDRAW -> life.withdraw(id, asked.reason(), actor);
                case REOPEN -> life.reopen(id, asked.reason(), actor);
            }
            stored.keep(bulk, before);
        }
        audit.record(
                actor.who(),
                "dossier.bulk-done",
                "dossier-bulk:" + bulk,
                Map.of("action", asked.action().code(), "dossiers", String.valueOf(possible.size())));
        return bulk;
    }

    private boolean mayBeGiven(DossierPosition position, @Nullable AccountId to) {
        return !Objects.equals(position.assignee(), to)
                && (to == null || !applications.setAsideFrom(to).contains(position.id()));
    }

    /** An action of one's own: what was done, and what undoing it would leave as it is. */
    @Transactional(readOnly = true)
    public Done read(long bulk, Actor actor) {
        JdbcBulk.Past done = stored.find(bulk, actor.id()).orElseThrow(() -> new NotFound("bulk action", bulk));
        boolean undone = done.undoneAt() != null;
        List<Line> lines = new ArrayList<>();
        for (JdbcBulk.Before before : stored.items(bulk))
            life.position(before.id())
                    .ifPresent(now -> lines.add(
                            line(now, !undone && now.moves() != before.movesAfter() ? "pipeline.bulk.moved" : null)));
        return new Done(
                bulk,
                done.action(),
                done.at(),
                done.undoneAt(),
                !undone && clock.instant().isBefore(done.at().plus(UNDOABLE)),
                lines);
    }

    /**
     * Puts back each dossier that has not moved since.
     *
     * @return those that have, and stay as they are
     * @throws Refused when it was undone already, or too long ago
     */
    @Transactional
    public List<Line> undo(long bulk, Actor actor) {
        Done done = read(bulk, actor);
        Instant now = clock.instant();
        boolean taken = stored.undo(bulk, now, now.minus(UNDOABLE));
        if (!taken) throw new Refused("", "pipeline.bulk.too-late");
        List<Line> left = new ArrayList<>();
        for (JdbcBulk.Before before : stored.items(bulk)) {
            DossierId id = before.id();
            if (!life.putBack(id, before.place(), before.movesAfter(), actor))
                life.position(id).ifPresent(position -> left.add(line(position, "pipeline.bulk.moved")));
        }
        audit.record(
                actor.who(),
                "dossier.bulk-undone",
                "dossier-bulk:" + bulk,
                Map.of("action", done.action().code(), "left", String.valueOf(left.size())));
        return left;
    }
}

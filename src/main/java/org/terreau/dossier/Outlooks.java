package org.terreau.dossier;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.decision.Decision;
import org.terreau.decision.DecisionSubject;
import org.terreau.decision.Decisions;
import org.terreau.incubator.IncubatorId;
import org.terreau.incubator.Programme;
import org.terreau.incubator.Programmes;
import org.terreau.shared.NotFound;
import org.terreau.shared.Paris;

/** Says where dossiers stand and what comes next, to those who may read them. */
@Service
public class Outlooks {

    private final JdbcDossierMoves moves;
    private final Programmes programmes;
    private final DeclaredSpecifications specifications;
    private final Decisions decisions;
    private final Clock clock;

    Outlooks(
            JdbcDossierMoves moves,
            Programmes programmes,
            DeclaredSpecifications specifications,
            Decisions decisions,
            Clock clock) {
        this.moves = moves;
        this.programmes = programmes;
        this.specifications = specifications;
        this.decisions = decisions;
        this.clock = clock;
    }

    /**
     * What comes next to a dossier, and since when it is where it is.
     *
     * @param decision the last one; null before there is one
     */
    record Coming(
            NextStep next,
            DossierStep step,
            LocalDate since,
            @Nullable Decision decision) {}

    /** Of each of these; the same statements however many they are. */
    Map<DossierId, Coming> coming(Collection<DossierRecord> dossiers) {
        Map<DossierId, JdbcDossierMoves.Place> places =
                moves.places(dossiers.stream().map(DossierRecord::id).toList());
        Map<DecisionSubject.Key, Decision> last = decisions.last(
                dossiers.stream().map(dossier -> dossier.subject().key()).toList());
        Map<IncubatorId, Programme> known = new HashMap<>();
        Map<DossierId, Coming> coming = new HashMap<>();
        for (DossierRecord dossier : dossiers) {
            JdbcDossierMoves.Place place = places.get(dossier.id());
            if (place == null) continue;
            Decision decision = last.get(dossier.subject().key());
            NextStep next = NextStep.of(
                    place.step(),
                    dossier.reopened(),
                    place.submittedAt() == null ? null : Paris.day(place.submittedAt()),
                    decision,
                    known.computeIfAbsent(dossier.incubator(), programmes::of));
            coming.put(dossier.id(), new Coming(next, place.step(), Paris.day(place.since()), decision));
        }
        return coming;
    }

    /**
     * The outlook of a dossier.
     *
     * @param decisions on it, the first one first
     */
    @Transactional(readOnly = true)
    public Outlook of(DossierRecord dossier, List<Decision> decisions) {
        DossierPosition position = moves.read(dossier.id()).orElseThrow(() -> new NotFound("dossier", dossier.id()));
        LocalDate submittedOn = NextStep.submission(moves.history(dossier.id()))
                .map(passage -> Paris.day(passage.at()))
                .orElse(null);
        Decision decision = decisions.isEmpty() ? null : decisions.get(decisions.size() - 1);
        NextStep next = NextStep.of(
                position.step(), dossier.reopened(), submittedOn, decision, programmes.of(dossier.incubator()));
        return new Outlook(
                position.step(),
                Paris.day(position.since()),
                decision,
                next,
                next.late(Paris.today(clock)),
                specifications.of(dossier.assessment()));
    }
}

package org.terreau.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The table of transitions, walked at random and printed. */
class DossierStatePropertyTests {

    private static Passage passage(@Nullable DossierState from, DossierState to) {
        return new Passage(Instant.EPOCH, null, from, null, to, DossierStep.of(to, 0, 0), null, "", false, null);
    }

    /** What the façade allows: reopening goes where the history says, the rest where the table says. */
    private static Set<DossierState> allowed(DossierState state, List<Passage> history) {
        Set<DossierState> next = EnumSet.noneOf(DossierState.class);
        for (DossierState candidate : DossierState.values())
            if (state.mayBecome(candidate) && (!state.asleep() || candidate == DossierState.ARCHIVED))
                next.add(candidate);
        Passage.reopenedTo(history).ifPresent(next::add);
        return next;
    }

    @Property
    void reopeningGoesBackToTheStateBeforeWhateverCameEarlier(@ForAll long seed) {
        Random random = new Random(seed);
        List<Passage> history = new ArrayList<>(List.of(passage(null, DossierState.DRAFT)));
        Deque<DossierState> slept = new ArrayDeque<>();
        DossierState state = DossierState.DRAFT;
        for (int move = 0; move < 40; move++) {
            Optional<DossierState> reopened = Passage.reopenedTo(history);
            assertThat(reopened).isEqualTo(Optional.ofNullable(slept.peek()));
            List<DossierState> next = List.copyOf(allowed(state, history));
            if (next.isEmpty()) break;
            DossierState to = next.get(random.nextInt(next.size()));
            assertThat(state.mayBecome(to)).as("%s to %s", state, to).isTrue();
            if (reopened.isPresent() && reopened.get() == to) slept.pop();
            else if (to.asleep()) slept.push(state);
            history.add(passage(state, to));
            state = to;
        }
    }

    private static boolean decidedToEnd(DossierState state) {
        return state.ended() && !state.asleep();
    }

    @Property
    void noPathLosesADossier(@ForAll long seed) {
        Random random = new Random(seed);
        List<Passage> history = new ArrayList<>(List.of(passage(null, DossierState.DRAFT)));
        DossierState state = DossierState.DRAFT;
        for (int move = 0; move < 40 && !decidedToEnd(state); move++) {
            List<DossierState> next = List.copyOf(allowed(state, history));
            assertThat(next).as("a way on from %s", state).isNotEmpty();
            DossierState to = next.get(random.nextInt(next.size()));
            history.add(passage(state, to));
            state = to;
        }
    }

    @Test
    void theTableIsTheOneThatPeopleRead() {
        StringBuilder table = new StringBuilder();
        for (DossierState from : DossierState.values()) {
            table.append(from.code()).append(" →");
            for (DossierState to : DossierState.values())
                if (from.mayBecome(to)) table.append(' ').append(to.code());
            table.append('\n');
        }
        assertThat(table).hasToString("""
                brouillon → soumis retire archive
                soumis → brouillon investigation construction provisoire arrete reoriente retire archive
                investigation → construction provisoire arrete reoriente
                construction → provisoire suivi arrete
                provisoire → investigation construction provisoire suivi arrete reoriente
                suivi → provisoire suivi arrete
                arrete →
                reoriente →
                retire → brouillon soumis archive
                archive → brouillon soumis retire
                """);
    }
}

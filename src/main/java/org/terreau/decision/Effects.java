package org.terreau.decision;

import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.shared.Paris;

/** What followed from decisions, told by the modules that did it, in the decision's transaction. */
@Component
public class Effects {

    private final JdbcEffects stored;
    private final Clock clock;

    Effects(JdbcEffects stored, Clock clock) {
        this.stored = stored;
        this.clock = clock;
    }

    /**
     * Something that followed.
     *
     * @param code its words are the message `decision.effect.<code>`, with its arguments
     * @param path of the page that shows it; empty when there is none
     * @param done false as long as somebody has to finish it
     */
    public record Effect(String code, List<String> arguments, String path, boolean done) {

        public Effect {
            arguments = List.copyOf(arguments);
        }
    }

    /** It is done. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void done(Decision decision, String code, String path, String... arguments) {
        stored.add(decision.id(), new Effect(code, List.of(arguments), path, true));
    }

    /** It is begun: somebody has to finish it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void begun(Decision decision, String code, String path, String... arguments) {
        stored.add(decision.id(), new Effect(code, List.of(arguments), path, false));
    }

    /** What was begun under this code for this subject is finished. */
    @Transactional
    public void finished(DecisionSubject.Key subject, String code) {
        stored.finish(subject, code, Paris.today(clock));
    }
}

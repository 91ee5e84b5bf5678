package org.terreau.identity;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.shared.NotFound;
import org.terreau.web.Undo;

/** Puts back what somebody took away a moment ago, by the module that it was taken from. */
@Service
public class PutBack {

    private final Undo undo;
    private final ObjectProvider<Undoable> modules;

    PutBack(Undo undo, ObjectProvider<Undoable> modules) {
        this.undo = undo;
        this.modules = modules;
    }

    /** The acts that may be taken back, by their code. */
    public Map<String, Undoable> acts() {
        return modules.stream().collect(Collectors.toMap(Undoable::undoes, Function.identity()));
    }

    /**
     * Puts it back and forgets the offer; both or neither.
     *
     * @throws NotFound when it is too late, was done already, or was somebody else's act
     */
    @Transactional
    public void now(String token, Actor actor) {
        Undo.Taken taken = undo.take(token).orElseThrow(() -> new NotFound("undo", "offer"));
        Undoable module = acts().get(taken.act());
        if (module == null) throw new NotFound("undo", taken.act());
        module.putBack(taken.what(), actor);
    }
}

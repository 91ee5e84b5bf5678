package org.terreau.decision.web;

import org.springframework.stereotype.Component;
import org.terreau.decision.Register;
import org.terreau.web.HomeSource;

/** The last decision that everybody may read, whatever it was: a stop too. */
@Component
class LatestOnHome implements HomeSource {

    private final Register register;

    LatestOnHome(Register register) {
        this.register = register;
    }

    @Override
    public int order() {
        return 400;
    }

    @Override
    public Told told() {
        return register.page(Register.Filter.NONE, 1).decisions().items().stream()
                .findFirst()
                .map(line -> Told.part(new Part(Slot.DECISION, "decision/home", line)))
                .orElseGet(Told::nothing);
    }
}

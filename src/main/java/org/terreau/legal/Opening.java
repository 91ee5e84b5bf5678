package org.terreau.legal;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.identity.Actor;
import org.terreau.identity.Grant;
import org.terreau.identity.Role;
import org.terreau.web.BeforeOpening;

/** What is to be done before the site opens to the public, ticked by what is stored and set. */
@Service
public class Opening {

    private final List<BeforeOpening> steps;

    Opening(List<BeforeOpening> steps) {
        this.steps = steps.stream()
                .sorted(Comparator.comparing(BeforeOpening::group).thenComparingInt(BeforeOpening::order))
                .toList();
    }

    /** @param path where it is done; null when it is a setting of the machine */
    public record Step(
            BeforeOpening.Group group,
            String code,
            boolean done,
            @Nullable String path) {}

    @Transactional(readOnly = true)
    public List<Step> steps(Actor actor) {
        actor.mustHave(Grant.EVERYWHERE, Role.ADMINISTRATOR);
        return steps.stream()
                .map(step -> new Step(step.group(), step.code(), step.done().getAsBoolean(), step.path()))
                .toList();
    }
}

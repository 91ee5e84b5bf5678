package org.terreau.legal.web;

import java.util.List;
import org.terreau.legal.Opening;
import org.terreau.web.BeforeOpening;

/** What is to be done before the site opens. */
public record OpeningPage(List<Opening.Step> steps) {

    public OpeningPage {
        steps = List.copyOf(steps);
    }

    public List<BeforeOpening.Group> groups() {
        return List.of(BeforeOpening.Group.values());
    }

    public List<Opening.Step> of(BeforeOpening.Group group) {
        return steps.stream().filter(step -> step.group() == group).toList();
    }

    public long left() {
        return steps.stream().filter(step -> !step.done()).count();
    }
}

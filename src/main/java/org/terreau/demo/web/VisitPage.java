package org.terreau.demo.web;

import java.util.List;
import org.terreau.demo.GuidedVisit;

/**
 * @param steps in their order
 * @param open one click signs in as the person of a step: the mailbox of the demonstration is read from here
 */
public record VisitPage(List<GuidedVisit.Step> steps, boolean open) {

    public VisitPage {
        steps = List.copyOf(steps);
    }
}

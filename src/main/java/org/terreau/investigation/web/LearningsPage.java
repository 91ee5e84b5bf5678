package org.terreau.investigation.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.terreau.investigation.Learning;
import org.terreau.web.Form;

/**
 * The learnings, and the form of one.
 *
 * @param edited the one that is corrected; null for a new one
 * @param conflict somebody else saved `edited` as it is now while this form was being written
 */
public record LearningsPage(
        Log log,
        List<Learning> learnings,
        Choices choices,
        @Nullable Learning edited,
        Form form,
        boolean conflict) {

    public LearningsPage {
        learnings = List.copyOf(learnings);
    }

    public String action() {
        return edited == null ? log.path() + "/apprentissages" : edited.path();
    }
}

package org.terreau.call.web;

import java.util.List;
import java.util.Map;
import org.terreau.call.Calls;
import org.terreau.call.Submission;
import org.terreau.territory.Collectivity;
import org.terreau.territory.CollectivityId;
import org.terreau.web.Form;

/** What was submitted to a call, for the staff; the form chooses the laureates. */
public record SubmissionListPage(
        Calls.Standing standing,
        List<Submission> submissions,
        Map<CollectivityId, Collectivity> places,
        Form form,
        boolean lead) {

    public SubmissionListPage {
        submissions = List.copyOf(submissions);
    }

    /** On whose behalf. */
    public String behalf(Submission submission) {
        Collectivity place = submission.collectivity() == null ? null : places.get(submission.collectivity());
        if (place == null) return submission.organisation();
        return submission.organisation().isEmpty() ? place.label() : submission.organisation() + ", " + place.label();
    }
}

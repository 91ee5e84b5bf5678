package org.terreau.call.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.terreau.call.Call;
import org.terreau.call.CallStatus;
import org.terreau.call.Submission;
import org.terreau.territory.Collectivities;
import org.terreau.territory.Collectivity;
import org.terreau.web.Form;

/**
 * A submission, written or read.
 *
 * @param late what was typed came after the closing: kept, not submitted
 * @param conflict another window saved meanwhile; the form keeps what was typed
 */
public record SubmissionPage(
        Call call,
        CallStatus status,
        Submission submission,
        Form form,
        List<Collectivities.Match> candidates,
        @Nullable Collectivity collectivity,
        boolean author,
        boolean late,
        boolean conflict) {

    public SubmissionPage {
        candidates = List.copyOf(candidates);
    }
}

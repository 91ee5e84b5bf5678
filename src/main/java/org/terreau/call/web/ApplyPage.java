package org.terreau.call.web;

import java.util.List;
import org.terreau.call.Calls;
import org.terreau.call.Submission;
import org.terreau.web.Form;

/**
 * Before a submission is written.
 *
 * @param own what the person submits already, empty when they are not signed in
 */
public record ApplyPage(Calls.Standing standing, Form form, boolean signedIn, List<Submission> own) {

    public ApplyPage {
        own = List.copyOf(own);
    }
}

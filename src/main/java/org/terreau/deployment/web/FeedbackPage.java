package org.terreau.deployment.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.terreau.deployment.Feedbacks;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/**
 * What a user is asked.
 *
 * @param framed shown inside another site
 * @param thanked it was received
 */
public record FeedbackPage(Feedbacks.Asked asked, Form form, boolean framed, boolean thanked) {

    public String path() {
        return asked.experimentation().feedbackPath() + (framed ? "/cadre" : "");
    }

    /** From the best to the worst. */
    public Map<String, String> ratings(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        for (int rating = 5; rating >= 1; rating--)
            options.put(String.valueOf(rating), ui.t("deployment.rating." + rating));
        return options;
    }
}

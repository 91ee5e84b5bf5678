package org.terreau.review.web;

import java.util.List;
import org.terreau.incubator.Themes;
import org.terreau.review.Reviewers;
import org.terreau.web.Ui;

/** Those who may review: what they know, what they have in course, who is away. */
public record ReviewersPage(List<Reviewers.Profile> profiles) {

    public ReviewersPage {
        profiles = List.copyOf(profiles);
    }

    public static String themes(Reviewers.Profile profile, Ui ui) {
        return Themes.names(profile.themes(), ui.words());
    }
}

package org.terreau.standard.web;

import java.util.List;
import org.terreau.standard.CheckOutcome;
import org.terreau.standard.Theme;
import org.terreau.standard.WatchedSites;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/** A watched site with its checks. @param form of what is published, and of a report */
public record SitePage(WatchedSites.Story story, Form form) {

    private static final int WIDTH = 7;
    private static final int TALL = 18;

    public String path() {
        return story.site().path();
    }

    public List<Theme> themes() {
        return List.of(Theme.values()).stream()
                .filter(theme -> story.checks().containsKey(theme))
                .toList();
    }

    public List<String> publishedCodes() {
        return story.published().keySet().stream().map(Theme::code).toList();
    }

    /** What a drawing of the last runs shows, in words: the same state several times in a row is said once. */
    public static String told(Ui ui, List<CheckOutcome> lasting) {
        StringBuilder told = new StringBuilder();
        for (int at = 0; at < lasting.size(); ) {
            int end = at;
            while (end < lasting.size() && lasting.get(end) == lasting.get(at)) end++;
            if (at > 0) told.append(", ");
            told.append(ui.t("standard.run.times", end - at, QualityPage.outcome(ui, lasting.get(at))));
            at = end;
        }
        return told.toString();
    }

    public static int width(List<CheckOutcome> lasting) {
        return Math.max(1, lasting.size()) * WIDTH;
    }

    public static int left(int number) {
        return number * WIDTH;
    }

    public static int height(CheckOutcome outcome) {
        return outcome.measured() ? outcome.height() * TALL / 3 : 2;
    }

    public static int top(CheckOutcome outcome) {
        return TALL - height(outcome);
    }
}

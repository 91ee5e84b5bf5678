package org.terreau.today.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.terreau.today.Awaited;
import org.terreau.today.Today;
import org.terreau.today.WeekSource;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/**
 * What waits for somebody, what they work on, and the week of what they lead.
 *
 * @param form what narrows it
 * @param kinds codes of the sources by which it may be narrowed
 * @param next what to begin with, for somebody for whom there is nothing yet
 */
public record TodayPage(
        String firstName,
        Today.Waiting waiting,
        Form form,
        List<String> kinds,
        boolean narrowed,
        List<Today.Shelf> shelves,
        List<WeekSource.Fact> week,
        List<Step> next) {

    /** So many lines that narrowing them helps. */
    private static final int MANY = 8;

    /** @param key of its words; where it leads */
    public record Step(String key, String path) {}

    /** Of the days to come, or of those that went by. */
    public List<WeekSource.Fact> week(boolean comes) {
        return week.stream().filter(fact -> fact.comes() == comes).toList();
    }

    public boolean narrows() {
        return narrowed || waiting.lines().count() > MANY;
    }

    public Map<String, String> groups(Ui ui) {
        Map<String, String> groups = new LinkedHashMap<>();
        groups.put("", ui.t("today.filter.all"));
        kinds.forEach(code -> groups.put(code, ui.t("today.source." + code)));
        return groups;
    }

    public Map<String, String> abouts(Ui ui) {
        Map<String, String> abouts = new LinkedHashMap<>();
        abouts.put("", ui.t("today.filter.all"));
        waiting.abouts().forEach(about -> abouts.put(about.key(), about.name()));
        return abouts;
    }

    /** What a button is about, for who hears it without its line. */
    public static String heard(Ui ui, Awaited awaited) {
        Awaited.About about = awaited.about();
        return about == null ? awaited.what() : ui.t("today.mail.about", awaited.what(), about.name());
    }

    public static @Nullable String name(Awaited awaited) {
        return awaited.about() == null ? null : awaited.about().name();
    }
}

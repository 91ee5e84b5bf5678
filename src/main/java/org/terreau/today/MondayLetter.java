package org.terreau.today;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.terreau.shared.Words;

/** What waits, as the text of a letter. */
final class MondayLetter {

    private MondayLetter() {}

    static String text(Today.Waiting waiting, List<WeekSource.Fact> week, Words words) {
        return Stream.of(
                        waiting.sections().stream().map(section -> section(section, words)),
                        Stream.of(others(waiting, words)),
                        Stream.of(week(false, week, words), week(true, week, words)))
                .flatMap(parts -> parts)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("\n\n"));
    }

    private static String section(Today.Section section, Words words) {
        return section.lines().stream()
                .map(line -> line(line.awaited(), words))
                .collect(Collectors.joining(
                        "\n", words.t("today.urgency." + section.urgency().code()) + "\n", ""));
    }

    private static String line(Awaited awaited, Words words) {
        Awaited.About about = awaited.about();
        String title = about == null ? awaited.what() : words.t("today.mail.about", awaited.what(), about.name());
        String dates = Stream.of(
                        dated("today.since", awaited.since(), words),
                        dated("today.until", awaited.until(), words),
                        awaited.why())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
        return "- " + title + (dates.isEmpty() ? "" : "\n  " + dates) + "\n  " + words.baseUrl()
                + awaited.action().path();
    }

    private static String dated(String key, @Nullable LocalDate day, Words words) {
        return day == null ? "" : words.t(key, day);
    }

    private static String others(Today.Waiting waiting, Words words) {
        return waiting.busy().stream()
                .filter(group -> group.others() > 0)
                .map(group -> "- " + words.t("today.source." + group.code()) + " "
                        + words.t("today.others", group.others()) + "\n  " + words.baseUrl() + group.path())
                .collect(Collectors.joining("\n"));
    }

    private static String week(boolean comes, List<WeekSource.Fact> week, Words words) {
        List<String> lines = week.stream()
                .filter(fact -> fact.comes() == comes)
                .map(fact -> "- " + fact.text())
                .toList();
        return lines.isEmpty()
                ? ""
                : words.t(comes ? "today.week.comes" : "today.week.past") + "\n" + String.join("\n", lines);
    }
}

package org.terreau.dossier.web;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.terreau.dossier.DossierTask;

/**
 * Tasks as a calendar file, one event of a whole day each: many calendars show events only.
 *
 * <p>Source: RFC 5545 (texts escaped, lines folded at 75 bytes, ended by CRLF).
 */
final class TaskCalendar {

    private static final int LONGEST_LINE = 75;
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private TaskCalendar() {}

    static String of(List<DossierTask> tasks, String baseUrl, Instant now) {
        StringBuilder file = new StringBuilder();
        line(file, "BEGIN:VCALENDAR");
        line(file, "VERSION:2.0");
        line(file, "PRODID:-//Terreau//FR");
        for (DossierTask task : tasks) event(file, task, baseUrl, now);
        line(file, "END:VCALENDAR");
        return file.toString();
    }

    private static void event(StringBuilder file, DossierTask task, String baseUrl, Instant now) {
        LocalDate due = task.due();
        line(file, "BEGIN:VEVENT");
        line(file, "UID:tache-" + task.id() + "@" + baseUrl.replaceAll("^https?://", ""));
        line(file, "DTSTAMP:" + MOMENT.format(now));
        line(file, "DTSTART;VALUE=DATE:" + DAY.format(due));
        line(file, "DTEND;VALUE=DATE:" + DAY.format(due.plusDays(1)));
        line(file, "SUMMARY:" + escaped(task.what()));
        line(file, "DESCRIPTION:" + escaped(task.dossierTitle()));
        line(file, "URL:" + baseUrl + task.path());
        line(file, "TRANSP:TRANSPARENT");
        line(file, "END:VEVENT");
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replaceAll("\\r\\n|\\r|\\n", "\\\\n");
    }

    /** Writes a line, folded so that no letter is cut in two. */
    private static void line(StringBuilder file, String text) {
        int written = 0;
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            String sign = Character.toString(text.codePointAt(at));
            int size = sign.getBytes(StandardCharsets.UTF_8).length;
            if (written + size > LONGEST_LINE) {
                file.append("\r\n ");
                written = 1;
            }
            file.append(sign);
            written += size;
        }
        file.append("\r\n");
    }
}

package org.terreau.web;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * Days and meetings as a calendar file, one event each, of a whole day for a day: many calendars show events only.
 *
 * <p>Source: RFC 5545 (texts escaped, lines folded at 75 bytes, ended by CRLF).
 */
public final class CalendarFile {

    private static final int LONGEST_LINE = 75;
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private CalendarFile() {}

    /**
     * A day.
     *
     * @param id the same for the same thing for ever, unique on this site
     * @param path of its page
     */
    public record Event(String id, LocalDate day, String summary, String description, String path) {}

    /**
     * A meeting, from a moment to another.
     *
     * @param id the same for the same thing for ever, unique on this site
     * @param path of its page
     */
    public record Meeting(String id, Instant start, Instant end, String summary, String place, String path) {}

    /** A meeting as a file to keep. */
    public static ResponseEntity<byte[]> file(String name, Meeting meeting, String baseUrl, Instant now) {
        return answer(name, text(file -> meeting(file, meeting, baseUrl, now)));
    }

    /** The events as a file to keep or to subscribe to. */
    public static ResponseEntity<byte[]> file(String name, List<Event> events, String baseUrl, Instant now) {
        return answer(name, text(events, baseUrl, now));
    }

    private static ResponseEntity<byte[]> answer(String name, String text) {
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "calendar", StandardCharsets.UTF_8))
                .header(
                        "Content-Disposition",
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(text.getBytes(StandardCharsets.UTF_8));
    }

    static String text(List<Event> events, String baseUrl, Instant now) {
        return text(file -> events.forEach(event -> event(file, event, baseUrl, now)));
    }

    private static String text(Consumer<StringBuilder> events) {
        StringBuilder file = new StringBuilder();
        line(file, "BEGIN:VCALENDAR");
        line(file, "VERSION:2.0");
        line(file, "PRODID:-//Terreau//FR");
        events.accept(file);
        line(file, "END:VCALENDAR");
        return file.toString();
    }

    private static void event(StringBuilder file, Event event, String baseUrl, Instant now) {
        begin(file, event.id(), baseUrl, now);
        line(file, "DTSTART;VALUE=DATE:" + DAY.format(event.day()));
        line(file, "DTEND;VALUE=DATE:" + DAY.format(event.day().plusDays(1)));
        line(file, "SUMMARY:" + escaped(event.summary()));
        line(file, "DESCRIPTION:" + escaped(event.description()));
        line(file, "URL:" + baseUrl + event.path());
        line(file, "TRANSP:TRANSPARENT");
        line(file, "END:VEVENT");
    }

    private static void begin(StringBuilder file, String id, String baseUrl, Instant now) {
        line(file, "BEGIN:VEVENT");
        line(file, "UID:" + id + "@" + baseUrl.replaceAll("^https?://", ""));
        line(file, "DTSTAMP:" + MOMENT.format(now));
    }

    private static void meeting(StringBuilder file, Meeting meeting, String baseUrl, Instant now) {
        begin(file, meeting.id(), baseUrl, now);
        line(file, "DTSTART:" + MOMENT.format(meeting.start()));
        line(file, "DTEND:" + MOMENT.format(meeting.end()));
        line(file, "SUMMARY:" + escaped(meeting.summary()));
        line(file, "LOCATION:" + escaped(meeting.place()));
        line(file, "URL:" + baseUrl + meeting.path());
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

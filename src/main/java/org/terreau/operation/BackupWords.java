package org.terreau.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.terreau.shared.Paris;

/** What a backup holds, in words. */
@Component
class BackupWords {

    private static final long KILO = 1000;
    private static final String[] UNITS = {"o", "ko", "Mo", "Go", "To"};

    private final MessageSource messages;

    BackupWords(MessageSource messages) {
        this.messages = messages;
    }

    String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.FRENCH);
    }

    List<String> contents(Contents contents) {
        List<String> lines = new ArrayList<>();
        lines.add(text(
                "operation.contents",
                contents.takenAt()
                        .atZone(Paris.ZONE)
                        .toLocalDateTime()
                        .withNano(0)
                        .toString()
                        .replace('T', ' '),
                contents.program(),
                String.valueOf(contents.schema()),
                contents.postgresql()));
        lines.add(text("operation.contents.tables", contents.tables().size(), contents.rows()));
        for (Contents.Files place : contents.files())
            lines.add(text(
                    place.store().equals("database") ? "operation.contents.files" : "operation.contents.elsewhere",
                    place.number(),
                    size(place.bytes()),
                    place.store()));
        return lines;
    }

    /** In units of a thousand, with one digit after the comma. */
    String size(long bytes) {
        double left = bytes;
        int unit = 0;
        while (left >= KILO && unit < UNITS.length - 1) {
            left /= KILO;
            unit++;
        }
        return String.format(Locale.FRENCH, unit == 0 ? "%.0f %s" : "%.1f %s", left, UNITS[unit]);
    }
}

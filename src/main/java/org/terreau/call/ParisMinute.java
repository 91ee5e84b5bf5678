package org.terreau.call;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.terreau.shared.Paris;

/**
 * A day and a time of day as they are typed, in Europe/Paris, as one instant. An hour that the change to summer time
 * skips does not exist. An hour that the change to winter time repeats means its second occurrence: whoever counts on
 * the clock of the wall is never late.
 */
public record ParisMinute(LocalDate day, LocalTime time) {

    /** Reads what a form's date and time fields send; empty when it is not a day and a minute of it. */
    public static Optional<ParisMinute> parse(String day, String time) {
        try {
            LocalTime read = LocalTime.parse(time);
            return read.getSecond() == 0 && read.getNano() == 0
                    ? Optional.of(new ParisMinute(LocalDate.parse(day), read))
                    : Optional.empty();
        } catch (DateTimeException notOne) {
            return Optional.empty();
        }
    }

    public static ParisMinute of(Instant instant) {
        LocalDateTime local =
                instant.atZone(Paris.ZONE).toLocalDateTime().withSecond(0).withNano(0);
        return new ParisMinute(local.toLocalDate(), local.toLocalTime());
    }

    /** Empty when summer time skips it. */
    public Optional<Instant> instant() {
        LocalDateTime local = day.atTime(time);
        List<ZoneOffset> offsets = Paris.ZONE.getRules().getValidOffsets(local);
        return offsets.isEmpty() ? Optional.empty() : Optional.of(local.toInstant(offsets.get(offsets.size() - 1)));
    }
}

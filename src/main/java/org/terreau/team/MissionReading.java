package org.terreau.team;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.terreau.shared.Objections;
import org.terreau.shared.OneLine;
import org.terreau.shared.Refused;

/** Reads what was typed of a mission, and gathers what there is to object to it. */
final class MissionReading {

    static final int LINE = 150;

    private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2100, 1, 1);
    private static final List<DateTimeFormatter> SHAPES = List.of(
            DateTimeFormatter.ISO_LOCAL_DATE,
            DateTimeFormatter.ofPattern("d/M/uuuu").withResolverStyle(ResolverStyle.STRICT));

    private final Objections objections = new Objections();
    private final TypedMission typed;

    MissionReading(TypedMission typed) {
        this.typed = typed;
    }

    /**
     * What was read.
     *
     * @param since null when nothing was typed
     * @param until null when nothing was typed
     */
    record Read(
            Mission.Work work,
            @Nullable LocalDate since,
            @Nullable LocalDate until,
            Optional<Rhythm> rhythm,
            String paidBy) {}

    /** What else there is to object. */
    Objections objections() {
        return objections;
    }

    /** @throws Refused naming each field that is wrong */
    Read read(Payment payment) {
        Trade trade = Trade.of(typed.trade()).orElse(null);
        objections.when(trade == null, TypedMission.TRADE, "team.trade");
        MissionStatus status = MissionStatus.of(typed.status()).orElse(null);
        objections.when(status == null && !typed.status().isEmpty(), TypedMission.STATUS, "team.status.unknown");
        line(TypedMission.SPECIALTY, typed.specialty());
        line(TypedMission.EMPLOYER, typed.employer());
        LocalDate since = day(TypedMission.SINCE, typed.since(), objections);
        LocalDate until = day(TypedMission.UNTIL, typed.until(), objections);
        objections.when(
                since != null && until != null && until.isBefore(since), TypedMission.UNTIL, "team.until.before");
        Optional<Rhythm> rhythm = rhythm(status);
        boolean known = typed.paidBy().isEmpty()
                || typed.paidBy().equals(Payment.EMPLOYER)
                || payment.payers().stream().anyMatch(one -> one.key().equals(typed.paidBy()));
        objections.when(!known, TypedMission.PAID_BY, "team.paid-by.unknown");
        if (objections.any() || trade == null) throw objections.refusal();
        return new Read(
                new Mission.Work(trade, typed.specialty(), status, typed.employer()),
                since,
                until,
                rhythm,
                typed.paidBy());
    }

    private void line(String field, String text) {
        objections.when(!text.isEmpty() && !OneLine.fits(text, LINE), field, "team.line", LINE);
    }

    private Optional<Rhythm> rhythm(@Nullable MissionStatus status) {
        try {
            Optional<Rhythm> rhythm = Rhythm.read(typed.rhythm());
            boolean share =
                    rhythm.filter(one -> one.unit() == Rhythm.Unit.SHARE).isPresent();
            objections.when(share && status != null && status.market(), Rhythm.FIELD, "team.rhythm.days-only");
            return rhythm;
        } catch (Refused wrong) {
            objections.addAll(wrong.problems());
            return Optional.empty();
        }
    }

    /** The day typed into a field; null when there is none, or when it is wrong, which is objected to. */
    static @Nullable LocalDate day(String field, String text, Objections objections) {
        if (text.isEmpty()) return null;
        for (DateTimeFormatter shape : SHAPES) {
            LocalDate day = day(text, shape);
            if (day != null && !day.isBefore(FIRST) && day.isBefore(LAST)) return day;
        }
        objections.add(field, "team.day", text);
        return null;
    }

    private static @Nullable LocalDate day(String text, DateTimeFormatter shape) {
        try {
            return LocalDate.parse(text, shape);
        } catch (DateTimeParseException another) {
            return null;
        }
    }
}

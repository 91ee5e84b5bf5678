package org.terreau.recruitment;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.terreau.shared.Objections;
import org.terreau.shared.OneLine;
import org.terreau.shared.Paris;
import org.terreau.shared.Refused;
import org.terreau.team.Rhythm;
import org.terreau.team.Trade;

/**
 * An offer as it is typed; the names of the fields are those of the form. A draft may lack nearly everything: what it needs
 * to be published is {@link Publishing}'s.
 */
public record OfferTyped(
        Words words, Chosen chosen, When when, Contacts contacts, List<Marked> criteria, List<String> questions) {

    /** Longest line, and longest text, in characters. */
    public static final int LINE = 150;

    public static final int TEXT = 2000;

    /** How many criteria and questions the form has. */
    public static final int CRITERIA = 5;

    public static final int QUESTIONS = 3;

    private static final int MOST_MONTHS = 36;
    private static final int MOST_SENIORITY = 240;
    private static final int MOST_WEIGHT = 3;

    public OfferTyped {
        criteria = List.copyOf(criteria);
        questions = List.copyOf(questions);
    }

    /** The words. */
    public record Words(String title, String problem, String work, String profile, String place, String contact) {}

    /** The codes. */
    public record Chosen(String kind, String trade, String remote, boolean renewable) {}

    /** Days and lengths. */
    public record When(
            String rhythm,
            String start,
            String months,
            String seniority,
            String closing,
            String closingHour,
            String decision) {}

    /** Who was spoken to, and when. */
    public record Contacts(String holder, String holderOn, String referent, String referentOn) {}

    /** A criterion. */
    public record Marked(String label, String weight, boolean mandatory) {}

    /** An offer once it is read. */
    record Checked(
            Offer.Said said,
            Offer.Terms terms,
            Offer.Selection selection,
            @Nullable Instant closesAt) {}

    /** @throws Refused naming each field that is wrong */
    Checked checked() {
        Objections objections = new Objections();
        Optional<OfferKind> kind = OfferKind.of(chosen.kind());
        Optional<Trade> trade = Trade.of(chosen.trade());
        Optional<Remote> remote = Remote.of(chosen.remote());
        objections.when(kind.isEmpty(), "genre", "recruitment.kind.needed");
        objections.when(trade.isEmpty(), "metier", "recruitment.trade.needed");
        objections.when(remote.isEmpty(), "teletravail", "recruitment.remote.needed");
        objections.when(
                words.title().isEmpty() || !OneLine.fits(words.title(), LINE),
                "titre",
                "recruitment.title.needed",
                LINE);
        objections.when(words.problem().length() > TEXT, "probleme", "recruitment.long", TEXT);
        objections.when(words.work().length() > TEXT, "mission", "recruitment.long", TEXT);
        objections.when(words.profile().length() > TEXT, "profil-cherche", "recruitment.long", TEXT);
        line("lieu", words.place(), objections);
        line("contact", words.contact(), objections);
        line("titulaire", contacts.holder(), objections);
        line("referent", contacts.referent(), objections);
        BigDecimal days = days(objections);
        LocalDate start = day("demarrage", when.start(), objections);
        LocalDate told = day("titulaire-le", contacts.holderOn(), objections);
        LocalDate met = day("referent-le", contacts.referentOn(), objections);
        LocalDate decision = day("decision-le", when.decision(), objections);
        Instant closes = closes(objections);
        Integer months = months(objections);
        Integer seniority = seniority(objections);
        List<Offer.Criterion> read = criteria(objections);
        List<String> asked = questions(objections);
        objections.raise();
        return new Checked(
                new Offer.Said(
                        kind.orElseThrow(),
                        trade.orElseThrow(),
                        words.title(),
                        words.problem(),
                        words.work(),
                        words.profile(),
                        words.contact()),
                new Offer.Terms(
                        days,
                        remote.orElseThrow(),
                        words.place(),
                        start,
                        months,
                        chosen.renewable(),
                        new Offer.Met(contacts.holder(), told),
                        new Offer.Met(contacts.referent(), met),
                        seniority),
                new Offer.Selection(read, asked, decision),
                closes);
    }

    private static void line(String field, String typed, Objections objections) {
        objections.when(!OneLine.fits(typed, LINE), field, "recruitment.long", LINE);
    }

    private @Nullable BigDecimal days(Objections objections) {
        try {
            return Rhythm.read(when.rhythm()).map(Rhythm::days).orElse(null);
        } catch (Refused wrong) {
            objections.addAll(wrong.problems());
            return null;
        }
    }

    private static @Nullable LocalDate day(String field, String typed, Objections objections) {
        if (typed.isEmpty()) return null;
        try {
            LocalDate day = LocalDate.parse(typed);
            if (day.getYear() >= 2000 && day.getYear() < 2100) return day;
        } catch (DateTimeParseException none) {
            objections.add(field, "recruitment.day.wrong", typed);
            return null;
        }
        objections.add(field, "recruitment.day.wrong", typed);
        return null;
    }

    /** The end of that day when no hour is typed. */
    private @Nullable Instant closes(Objections objections) {
        LocalDate day = day("cloture", when.closing(), objections);
        if (day == null) return null;
        if (when.closingHour().isEmpty()) return Paris.start(day.plusDays(1));
        try {
            return day.atTime(LocalTime.parse(when.closingHour()))
                    .atZone(Paris.ZONE)
                    .toInstant();
        } catch (DateTimeParseException none) {
            objections.add("cloture-heure", "recruitment.hour.wrong", when.closingHour());
            return null;
        }
    }

    private @Nullable Integer months(Objections objections) {
        String typed = when.months();
        if (typed.isEmpty()) return null;
        Integer months = typed.matches("\\d{1,3}") ? Integer.valueOf(typed) : null;
        objections.when(
                months == null || months < 1 || months > MOST_MONTHS, "duree", "recruitment.months.wrong", MOST_MONTHS);
        return months;
    }

    private @Nullable Integer seniority(Objections objections) {
        String typed = when.seniority();
        if (typed.isEmpty()) return null;
        Integer months = typed.matches("\\d{1,3}") ? Integer.valueOf(typed) : null;
        objections.when(
                months == null || months > MOST_SENIORITY, "experience", "recruitment.seniority.wrong", MOST_SENIORITY);
        return months;
    }

    private List<Offer.Criterion> criteria(Objections objections) {
        List<Offer.Criterion> read = new ArrayList<>();
        for (int at = 0; at < criteria.size(); at++) {
            Marked typed = criteria.get(at);
            if (typed.label().isEmpty()) continue;
            line("critere-" + (at + 1), typed.label(), objections);
            boolean weighed = typed.weight().matches("[1-" + MOST_WEIGHT + "]");
            objections.when(!weighed, "poids-" + (at + 1), "recruitment.weight.wrong");
            read.add(new Offer.Criterion(
                    typed.label(), weighed ? Integer.parseInt(typed.weight()) : 1, typed.mandatory()));
        }
        return read;
    }

    private List<String> questions(Objections objections) {
        List<String> asked = new ArrayList<>();
        for (int at = 0; at < questions.size(); at++) {
            if (questions.get(at).isEmpty()) continue;
            line("question-" + (at + 1), questions.get(at), objections);
            asked.add(questions.get(at));
        }
        return asked;
    }
}

package org.terreau.shared;

import java.text.NumberFormat;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How numbers, amounts and dates are written in a language: looking one up costs more than writing with it. */
final class Formats {

    private static final int MOST_DECIMALS = 4;
    private static final Map<Locale, Formats> KNOWN = new ConcurrentHashMap<>();

    private final NumberFormat whole;
    private final NumberFormat decimal;
    private final NumberFormat cents;
    private final NumberFormat euros;
    private final NumberFormat large;
    private final DateTimeFormatter date;
    private final DateTimeFormatter shortDate;
    private final DateTimeFormatter month;
    private final DateTimeFormatter time;

    private Formats(Locale locale) {
        boolean french = locale.getLanguage().equals("fr");
        Locale amounts = french ? Locale.FRANCE : Locale.forLanguageTag("en-IE");
        whole = NumberFormat.getIntegerInstance(locale);
        decimal = NumberFormat.getNumberInstance(locale);
        decimal.setMaximumFractionDigits(MOST_DECIMALS);
        cents = NumberFormat.getCurrencyInstance(amounts);
        cents.setMaximumFractionDigits(2);
        euros = NumberFormat.getCurrencyInstance(amounts);
        euros.setMaximumFractionDigits(0);
        large = NumberFormat.getCompactNumberInstance(locale, NumberFormat.Style.LONG);
        large.setMaximumFractionDigits(2);
        date = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale);
        shortDate = DateTimeFormatter.ofPattern(french ? "dd/MM/yyyy" : "d MMM yyyy", locale);
        month = DateTimeFormatter.ofPattern("MMMM yyyy", locale);
        time = DateTimeFormatter.ofPattern(french ? " 'à' HH'h'mm" : " 'at' HH:mm", locale)
                .withZone(Paris.ZONE);
    }

    static Formats in(Locale locale) {
        return KNOWN.computeIfAbsent(locale, Formats::new);
    }

    NumberFormat whole() {
        return own(whole);
    }

    NumberFormat decimal() {
        return own(decimal);
    }

    /** In words from a million on, with two decimals. */
    NumberFormat large() {
        return own(large);
    }

    /** @param exact to the cent */
    NumberFormat money(boolean exact) {
        return own(exact ? cents : euros);
    }

    /** A number format is not for two threads at once. */
    private static NumberFormat own(NumberFormat shared) {
        return (NumberFormat) shared.clone();
    }

    DateTimeFormatter date() {
        return date;
    }

    DateTimeFormatter shortDate() {
        return shortDate;
    }

    DateTimeFormatter month() {
        return month;
    }

    DateTimeFormatter time() {
        return time;
    }
}

package org.terreau.shared;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** Texts, dates in Europe/Paris, numbers and amounts in one language: what pages and letters are written with. */
public final class Words {

    private static final MathContext TELLING = new MathContext(3);
    private static final MathContext GUESSED = new MathContext(2);
    private static final BigDecimal A_MILLION = BigDecimal.valueOf(1_000_000);
    private static final String EUROS = "€";
    private static final BigDecimal WHOLE_EUROS_FROM = BigDecimal.valueOf(100);

    private final MessageSource messages;
    private final Locale locale;
    private final String baseUrl;
    private final Formats formats;

    public Words(MessageSource messages, Locale locale, String baseUrl) {
        this.messages = messages;
        this.locale = locale;
        this.baseUrl = baseUrl;
        this.formats = Formats.in(locale);
    }

    /** The text of this key, where a day is written as in a sentence. An unknown key is an error of ours and throws. */
    public String t(String key, @Nullable Object... arguments) {
        @Nullable Object[] written = arguments.clone();
        for (int at = 0; at < written.length; at++) if (written[at] instanceof LocalDate day) written[at] = date(day);
        String message = messages.getMessage(key, written, locale);
        return french() ? Elision.in(message, written) : message;
    }

    /** The text of this key if there is one. */
    public Optional<String> optional(String key) {
        return Optional.ofNullable(messages.getMessage(key, null, null, locale));
    }

    public Locale locale() {
        return locale;
    }

    /** The address of the site, without a slash at its end: what a letter's links begin with. */
    public String baseUrl() {
        return baseUrl;
    }

    /** In a sentence, a heading, a letter. */
    public String date(LocalDate date) {
        String written = formats.date().format(date);
        return french() && date.getDayOfMonth() == 1 ? written.replaceFirst("^1 ", "1er ") : written;
    }

    /** In a cell of a table or a line of a card, where dates are compared. */
    public String shortDate(LocalDate date) {
        return formats.shortDate().format(date);
    }

    public String month(YearMonth month) {
        return formats.month().format(month);
    }

    /** Day and time in Europe/Paris. */
    public String moment(Instant instant) {
        return day(instant) + time(instant);
    }

    /** The same in a cell of a table or a line of a card. */
    public String shortMoment(Instant instant) {
        return shortDay(instant) + time(instant);
    }

    private String time(Instant instant) {
        return formats.time().format(instant);
    }

    public String day(Instant instant) {
        return date(Paris.day(instant));
    }

    public String shortDay(Instant instant) {
        return shortDate(Paris.day(instant));
    }

    public String number(long number) {
        return formats.whole().format(number);
    }

    /** For people: a whole number as it is, another one with the three digits that tell something. Files have it whole. */
    public String number(BigDecimal number) {
        return formats.decimal().format(whole(number) ? number : number.round(TELLING));
    }

    /** A value in its unit, for people: whole euros from a hundred on, else as any other number. */
    public String number(BigDecimal number, String unit) {
        return unit.startsWith(EUROS) && number.abs().compareTo(WHOLE_EUROS_FROM) >= 0
                ? number(number.setScale(0, RoundingMode.HALF_UP))
                : number(number);
    }

    /** A value with its unit. */
    public String quantity(BigDecimal number, String unit) {
        return number(number, unit) + '\u00a0' + unit;
    }

    private static boolean whole(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= 0;
    }

    /** A quantity that is guessed: "around 670". */
    public String around(long number) {
        return number(BigDecimal.valueOf(number).round(GUESSED).longValueExact());
    }

    /** A figure shown in large, with three digits that tell something: "3,46 millions", "12 400". */
    public String large(BigDecimal number) {
        BigDecimal told = number.round(TELLING);
        return told.abs().compareTo(A_MILLION) < 0
                ? number(told)
                : formats.large().format(told.doubleValue());
    }

    /** An amount as it was decided or typed: to the cent where it has cents. What is computed is a {@link #quantity}. */
    public String money(Money amount) {
        return formats.money(amount.cents() % 100 != 0).format(amount.inEuros());
    }

    private boolean french() {
        return locale.getLanguage().equals("fr");
    }
}

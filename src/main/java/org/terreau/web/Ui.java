package org.terreau.web;

import gg.jte.Content;
import gg.jte.TemplateEngine;
import java.math.BigDecimal;
import java.math.MathContext;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.web.util.UriComponentsBuilder;
import org.terreau.shared.Money;
import org.terreau.shared.Paris;

/**
 * What a template knows beside its page: texts in the reader's language, dates in Europe/Paris, amounts, the reader,
 * the form token, and where we are. One for each request.
 */
public final class Ui {

    private static final MathContext TELLING = new MathContext(3);
    private static final MathContext GUESSED = new MathContext(2);
    private static final int MOST_DECIMALS = 4;

    /** A message that the previous page left for this one ("Enregistré."). */
    public record Flash(String kind, String text) {}

    /**
     * The hidden fields of every form that writes.
     *
     * @param originName the field that says which page shows the form
     */
    public record FormToken(String name, String value, String originName, String origin) {}

    /** A line of the main menu, resolved for this request. */
    public record MenuLine(String text, String path, boolean current) {}

    /** Lines of the main menu that are folded under one name; one line alone stands by itself. */
    public record MenuGroup(String text, List<MenuLine> lines) {

        public MenuGroup {
            lines = List.copyOf(lines);
        }

        public boolean current() {
            return lines.stream().anyMatch(MenuLine::current);
        }
    }

    private final MessageSource messages;
    private final Locale locale;
    private final Viewer viewer;
    private final Brand brand;
    private final String path;
    private final @Nullable String query;
    private final String baseUrl;
    private final Supplier<FormToken> token;
    private final List<MenuGroup> menu;
    private final @Nullable Flash flash;
    private final boolean demonstration;
    private final UnaryOperator<String> assets;
    private final TemplateEngine templates;

    Ui(
            MessageSource messages,
            Locale locale,
            Viewer viewer,
            Brand brand,
            String path,
            @Nullable String query,
            String baseUrl,
            Supplier<FormToken> token,
            List<MenuGroup> menu,
            @Nullable Flash flash,
            boolean demonstration,
            UnaryOperator<String> assets,
            TemplateEngine templates) {
        this.templates = templates;
        this.messages = messages;
        this.locale = locale;
        this.viewer = viewer;
        this.brand = brand;
        this.path = path;
        this.query = query;
        this.baseUrl = baseUrl;
        this.token = token;
        this.menu = List.copyOf(menu);
        this.flash = flash;
        this.demonstration = demonstration;
        this.assets = assets;
    }

    /** The text of this key in the reader's language. An unknown key is an error of ours and throws. */
    public String t(String key, @Nullable Object... arguments) {
        String message = messages.getMessage(key, arguments, locale);
        return french() ? Elision.in(message, arguments) : message;
    }

    /** The text of this key if there is one. */
    public Optional<String> optional(String key) {
        return Optional.ofNullable(messages.getMessage(key, null, null, locale));
    }

    public Locale locale() {
        return locale;
    }

    public String language() {
        return locale.getLanguage();
    }

    public Viewer viewer() {
        return viewer;
    }

    public Brand brand() {
        return brand;
    }

    public String path() {
        return path;
    }

    public String baseUrl() {
        return baseUrl;
    }

    public List<MenuGroup> menu() {
        return menu;
    }

    public Optional<Flash> flash() {
        return Optional.ofNullable(flash);
    }

    public boolean demonstration() {
        return demonstration;
    }

    /** The address of a static file, changed when its content does. */
    public String asset(String name) {
        return assets.apply(name);
    }

    /** The token field of a form; only asked for by forms that write, so that other pages can be cached. */
    public FormToken token() {
        return token.get();
    }

    private UriComponentsBuilder here() {
        UriComponentsBuilder builder = UriComponentsBuilder.fromPath(path);
        return query == null ? builder : builder.query(query);
    }

    /** This page in the other language. */
    public String inLanguage(String language) {
        return here().replaceQueryParam("lang", language).build().toUriString();
    }

    /** This page with one parameter of its address changed (removed when the value is null); back to page 1 unless it is the page. */
    public String with(String name, @Nullable Object value) {
        UriComponentsBuilder builder = here();
        if (!name.equals("page")) builder.replaceQueryParam("page");
        if (value == null) builder.replaceQueryParam(name);
        else
            builder.replaceQueryParam(
                    name, java.net.URLEncoder.encode(value.toString(), java.nio.charset.StandardCharsets.UTF_8));
        return builder.build().toUriString();
    }

    /** An address with one parameter, encoded. */
    public String queryLink(String toPath, String name, String value) {
        return toPath + "?" + name + "=" + java.net.URLEncoder.encode(value, java.nio.charset.StandardCharsets.UTF_8);
    }

    /** Another address with this page's parameters, such as its CSV. */
    public String sameFilters(String otherPath) {
        return query == null ? otherPath : otherPath + "?" + query;
    }

    public String date(LocalDate date) {
        String written = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .format(date);
        return french() && date.getDayOfMonth() == 1 ? written.replaceFirst("^1 ", "1er ") : written;
    }

    public String shortDate(LocalDate date) {
        return DateTimeFormatter.ofPattern(french() ? "dd/MM/yyyy" : "d MMM yyyy", locale)
                .format(date);
    }

    public String month(YearMonth month) {
        return DateTimeFormatter.ofPattern("MMMM yyyy", locale).format(month);
    }

    /** Day and time in Europe/Paris. */
    public String moment(Instant instant) {
        return day(instant)
                + DateTimeFormatter.ofPattern(french() ? " 'à' HH'h'mm" : " 'at' HH:mm", locale)
                        .withZone(Paris.ZONE)
                        .format(instant);
    }

    public String day(Instant instant) {
        return date(Paris.day(instant));
    }

    /** The beginning of a text, to tell one link from another that is called the same. */
    public static String beginning(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        int points = Math.min(60, line.codePointCount(0, line.length()));
        String start = line.substring(0, line.offsetByCodePoints(0, points));
        return start.length() == line.length() ? line : start + "…";
    }

    public String number(long number) {
        return NumberFormat.getIntegerInstance(locale).format(number);
    }

    /** For people: a whole number as it is, another one with the three digits that tell something. Files have it whole. */
    public String number(BigDecimal number) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(MOST_DECIMALS);
        return format.format(whole(number) ? number : number.round(TELLING));
    }

    private static boolean whole(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= 0;
    }

    /** A quantity that is guessed: "around 670". */
    public String around(long number) {
        return number(BigDecimal.valueOf(number).round(GUESSED).longValueExact());
    }

    public String money(Money amount) {
        NumberFormat format =
                NumberFormat.getCurrencyInstance(french() ? Locale.FRANCE : Locale.forLanguageTag("en-IE"));
        format.setMaximumFractionDigits(amount.cents() % 100 == 0 ? 0 : 2);
        return format.format(amount.inEuros());
    }

    private boolean french() {
        return locale.getLanguage().equals("fr");
    }

    /** Another template with its ready page, as a part of this one: for what modules add to each other's pages. */
    public Content part(String template, Object page) {
        return output -> templates.render(template + ".jte", Map.of("ui", this, "page", page), output);
    }

    /** No content, for optional slots of components. */
    public static @Nullable Content none() {
        return null;
    }
}

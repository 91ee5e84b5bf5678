package org.terreau.web;

import gg.jte.Content;
import gg.jte.TemplateEngine;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import org.terreau.shared.Money;
import org.terreau.shared.Words;

/**
 * What a template knows beside its page: texts in the reader's language, dates in Europe/Paris, amounts, the reader,
 * the form token, and where we are. One for each request.
 */
public final class Ui {

    /**
     * A message that the previous page left for this one ("Enregistré.").
     *
     * @param kind as an alert has it: success or warning
     * @param undo the token of what was taken away and may be put back; empty when nothing may
     */
    public record Flash(String kind, String text, String undo) {}

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

    /** The platform serves French public bodies: what they write is in French. */
    private static final String TYPED = "fr";

    private final Words words;
    private final Viewer viewer;
    private final Brand brand;
    private final String path;
    private static final Pattern SOUND = Pattern.compile("(?:[^%]|%[0-9A-Fa-f]{2})*+");
    private static final Pattern ESCAPED = Pattern.compile("%([0-9A-Fa-f])[0-9A-Fa-f]");

    private final @Nullable String query;
    private final Supplier<FormToken> token;
    private final List<MenuGroup> menu;
    private final @Nullable Flash flash;
    private final boolean demonstration;
    private final UnaryOperator<String> assets;
    private final TemplateEngine templates;
    private final String accessibility;
    private final Supplier<Surroundings.Place> asked;
    private Surroundings.@Nullable Place place;
    private final Narrowing narrowing = new Narrowing();

    Ui(
            Words words,
            Viewer viewer,
            Brand brand,
            String path,
            @Nullable String query,
            Supplier<FormToken> token,
            List<MenuGroup> menu,
            @Nullable Flash flash,
            boolean demonstration,
            UnaryOperator<String> assets,
            TemplateEngine templates,
            String accessibility,
            Supplier<Surroundings.Place> asked) {
        this.templates = templates;
        this.asked = asked;
        this.accessibility = accessibility;
        this.words = words;
        this.viewer = viewer;
        this.brand = brand;
        this.path = path;
        this.query = query;
        this.token = token;
        this.menu = List.copyOf(menu);
        this.flash = flash;
        this.demonstration = demonstration;
        this.assets = assets;
    }

    private Surroundings.Place place() {
        if (place == null) place = asked.get();
        return place;
    }

    /** The pages above this one, from the home; the last is what the page itself names, unless it is there already. */
    public List<Surroundings.Step> above(String back, String where) {
        List<Surroundings.Step> above = new ArrayList<>();
        above.add(new Surroundings.Step(t("web.home.title"), "/"));
        above.addAll(place().above());
        if (!back.isEmpty()
                && above.stream()
                        .noneMatch(
                                step -> step.path().equals(back) || step.text().equals(where)))
            above.add(new Surroundings.Step(where, back));
        return above;
    }

    /** The pages between which one goes to and fro while one works on what this one is about. */
    public List<Surroundings.Tab> beside() {
        return place().beside();
    }

    /** The name of what this page is about; "" when it is about nothing that has a name. */
    public String about() {
        return place().about();
    }

    /** What narrows the list of this page. */
    public Narrowing narrowing() {
        return narrowing;
    }

    /** What a page holds, rendered before its title is written when the address may narrow it. */
    public Content early(Content content) {
        return query == null ? content : Narrowing.rendered(content);
    }

    /** What the browser calls a page: what it is about, what is looked for, what narrows it and which page of a list it is. */
    public String titled(String title) {
        List<String> parts = new ArrayList<>(List.of(title));
        String looked = parameter("q");
        if (!looked.isEmpty() && !title.contains(looked)) parts.add(t("web.titled.looked", beginning(looked)));
        if (!narrowing.chosen().isEmpty())
            parts.add(String.join(", ", narrowing.chosen().values()));
        String page = parameter("page");
        if (page.matches("[0-9]{1,9}") && Integer.parseInt(page) > 1)
            parts.add(t("web.titled.page", Integer.parseInt(page)));
        if (!about().isEmpty() && !title.contains(about())) parts.add(about());
        return String.join(" — ", parts);
    }

    private String parameter(String name) {
        String escaped = here().build().getQueryParams().getFirst(name);
        return escaped == null || !SOUND.matcher(escaped).matches()
                ? ""
                : URLDecoder.decode(escaped, StandardCharsets.UTF_8).strip();
    }

    /** The text of this key in the reader's language. An unknown key is an error of ours and throws. */
    public String t(String key, @Nullable Object... arguments) {
        return words.t(key, arguments);
    }

    /** The text of this key if there is one. */
    public Optional<String> optional(String key) {
        return words.optional(key);
    }

    /** The same words without the request: what rules and letters are written with. */
    public Words words() {
        return words;
    }

    public Locale locale() {
        return words.locale();
    }

    public String language() {
        return words.locale().getLanguage();
    }

    /** The language of what people write, where it is not that of the page around it. */
    public @Nullable String typed() {
        return language().equals(TYPED) ? null : TYPED;
    }

    /** What people wrote, within words of ours or before them: marked where the page around it is in another language. */
    public Told told(String text) {
        return new Told(text, typed());
    }

    /** The text of this key around what was typed: the arguments that are {@link Told} keep their own language. */
    public Content around(String key, @Nullable Object... arguments) {
        @Nullable Object[] written = arguments.clone();
        for (int at = 0; at < written.length; at++) if (written[at] instanceof Told told) written[at] = told.toString();
        return spoken(t(key, written));
    }

    /** A text of ours with what it holds of {@link Told} in its own language. */
    public Content spoken(String text) {
        String[] pieces = text.split(Told.BOUND, -1);
        return output -> {
            for (int at = 0; at < pieces.length; at++) {
                if (at % 2 == 0) output.writeUserContent(pieces[at]);
                else told(pieces[at]).writeTo(output);
            }
        };
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
        return words.baseUrl();
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

    /** How accessible the site is: the code of an {@link AccessibilityState}. */
    public String accessibility() {
        return accessibility;
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
        else builder.replaceQueryParam(name, URLEncoder.encode(value.toString(), StandardCharsets.UTF_8));
        return builder.build().toUriString();
    }

    /** This page without these parameters, back to page 1. */
    public String without(Collection<String> names) {
        UriComponentsBuilder builder = here().replaceQueryParam("page");
        names.forEach(builder::replaceQueryParam);
        return builder.build().toUriString();
    }

    /** An address with one parameter, encoded. */
    public String queryLink(String toPath, String name, String value) {
        return toPath + "?" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** Whether the address of this page says this. */
    public boolean asks(String name, String value) {
        return value.equals(here().build().getQueryParams().getFirst(name));
    }

    /** What is looked for here is longer than what is read of it. */
    public boolean searchCut() {
        String typed = here().build().getQueryParams().getFirst("q");
        return typed != null && Searched.cut(ESCAPED.matcher(typed).replaceAll(Ui::standing));
    }

    /** One sign stands for each that is escaped, whose other bytes in UTF-8 begin with the bits 10. */
    private static String standing(MatchResult escaped) {
        return "89ABab".indexOf(escaped.group(1).charAt(0)) >= 0 ? "" : "x";
    }

    /** Another address with this page's parameters, such as its CSV. */
    public String sameFilters(String otherPath) {
        return query == null ? otherPath : otherPath + "?" + query;
    }

    public String date(LocalDate date) {
        return words.date(date);
    }

    public String shortDate(LocalDate date) {
        return words.shortDate(date);
    }

    public String month(YearMonth month) {
        return words.month(month);
    }

    /** Day and time in Europe/Paris. */
    public String moment(Instant instant) {
        return words.moment(instant);
    }

    /** The same in a cell of a table or a line of a card. */
    public String shortMoment(Instant instant) {
        return words.shortMoment(instant);
    }

    public String shortDay(Instant instant) {
        return words.shortDay(instant);
    }

    public String day(Instant instant) {
        return words.day(instant);
    }

    /** The beginning of a text, to tell one link from another that is called the same. */
    public static String beginning(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        int points = Math.min(60, line.codePointCount(0, line.length()));
        String start = line.substring(0, line.offsetByCodePoints(0, points));
        return start.length() == line.length() ? line : start + "…";
    }

    public String number(long number) {
        return words.number(number);
    }

    /** For people: as many digits as tell something. Files have it whole. */
    public String number(BigDecimal number) {
        return words.number(number);
    }

    /** A value in its unit, for people. */
    public String number(BigDecimal number, String unit) {
        return words.number(number, unit);
    }

    /** A value with its unit. */
    public String quantity(BigDecimal number, String unit) {
        return words.quantity(number, unit);
    }

    /** A quantity that is guessed: "around 670". */
    public String around(long number) {
        return words.around(number);
    }

    /** A figure shown in large. */
    public String large(BigDecimal number) {
        return words.large(number);
    }

    /** An amount as it was decided or typed. */
    public String money(Money amount) {
        return words.money(amount);
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

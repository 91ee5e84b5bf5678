package org.terreau.funding.web;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.funding.Margin;
import org.terreau.funding.MoneyNorm;
import org.terreau.funding.MoneyNormSettings;
import org.terreau.identity.Actor;
import org.terreau.incubator.EntryCost;
import org.terreau.incubator.IncubatorId;
import org.terreau.incubator.Programmes;
import org.terreau.shared.Refused;
import org.terreau.shared.Words;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.Table;

/** What an incubator counts money and delays with, and where it comes from. */
@Controller
@OpenTo(OpenTo.Audience.STAFF)
class MoneyNormsController {

    private static final String TEMPLATE = "funding/norms";
    private static final String PATH = "/reglages/{id}/reperes-budget";
    private static final Pattern SPACES = Pattern.compile("[\\s\u00a0\u202f€]");
    private static final Pattern DIGITS = Pattern.compile("\\d{1,9}");
    private static final Pattern PERCENT =
            Pattern.compile("(\\d{1,3}(?:[.,]\\d{1,2})?)%?(?:ducoût|ducout|ofthecost|(duprix|oftheprice))?");
    private static final long WHOLE = 10_000;

    private final Pages pages;
    private final MoneyNormSettings settings;
    private final Programmes programmes;
    private final EntryCost entry;

    MoneyNormsController(Pages pages, MoneyNormSettings settings, Programmes programmes, EntryCost entry) {
        this.pages = pages;
        this.settings = settings;
        this.programmes = programmes;
        this.entry = entry;
    }

    private MoneyNormsPage page(MoneyNormSettings.Known known, Form form) {
        IncubatorId id = known.incubator().id();
        return new MoneyNormsPage(known, form, programmes.of(id), entry.of(id));
    }

    @GetMapping(PATH)
    ModelAndView read(@PathVariable String id, @RequestParam(defaultValue = "1") int page, Actor actor) {
        MoneyNormSettings.Known known = settings.of(new IncubatorId(id), page, actor);
        Map<String, String> filled = new HashMap<>();
        for (MoneyNorm norm : MoneyNorm.values())
            filled.put(norm.code(), typed(norm, known.norms().of(norm)));
        known.sources().forEach((kind, source) -> filled.put("source-" + kind.code(), source));
        filled.put("version", String.valueOf(known.version()));
        return pages.show(TEMPLATE, page(known, Form.filled(filled)));
    }

    @PostMapping(PATH)
    ModelAndView change(@PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        IncubatorId incubator = new IncubatorId(id);
        Form form = Form.of(typed);
        Map<MoneyNorm, Long> figures = new EnumMap<>(MoneyNorm.class);
        for (MoneyNorm norm : MoneyNorm.values())
            read(norm, form.text(norm.code())).ifPresent(value -> figures.put(norm, value));
        Map<MoneyNorm.Kind, String> sources = new EnumMap<>(MoneyNorm.Kind.class);
        for (MoneyNorm.Kind kind : MoneyNorm.Kind.values()) sources.put(kind, form.text("source-" + kind.code()));
        try {
            settings.change(incubator, figures, sources, form.version(), actor);
        } catch (Refused refusal) {
            return pages.refused(TEMPLATE, page(settings.of(incubator, 1, actor), form.refused(refusal)));
        }
        return pages.after("/reglages/" + incubator + "/reperes-budget", "flash.funding.norms");
    }

    /** As a form shows it: percents for a margin. */
    private static String typed(MoneyNorm norm, long value) {
        return norm.kind() == MoneyNorm.Kind.MARGINS
                ? new Margin(value).percent().toPlainString().replace('.', ',')
                : String.valueOf(value);
    }

    /** Empty when it is no figure; a margin is read on the cost unless it is said to be of the price. */
    private static Optional<Long> read(MoneyNorm norm, String typed) {
        String written = SPACES.matcher(typed).replaceAll("");
        if (norm.kind() != MoneyNorm.Kind.MARGINS)
            return DIGITS.matcher(written).matches() ? Optional.of(Long.parseLong(written)) : Optional.empty();
        Matcher percent = PERCENT.matcher(written);
        if (!percent.matches()) return Optional.empty();
        long told = new BigDecimal(percent.group(1).replace(',', '.'))
                .movePointRight(2)
                .longValueExact();
        boolean price = percent.group(2) != null;
        if (price && told >= WHOLE) return Optional.empty();
        return Optional.of(price ? Margin.ofPrice(told).onCost() : told);
    }

    /**
     * A figure as files have it.
     *
     * @param unite euros-an, jours, euros-jour-ht or pourcent-du-cout
     * @param habituel what it is where nobody changed it
     */
    record Line(String repere, String nom, BigDecimal valeur, String unite, BigDecimal habituel, String source) {}

    private static BigDecimal exact(MoneyNorm norm, long value) {
        return norm.kind() == MoneyNorm.Kind.MARGINS ? new Margin(value).percent() : BigDecimal.valueOf(value);
    }

    private List<Line> lines(String id, Locale locale, Actor actor) {
        Words words = pages.outsideRequest(locale).words();
        MoneyNormSettings.Known known = settings.of(new IncubatorId(id), 1, actor);
        return Stream.of(MoneyNorm.values())
                .map(norm -> new Line(
                        norm.code(),
                        words.t("funding.norms." + norm.code()),
                        exact(norm, known.norms().of(norm)),
                        unit(norm.kind()),
                        exact(norm, norm.usual()),
                        MoneyNormsPage.source(known, norm.kind(), words)))
                .toList();
    }

    private static String unit(MoneyNorm.Kind kind) {
        return switch (kind) {
            case PHASES -> "euros-an";
            case AGREEMENTS, ORDERS -> "jours";
            case DAYS -> "euros-jour-ht";
            case MARGINS -> "pourcent-du-cout";
        };
    }

    @GetMapping(PATH + ".csv")
    ResponseEntity<byte[]> csv(@PathVariable String id, Locale locale, Actor actor) {
        return Table.of(Line.class).csv("reperes-budget.csv", lines(id, locale, actor));
    }

    @GetMapping("/api/incubateurs/{id}/reperes-budget")
    @ResponseBody
    List<Line> json(@PathVariable String id, Locale locale, Actor actor) {
        return lines(id, locale, actor);
    }
}

package org.terreau.funding.web;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
            filled.put(norm.code(), String.valueOf(known.norms().of(norm)));
        known.sources().forEach((kind, source) -> filled.put("source-" + kind.code(), source));
        filled.put("version", String.valueOf(known.version()));
        return pages.show(TEMPLATE, page(known, Form.filled(filled)));
    }

    @PostMapping(PATH)
    ModelAndView change(@PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        IncubatorId incubator = new IncubatorId(id);
        Form form = Form.of(typed);
        Map<MoneyNorm, Long> figures = new EnumMap<>(MoneyNorm.class);
        for (MoneyNorm norm : MoneyNorm.values()) {
            String digits = SPACES.matcher(form.text(norm.code())).replaceAll("");
            if (DIGITS.matcher(digits).matches()) figures.put(norm, Long.parseLong(digits));
        }
        Map<MoneyNorm.Kind, String> sources = new EnumMap<>(MoneyNorm.Kind.class);
        for (MoneyNorm.Kind kind : MoneyNorm.Kind.values()) sources.put(kind, form.text("source-" + kind.code()));
        try {
            settings.change(incubator, figures, sources, form.version(), actor);
        } catch (Refused refusal) {
            return pages.refused(TEMPLATE, page(settings.of(incubator, 1, actor), form.refused(refusal)));
        }
        return pages.after("/reglages/" + incubator + "/reperes-budget", "flash.funding.norms");
    }

    /**
     * A figure as files have it.
     *
     * @param unite euros-an, jours or euros-jour-ht
     * @param habituel what it is where nobody changed it
     */
    record Line(String repere, String nom, long valeur, String unite, long habituel, String source) {}

    private List<Line> lines(String id, Locale locale, Actor actor) {
        Words words = pages.outsideRequest(locale).words();
        MoneyNormSettings.Known known = settings.of(new IncubatorId(id), 1, actor);
        return Stream.of(MoneyNorm.values())
                .map(norm -> new Line(
                        norm.code(),
                        words.t("funding.norms." + norm.code()),
                        known.norms().of(norm),
                        unit(norm.kind()),
                        norm.usual(),
                        MoneyNormsPage.source(known, norm.kind(), words)))
                .toList();
    }

    private static String unit(MoneyNorm.Kind kind) {
        return switch (kind) {
            case PHASES -> "euros-an";
            case AGREEMENTS, ORDERS -> "jours";
            case DAYS -> "euros-jour-ht";
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

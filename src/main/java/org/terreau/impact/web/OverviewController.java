package org.terreau.impact.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.impact.Overview;
import org.terreau.impact.Series;
import org.terreau.portfolio.Shelf;
import org.terreau.shared.Slice;
import org.terreau.web.Csv;
import org.terreau.web.Form;
import org.terreau.web.NavigationEntry;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;

/** The impact of all products, for everybody. */
@Controller
class OverviewController {

    private static final int PAGE = 50;

    private final Pages pages;
    private final Overview overview;
    private final Shelf shelf;

    OverviewController(Pages pages, Overview overview, Shelf shelf) {
        this.pages = pages;
        this.overview = overview;
        this.shelf = shelf;
    }

    @Bean
    static NavigationEntry impactEntry() {
        return NavigationEntry.forEveryone(210, "impact.menu", "/impact");
    }

    private static Overview.Choice choice(String incubateur, String phase, String sans, String tri) {
        return new Overview.Choice(
                incubateur, phase, !sans.isEmpty(), Overview.Order.of(tri).orElse(Overview.Order.MEASURED));
    }

    @GetMapping("/impact")
    @OpenTo(OpenTo.Audience.EVERYONE)
    ModelAndView all(
            @RequestParam(defaultValue = "") String incubateur,
            @RequestParam(defaultValue = "") String phase,
            @RequestParam(defaultValue = "") String sans,
            @RequestParam(defaultValue = "") String tri,
            @RequestParam(defaultValue = "1") int page) {
        return pages.showToAll("impact/overview", () -> {
            Overview.Choice choice = choice(incubateur, phase, sans, tri);
            Overview.Portfolio found = overview.of(choice);
            Map<String, String> incubators = new LinkedHashMap<>();
            shelf.facets().incubators().forEach(one -> incubators.put(one.code(), one.name()));
            int count = found.lines().size();
            int last = Math.max(1, (count + PAGE - 1) / PAGE);
            int number = Math.max(1, Math.min(page, last));
            int from = (number - 1) * PAGE;
            return new OverviewPage(
                    new Slice<>(found.lines().subList(from, Math.min(from + PAGE, count)), number, PAGE, count),
                    found.lines(),
                    found.cohorts(),
                    found.sums(),
                    found.silent(),
                    choice,
                    Form.filled(Map.of(
                            "incubateur",
                            incubateur,
                            "phase",
                            phase,
                            "sans",
                            sans,
                            "tri",
                            choice.order().code())),
                    incubators);
        });
    }

    /** A product of the portfolio, for programs; null for what is not known. */
    record Entry(
            String id,
            String name,
            String incubator,
            @Nullable String phase,
            @Nullable Integer started,
            @Nullable String indicator,
            @Nullable String unit,
            @Nullable LocalDate period,
            @Nullable BigDecimal value,
            @Nullable BigDecimal changeOverAYear,
            @Nullable BigDecimal granted,
            int quality,
            boolean silent,
            boolean toCheck) {}

    private static Entry entry(Overview.Line line) {
        Series star = line.northStar();
        var phase = line.phase();
        var change = line.change();
        return new Entry(
                line.product().id().value(),
                line.product().name(),
                line.product().incubator().value(),
                phase == null ? null : phase.kind().code(),
                line.started(),
                star == null ? null : star.indicator().name(),
                star == null ? null : star.indicator().unit(),
                star == null ? null : star.last().start(),
                star == null ? null : star.last().value(),
                change == null ? null : change.percent(),
                line.granted(),
                line.quality().points(),
                line.silent(),
                star != null && star.last().toCheck());
    }

    @GetMapping("/api/impact")
    @OpenTo(OpenTo.Audience.EVERYONE)
    @ResponseBody
    List<Entry> json(
            @RequestParam(defaultValue = "") String incubateur,
            @RequestParam(defaultValue = "") String phase,
            @RequestParam(defaultValue = "") String sans,
            @RequestParam(defaultValue = "") String tri) {
        return overview.of(choice(incubateur, phase, sans, tri)).lines().stream()
                .map(OverviewController::entry)
                .toList();
    }

    @GetMapping("/impact.csv")
    @OpenTo(OpenTo.Audience.EVERYONE)
    ResponseEntity<byte[]> csv(
            @RequestParam(defaultValue = "") String incubateur,
            @RequestParam(defaultValue = "") String phase,
            @RequestParam(defaultValue = "") String sans,
            @RequestParam(defaultValue = "") String tri) {
        List<List<String>> rows = new ArrayList<>();
        for (Entry one : json(incubateur, phase, sans, tri))
            rows.add(List.of(
                    one.id(),
                    one.name(),
                    one.incubator(),
                    text(one.phase()),
                    text(one.started()),
                    text(one.indicator()),
                    text(one.unit()),
                    text(one.period()),
                    text(one.value()),
                    text(one.changeOverAYear()),
                    text(one.granted()),
                    String.valueOf(one.quality()),
                    one.silent() ? "oui" : "non",
                    one.toCheck() ? "oui" : "non"));
        return Csv.file(
                "impact.csv",
                List.of(
                        "id",
                        "produit",
                        "incubateur",
                        "phase",
                        "annee",
                        "boussole",
                        "unite",
                        "periode",
                        "valeur",
                        "evolution_sur_un_an",
                        "budget_accorde",
                        "qualite",
                        "sans_mesures",
                        "a_verifier"),
                rows);
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }
}

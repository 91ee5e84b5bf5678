package org.terreau.impact.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.decision.Decision;
import org.terreau.identity.Actor;
import org.terreau.impact.Impact;
import org.terreau.impact.Indicator;
import org.terreau.impact.Periodicity;
import org.terreau.impact.Quality;
import org.terreau.impact.Series;
import org.terreau.impact.SeriesQuery;
import org.terreau.impact.ValuesToCheck;
import org.terreau.portfolio.Increment;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductFigure;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.ProductSection;
import org.terreau.portfolio.Products;
import org.terreau.portfolio.PublishedDecisions;
import org.terreau.shared.NotFound;
import org.terreau.territory.Collectivities;
import org.terreau.territory.Collectivity;
import org.terreau.territory.CollectivityId;
import org.terreau.territory.CollectivityKind;
import org.terreau.testimony.Testimony;
import org.terreau.web.Chart;
import org.terreau.web.Csv;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.Pdf;
import org.terreau.web.Picture;
import org.terreau.web.Ui;

/** The stats page of a product, each of its charts, and its figures for programs. */
@Controller
class StatsController {

    /** The rest as everywhere; only the frames of other sites may hold a chart. */
    private static final String FRAMED =
            "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors *";

    private static final Pattern CHART = Pattern.compile("/produits/([^/]+)/indicateurs/([a-z0-9-]{1,60})");
    private static final Pattern STATS = Pattern.compile("/produits/([^/]+)/stats");
    private static final MediaType SVG = MediaType.parseMediaType("image/svg+xml;charset=UTF-8");

    private final Pages pages;
    private final Products products;
    private final Impact impact;
    private final Collectivities collectivities;
    private final Pdf pdf;
    private final List<ProductSection> sections;
    private final PublishedDecisions decisions;
    private final Optional<ProductFigure> granted;

    StatsController(
            Pages pages,
            Products products,
            Impact impact,
            Collectivities collectivities,
            Pdf pdf,
            List<ProductSection> sections,
            PublishedDecisions decisions,
            List<ProductFigure> figures) {
        this.pages = pages;
        this.products = products;
        this.impact = impact;
        this.collectivities = collectivities;
        this.pdf = pdf;
        this.decisions = decisions;
        this.granted = figures.stream()
                .filter(figure -> figure.name().equals(ProductFigure.GRANTED))
                .findFirst();
        this.sections = sections.stream().filter(ProductSection::onStatsPage).toList();
    }

    @GetMapping("/produits/{id}/stats")
    @OpenTo(OpenTo.Audience.EVERYONE)
    ModelAndView stats(
            @PathVariable String id, @RequestParam(defaultValue = "") String periodicite, Optional<Actor> reader) {
        ProductId product = id(id);
        boolean editable =
                reader.filter(actor -> products.mayEdit(actor, product)).isPresent();
        return pages.showToAll(
                "impact/stats", () -> statsPage(products.read(product), periodicity(periodicite), editable));
    }

    private static Periodicity periodicity(String written) {
        return Periodicity.of(written).orElse(Periodicity.MONTH);
    }

    private @Nullable Integer increment(Product product) {
        return product.incrementOn(impact.today()).map(Increment::number).orElse(null);
    }

    private StatsPage statsPage(Product product, Periodicity periodicity, boolean editable) {
        Impact.Published published = impact.published(product.id(), periodicity);
        List<Series> series = published.series();
        List<Testimony> testimonies = published.testimonies();
        List<CollectivityId> places = new ArrayList<>();
        for (Testimony testimony : testimonies)
            if (testimony.collectivity() != null) places.add(testimony.collectivity());
        LocalDate today = impact.today();
        Product.Phase phase = product.phaseOn(today);
        boolean figures = product.statsUrl() != null || series.stream().anyMatch(known -> !known.empty());
        return new StatsPage(
                product,
                series,
                testimonies,
                collectivities.findAll(places),
                sections.stream()
                        .flatMap(section -> section.of(product).stream())
                        .toList(),
                head(product, today),
                Quality.of(series, testimonies.size(), today),
                periodicity,
                increment(product),
                today,
                phase != null && phase.kind().owesStats() && !figures,
                editable);
    }

    private StatsPage.Head head(Product product, LocalDate today) {
        List<Decision> published = decisions.of(product);
        return new StatsPage.Head(
                granted.flatMap(figure -> figure.of(product.id()).at(today, today.plusDays(1)))
                        .orElse(null),
                published.isEmpty() ? null : published.get(published.size() - 1));
    }

    @GetMapping("/produits/{id}/stats.pdf")
    @OpenTo(OpenTo.Audience.EVERYONE)
    ResponseEntity<byte[]> printed(@PathVariable String id, Locale locale) {
        Product product = products.read(id(id));
        return pdf.file(
                "impact-" + product.id() + ".pdf",
                "impact/document",
                pages.outsideRequest(locale),
                printedPage(statsPage(product, Periodicity.MONTH, false), pages.outsideRequest(locale)));
    }

    private StatsDocument printedPage(StatsPage page, Ui ui) {
        Map<String, Picture> pictures = new HashMap<>();
        for (Series series : page.series()) {
            if (series.empty()) continue;
            Chart chart = page.chart(StatsDocument.told(series), ui);
            pictures.put(
                    series.indicator().code(),
                    Picture.of(
                            pages.render("component/chart", Map.of("ui", ui, "chart", chart)),
                            chart.plot().title()));
        }
        return new StatsDocument(page, pictures);
    }

    private static final List<String> CSV = List.of(
            "indicateur",
            "nom",
            "periodicite",
            "debut",
            "valeur",
            "unite",
            "source",
            "recue_le",
            "numerateur",
            "denominateur",
            "corrigee",
            "a_verifier");

    private static void rows(Series series, List<List<String>> rows) {
        for (Series.Point point : series.points())
            rows.add(List.of(
                    series.indicator().code(),
                    series.indicator().name(),
                    series.periodicity().code(),
                    point.start().toString(),
                    point.value().toPlainString(),
                    series.indicator().unit(),
                    point.source(),
                    point.receivedAt().toString(),
                    plain(point.numerator()),
                    plain(point.denominator()),
                    point.corrected() ? "oui" : "non",
                    point.toCheck() ? "oui" : "non"));
    }

    private static String plain(@Nullable BigDecimal number) {
        return number == null ? "" : number.toPlainString();
    }

    @GetMapping("/produits/{id}/stats.csv")
    @OpenTo(OpenTo.Audience.EVERYONE)
    ResponseEntity<byte[]> csv(@PathVariable String id) {
        Product product = products.read(id(id));
        List<List<String>> rows = new ArrayList<>();
        for (Series series : impact.series(product.id())) rows(series, rows);
        return Csv.file("mesures.csv", CSV, rows);
    }

    private Series series(Product product, String code, String periodicite) {
        Indicator indicator = impact.find(product.id(), code);
        Periodicity asked = Periodicity.of(periodicite).orElse(Periodicity.MONTH);
        Periodicity shown = asked.atLeast(indicator.periodicity())
                        && !(asked == Periodicity.WEEK
                                && indicator.periodicity().compareTo(Periodicity.WEEK) > 0)
                ? asked
                : indicator.periodicity();
        return impact.one(
                product.id(),
                code,
                shown,
                shown.plus(shown.start(impact.today()), -Math.max(120, SeriesPlot.DRAWN + shown.aYear())));
    }

    @GetMapping("/produits/{id}/indicateurs/{code}")
    @OpenTo(OpenTo.Audience.EVERYONE)
    ModelAndView chart(
            @PathVariable String id,
            @PathVariable String code,
            @RequestParam(defaultValue = "") String periodicite,
            Optional<Actor> reader) {
        ProductId product = id(id);
        boolean editable =
                reader.filter(actor -> products.mayEdit(actor, product)).isPresent();
        return pages.showToAll("impact/chart", () -> chartPage(product, code, periodicite, editable));
    }

    private ChartPage chartPage(ProductId id, String code, String periodicite, boolean editable) {
        Product product = products.read(id);
        Series series = series(product, code, periodicite);
        Indicator indicator = series.indicator();
        Map<String, String> names = new LinkedHashMap<>();
        for (Collectivity one : collectivities.departements())
            names.put(one.id().code(), one.name());
        SeriesQuery.ByPlace departements = impact.byDepartement(indicator);
        List<ValuesToCheck.Waiting> doubts = impact.toCheck(indicator);
        return new ChartPage(
                product,
                series,
                departements,
                names,
                impact.bySegment(indicator),
                doubts,
                doubted(indicator, departements, doubts),
                impact.former(indicator),
                impact.targets(id).stream()
                        .filter(one -> one.readFrom().filter(code::equals).isPresent())
                        .toList(),
                increment(product),
                editable);
    }

    private Set<String> doubted(
            Indicator indicator, SeriesQuery.ByPlace departements, List<ValuesToCheck.Waiting> doubts) {
        CollectivityKind grain = indicator.grain();
        if (grain == null) return Set.of();
        return doubts.stream()
                .filter(one -> !one.place().isEmpty() && ChartPage.within(departements, one))
                .flatMap(one -> collectivities.find(new CollectivityId(grain, one.place())).stream())
                .map(place -> place.id().kind() == CollectivityKind.DEPARTEMENT
                        ? place.id().code()
                        : place.departement())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    @GetMapping("/produits/{id}/indicateurs/{code}.csv")
    @OpenTo(OpenTo.Audience.EVERYONE)
    ResponseEntity<byte[]> chartCsv(
            @PathVariable String id, @PathVariable String code, @RequestParam(defaultValue = "") String periodicite) {
        List<List<String>> rows = new ArrayList<>();
        rows(series(products.read(id(id)), code, periodicite), rows);
        return Csv.file(code + ".csv", CSV, rows);
    }

    private String svg(String id, String code, String periodicite, Locale locale) {
        Product product = products.read(id(id));
        Series series = series(product, code, periodicite);
        if (series.empty()) throw new NotFound("chart", code);
        Ui ui = pages.outsideRequest(locale);
        Chart chart = Chart.of(SeriesPlot.of(series, series.indicator().targetIn(increment(product)), ui), ui);
        return pages.render("component/chart", Map.of("ui", ui, "chart", chart)).strip();
    }

    @GetMapping("/produits/{id}/indicateurs/{code}.svg")
    @OpenTo(OpenTo.Audience.EVERYONE)
    ResponseEntity<byte[]> svgFile(
            @PathVariable String id,
            @PathVariable String code,
            @RequestParam(defaultValue = "") String periodicite,
            Locale locale) {
        return ResponseEntity.ok()
                .contentType(SVG)
                .header("Cache-Control", "no-cache")
                .header("Access-Control-Allow-Origin", "*")
                .body(svg(id, code, periodicite, locale).getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping("/produits/{id}/indicateurs/{code}.png")
    @OpenTo(OpenTo.Audience.EVERYONE)
    ResponseEntity<byte[]> pngFile(
            @PathVariable String id,
            @PathVariable String code,
            @RequestParam(defaultValue = "") String periodicite,
            Locale locale) {
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_PNG)
                .header("Cache-Control", "no-cache")
                .header("Access-Control-Allow-Origin", "*")
                .body(Picture.of(svg(id, code, periodicite, locale), code).png());
    }

    /** The chart for the frames of other sites. */
    @GetMapping("/produits/{id}/indicateurs/{code}/integration")
    @OpenTo(OpenTo.Audience.EVERYONE)
    ModelAndView frame(
            @PathVariable String id,
            @PathVariable String code,
            @RequestParam(defaultValue = "") String periodicite,
            HttpServletResponse answer) {
        answer.setHeader("Content-Security-Policy", FRAMED);
        return pages.showToAll("impact/frame", () -> chartPage(id(id), code, periodicite, false));
    }

    /** The stats page for the frames of other sites: a service shows it on its own. */
    @GetMapping("/produits/{id}/stats/integration")
    @OpenTo(OpenTo.Audience.EVERYONE)
    ModelAndView statsFrame(
            @PathVariable String id, @RequestParam(defaultValue = "") String periodicite, HttpServletResponse answer) {
        answer.setHeader("Content-Security-Policy", FRAMED);
        return pages.showToAll(
                "impact/stats-frame", () -> statsPage(products.read(id(id)), periodicity(periodicite), false));
    }

    /** The chart, or the stats page, as other sites ask for it by its address (oembed.com). */
    @GetMapping("/api/oembed")
    @OpenTo(OpenTo.Audience.EVERYONE)
    ResponseEntity<?> oembed(
            @RequestParam(defaultValue = "") String url,
            @RequestParam(defaultValue = "720") int maxwidth,
            @RequestParam(defaultValue = "480") int maxheight,
            @RequestParam(defaultValue = "json") String format,
            Locale locale) {
        if (!format.equals("json"))
            return ResponseEntity.status(HttpStatus.NOT_IMPLEMENTED).build();
        String base = pages.outsideRequest(locale).baseUrl();
        String asked = path(url, base);
        Matcher stats = STATS.matcher(asked);
        if (stats.matches()) return ResponseEntity.ok(oembed(stats.group(1), maxwidth, maxheight, locale));
        Matcher chart = CHART.matcher(asked);
        if (!chart.matches()) throw new NotFound("chart", url);
        Product product = products.read(id(java.net.URLDecoder.decode(chart.group(1), StandardCharsets.UTF_8)));
        Indicator indicator = impact.find(product.id(), chart.group(2));
        String page = base + StatsPage.chartPath(product, indicator);
        int width = Math.max(200, Math.min(720, maxwidth));
        int height = Math.max(200, Math.min(480, maxheight));
        Map<String, Object> body = rich(
                indicator.name() + " — " + product.name(),
                ChartPage.frame(page + StatsPage.FRAME, indicator.name(), width, height),
                width,
                height,
                locale);
        body.put("thumbnail_url", page + ".png");
        body.put("thumbnail_width", Picture.WIDTH);
        body.put("thumbnail_height", Picture.HEIGHT);
        return ResponseEntity.ok(body);
    }

    private Map<String, Object> oembed(String written, int maxwidth, int maxheight, Locale locale) {
        Ui ui = pages.outsideRequest(locale);
        Product product = products.read(id(java.net.URLDecoder.decode(written, StandardCharsets.UTF_8)));
        String title = ui.t("impact.stats.title", product.name());
        int width = Math.max(200, Math.min(StatsPage.WIDTH, maxwidth));
        int height = Math.max(200, Math.min(StatsPage.HEIGHT, maxheight));
        String page = ui.baseUrl() + product.id().path() + "/stats" + StatsPage.FRAME;
        return rich(title, ChartPage.frame(page, title, width, height), width, height, locale);
    }

    private Map<String, Object> rich(String title, String html, int width, int height, Locale locale) {
        Ui ui = pages.outsideRequest(locale);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("version", "1.0");
        body.put("type", "rich");
        body.put("title", title);
        body.put("provider_name", ui.brand().name());
        body.put("provider_url", ui.baseUrl());
        body.put("html", html);
        body.put("width", width);
        body.put("height", height);
        return body;
    }

    /** The path of an address of this site; "" for one of another. */
    private static String path(String url, String base) {
        try {
            URI asked = URI.create(url);
            URI ours = URI.create(base);
            return ours.getHost().equals(asked.getHost()) && asked.getRawPath() != null ? asked.getRawPath() : "";
        } catch (IllegalArgumentException notOne) {
            return "";
        }
    }

    /**
     * The convention of the French incubators.
     *
     * @param description what is counted; left out when nothing is
     */
    record Stats(
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String description,

            List<Stat> stats) {}

    /** @param toCheck said when somebody has to say whether the value is right; left out otherwise */
    record Stat(
            LocalDate date,
            BigDecimal value,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Boolean toCheck) {}

    @GetMapping("/produits/{id}/api/stats")
    @OpenTo(OpenTo.Audience.EVERYONE)
    ResponseEntity<?> northStar(
            @PathVariable String id,
            @RequestParam(defaultValue = "month") String periodicity,
            @RequestParam(defaultValue = "") String since) {
        ProductId product = products.read(id(id)).id();
        return answer(periodicity, since, (asked, first) -> impact.northStar(product, asked, first));
    }

    @GetMapping("/produits/{id}/indicators/{code}/api/stats")
    @OpenTo(OpenTo.Audience.EVERYONE)
    ResponseEntity<?> one(
            @PathVariable String id,
            @PathVariable String code,
            @RequestParam(defaultValue = "month") String periodicity,
            @RequestParam(defaultValue = "") String since) {
        ProductId product = products.read(id(id)).id();
        return answer(periodicity, since, (asked, first) -> Optional.of(impact.one(product, code, asked, first)));
    }

    private ResponseEntity<?> answer(
            String written, String since, BiFunction<Periodicity, LocalDate, Optional<Series>> read) {
        Optional<Periodicity> periodicity = Periodicity.ofConvention(written);
        if (periodicity.isEmpty() || !since.isEmpty() && !since.matches("[1-9]\\d{0,4}"))
            return ResponseEntity.badRequest()
                    .body(Map.of(
                            "status",
                            HttpStatus.BAD_REQUEST.value(),
                            "title",
                            "periodicity is day, week, month or year; since is a number of periods"));
        Periodicity asked = periodicity.get();
        int periods = since.isEmpty() ? asked.most() : Math.min(Integer.parseInt(since), asked.most());
        LocalDate first = asked.plus(asked.start(impact.today()), 1 - periods);
        Optional<Series> series = read.apply(asked, first);
        return ResponseEntity.ok()
                .body(new Stats(
                        series.map(known -> known.indicator().name() + " ("
                                        + known.indicator().unit() + ")")
                                .orElse(null),
                        series.map(Series::points).orElse(List.of()).stream()
                                .map(point ->
                                        new Stat(point.start(), point.value(), point.toCheck() ? Boolean.TRUE : null))
                                .toList()));
    }

    static ProductId id(String written) {
        return ProductId.parse(written);
    }
}

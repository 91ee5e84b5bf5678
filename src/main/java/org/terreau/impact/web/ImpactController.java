package org.terreau.impact.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.identity.Actor;
import org.terreau.impact.Aggregation;
import org.terreau.impact.Cell;
import org.terreau.impact.Impact;
import org.terreau.impact.Measurements;
import org.terreau.impact.Periodicity;
import org.terreau.impact.Series;
import org.terreau.impact.Testimony;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.ProductSection;
import org.terreau.portfolio.Products;
import org.terreau.shared.NotFound;
import org.terreau.shared.Refused;
import org.terreau.territory.Collectivities;
import org.terreau.territory.CollectivityId;
import org.terreau.territory.CollectivityPicker;
import org.terreau.web.Csv;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;

/** The stats page of a product, its figures for programs, and where its team enters them. */
@Controller
class ImpactController {

    private static final String PLACE = "lieu";

    private final Pages pages;
    private final Products products;
    private final Impact impact;
    private final Measurements measurements;
    private final Collectivities collectivities;
    private final CollectivityPicker picker;
    private final List<ProductSection> sections;

    ImpactController(
            Pages pages,
            Products products,
            Impact impact,
            Measurements measurements,
            Collectivities collectivities,
            CollectivityPicker picker,
            List<ProductSection> sections) {
        this.pages = pages;
        this.products = products;
        this.impact = impact;
        this.measurements = measurements;
        this.collectivities = collectivities;
        this.picker = picker;
        this.sections = sections.stream().filter(ProductSection::onStatsPage).toList();
    }

    @GetMapping("/produits/{id}/stats")
    @OpenTo(OpenTo.Audience.EVERYONE)
    ModelAndView stats(@PathVariable String id, Optional<Actor> reader) {
        ProductId product = id(id);
        boolean editable =
                reader.filter(actor -> products.mayEdit(actor, product)).isPresent();
        return pages.showToAll("impact/stats", () -> statsPage(products.read(product), editable));
    }

    private StatsPage statsPage(Product product, boolean editable) {
        Impact.Published published = impact.published(product.id());
        List<Series> series = published.series();
        List<Testimony> testimonies = published.testimonies();
        List<CollectivityId> places = new ArrayList<>();
        for (Testimony testimony : testimonies)
            if (testimony.collectivity() != null) places.add(testimony.collectivity());
        Product.Phase phase = product.phaseOn(impact.today());
        boolean figures = product.statsUrl() != null || series.stream().anyMatch(known -> !known.empty());
        return new StatsPage(
                product,
                series,
                testimonies,
                collectivities.findAll(places),
                sections.stream()
                        .flatMap(section -> section.of(product).stream())
                        .toList(),
                phase != null && phase.kind().owesStats() && !figures,
                editable);
    }

    @GetMapping("/produits/{id}/stats.csv")
    @OpenTo(OpenTo.Audience.EVERYONE)
    ResponseEntity<byte[]> csv(@PathVariable String id) {
        Product product = products.read(id(id));
        List<List<String>> rows = new ArrayList<>();
        for (Series series : impact.series(product.id()))
            for (Series.Point point : series.points())
                rows.add(List.of(
                        series.indicator().code(),
                        series.indicator().name(),
                        series.indicator().periodicity().code(),
                        point.start().toString(),
                        point.value().toPlainString(),
                        series.indicator().unit(),
                        point.source(),
                        point.receivedAt().toString()));
        return Csv.file(
                "mesures.csv",
                List.of("indicateur", "nom", "periodicite", "debut", "valeur", "unite", "source", "recue_le"),
                rows);
    }

    /** The convention of the French incubators. */
    record Stats(@Nullable String description, List<Stat> stats) {}

    record Stat(LocalDate date, java.math.BigDecimal value) {}

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
                .header("Access-Control-Allow-Origin", "*")
                .body(new Stats(
                        series.map(known -> known.indicator().name() + " ("
                                        + known.indicator().unit() + ")")
                                .orElse(null),
                        series.map(Series::points).orElse(List.of()).stream()
                                .map(value -> new Stat(value.start(), value.value()))
                                .toList()));
    }

    @GetMapping("/produits/{id}/mesures")
    @OpenTo(OpenTo.Audience.SIGNED_IN)
    ModelAndView measures(@PathVariable String id, Actor actor) {
        Product product = edited(id, actor);
        return pages.show(
                "impact/measures", page(product, Form.EMPTY, Form.EMPTY, CollectivityPicker.Picked.NONE, Form.EMPTY));
    }

    @PostMapping("/produits/{id}/mesures/valeur")
    @OpenTo(OpenTo.Audience.SIGNED_IN)
    ModelAndView measure(@PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Product product = edited(id, actor);
        Form form = Form.of(typed);
        try {
            measurements.enter(
                    product.id(),
                    form.text("periode"),
                    List.of(Measurements.Typed.whole(form.text("indicateur"), form.text("valeur"))),
                    "saisie",
                    actor);
        } catch (Refused refusal) {
            return pages.refused(
                    "impact/measures",
                    page(product, form.refused(refusal), Form.EMPTY, CollectivityPicker.Picked.NONE, Form.EMPTY));
        }
        return done(product, "flash.impact.measured");
    }

    @PostMapping("/produits/{id}/mesures/temoignage")
    @OpenTo(OpenTo.Audience.SIGNED_IN)
    ModelAndView testimony(@PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Product product = edited(id, actor);
        Form form = Form.of(typed);
        CollectivityPicker.Picked picked =
                form.text(PLACE + "-recherche").isEmpty() ? CollectivityPicker.Picked.NONE : picker.read(form, PLACE);
        try {
            if (!picked.problems().isEmpty()) throw new Refused(picked.problems());
            impact.publish(
                    product.id(),
                    form.text("temoignage"),
                    form.text("role"),
                    picked.id(),
                    form.ticked("accord"),
                    actor);
        } catch (Refused refusal) {
            return pages.refused(
                    "impact/measures", page(product, Form.EMPTY, form.refused(refusal), picked, Form.EMPTY));
        }
        return done(product, "flash.impact.published");
    }

    @PostMapping("/produits/{id}/mesures/retrait")
    @OpenTo(OpenTo.Audience.SIGNED_IN)
    ModelAndView withdraw(@PathVariable String id, @RequestParam(defaultValue = "") String temoignage, Actor actor) {
        Product product = edited(id, actor);
        if (!temoignage.matches("\\d{1,15}")) throw new NotFound("testimony", temoignage);
        impact.withdraw(product.id(), Long.parseLong(temoignage), actor);
        return done(product, "flash.impact.withdrawn");
    }

    @PostMapping("/produits/{id}/mesures/indicateur")
    @OpenTo(OpenTo.Audience.SIGNED_IN)
    ModelAndView define(@PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Product product = edited(id, actor);
        Form form = Form.of(typed);
        try {
            impact.define(
                    product.id(),
                    Impact.Draft.plain(
                            form.text("nom"),
                            form.text("question"),
                            form.text("unite"),
                            !form.text("sens").equals("moins"),
                            Cell.of(form.text("case")).orElse(null),
                            Aggregation.named(form.text("agregation")).orElse(Aggregation.SUM),
                            Periodicity.of(form.text("periodicite")).orElse(Periodicity.MONTH)),
                    actor);
        } catch (Refused refusal) {
            return pages.refused(
                    "impact/measures",
                    page(product, Form.EMPTY, Form.EMPTY, CollectivityPicker.Picked.NONE, form.refused(refusal)));
        }
        return done(product, "flash.impact.defined");
    }

    private ModelAndView done(Product product, String flash) {
        return pages.after(product.id().path() + "/mesures", flash);
    }

    private Product edited(String id, Actor actor) {
        products.mustEdit(actor, id(id));
        return products.read(id(id));
    }

    private MeasuresPage page(
            Product product, Form measure, Form testimony, CollectivityPicker.Picked picked, Form indicator) {
        Impact.Published published = impact.published(product.id());
        return new MeasuresPage(
                product,
                published.series(),
                published.testimonies(),
                measure,
                testimony,
                picked.candidates(),
                indicator);
    }

    private static ProductId id(String written) {
        if (!ProductId.valid(written)) throw new NotFound("product", written);
        return new ProductId(written);
    }
}

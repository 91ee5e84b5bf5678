package org.terreau.source.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.identity.Actor;
import org.terreau.impact.Indicator;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.source.SourceDoubt;
import org.terreau.source.Sources;
import org.terreau.territory.Collectivities;
import org.terreau.territory.CollectivityId;
import org.terreau.territory.CollectivityKind;
import org.terreau.web.Csv;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.Ui;

/** Where a team says whether the values that its sources gave out of what is expected are right. */
@Controller
@OpenTo(OpenTo.Audience.SIGNED_IN)
class DoubtsController {

    private static final String ONE = "/produits/{id}/sources/{number:\\d{1,15}}/valeurs/{doubt:\\d{1,15}}";

    private final Pages pages;
    private final Products products;
    private final Sources sources;
    private final Collectivities collectivities;

    DoubtsController(Pages pages, Products products, Sources sources, Collectivities collectivities) {
        this.pages = pages;
        this.products = products;
        this.sources = sources;
        this.collectivities = collectivities;
    }

    private DoubtsPage page(ProductId product, Actor actor) {
        Sources.Doubtful doubtful = sources.doubtful(product, actor);
        Map<String, CollectivityKind> grains = new HashMap<>();
        for (Indicator one : doubtful.indicators()) {
            CollectivityKind grain = one.grain();
            if (grain != null) grains.put(one.code(), grain);
        }
        List<CollectivityId> places = java.util.stream.Stream.concat(
                        doubtful.waiting().stream(), doubtful.confirmed().stream())
                .flatMap(one -> {
                    CollectivityKind grain = grains.get(one.indicator());
                    return grain == null || one.doubt().place().isEmpty()
                            ? java.util.stream.Stream.<CollectivityId>empty()
                            : java.util.stream.Stream.of(
                                    new CollectivityId(grain, one.doubt().place()));
                })
                .distinct()
                .toList();
        return new DoubtsPage(products.read(product), doubtful, collectivities.findAll(places));
    }

    @GetMapping("/produits/{id}/valeurs-a-verifier")
    ModelAndView list(@PathVariable String id, Actor actor) {
        return pages.show("source/doubts", page(SourcesController.id(id), actor));
    }

    @GetMapping("/produits/{id}/valeurs-a-verifier.csv")
    ResponseEntity<byte[]> csv(@PathVariable String id, Locale locale, Actor actor) {
        Ui ui = pages.outsideRequest(locale);
        DoubtsPage page = page(SourcesController.id(id), actor);
        return Csv.file(
                "valeurs-a-verifier.csv",
                List.of(
                        ui.t("source.label.indicateur"),
                        ui.t("source.row.period"),
                        ui.t("source.doubts.of"),
                        ui.t("source.row.value"),
                        ui.t("source.doubts.low"),
                        ui.t("source.doubts.high"),
                        ui.t("source.doubts.standing"),
                        ui.t("source.doubts.source")),
                page.doubtful().waiting().stream()
                        .map(one -> List.of(
                                page.indicator(one),
                                page.period(one),
                                page.of(one),
                                one.doubt().value().toPlainString(),
                                one.doubt().low().toPlainString(),
                                one.doubt().high().toPlainString(),
                                page.standing(one)
                                        .map(BigDecimal::toPlainString)
                                        .orElse(""),
                                one.name()))
                        .toList());
    }

    /**
     * A value that waits to be checked.
     *
     * @param source id of the source that gave it
     * @param place an official code, "" for the whole
     * @param held it does not count until somebody says that it is right; otherwise it counts, marked
     * @param standing what counts in its place, null when nothing does
     */
    record DoubtData(
            long id,
            long source,
            String indicator,
            LocalDate start,
            String place,
            String segment,
            BigDecimal value,
            BigDecimal low,
            BigDecimal high,
            boolean held,
            @Nullable BigDecimal standing) {}

    @GetMapping("/api/v1/products/{id}/values-to-check")
    @OpenTo(OpenTo.Audience.KEY_HOLDER)
    @ResponseBody
    List<DoubtData> json(@PathVariable String id, Actor actor) {
        Sources.Doubtful doubtful = sources.doubtful(SourcesController.id(id), actor);
        return doubtful.waiting().stream()
                .map(one -> data(one, doubtful.standing().get(one.doubt().id())))
                .toList();
    }

    /** The same for people. */
    @GetMapping("/produits/{id}/valeurs-a-verifier.json")
    @ResponseBody
    List<DoubtData> toPeople(@PathVariable String id, Actor actor) {
        return json(id, actor);
    }

    private static DoubtData data(SourceDoubt one, @Nullable BigDecimal standing) {
        return new DoubtData(
                one.doubt().id(),
                one.source(),
                one.indicator(),
                one.doubt().start(),
                one.doubt().place(),
                one.doubt().segment(),
                one.doubt().value(),
                one.doubt().low(),
                one.doubt().high(),
                one.doubt().held() != null,
                standing);
    }

    @PostMapping(ONE)
    ModelAndView check(@PathVariable String id, @PathVariable long number, @PathVariable long doubt, Actor actor) {
        ProductId product = SourcesController.id(id);
        sources.check(product, number, doubt, actor);
        return pages.after(product.path() + "/valeurs-a-verifier", "flash.source.checked");
    }

    @PostMapping(ONE + "/ecart")
    ModelAndView setAside(@PathVariable String id, @PathVariable long number, @PathVariable long doubt, Actor actor) {
        ProductId product = SourcesController.id(id);
        sources.setAside(product, number, doubt, actor);
        return pages.after(product.path() + "/valeurs-a-verifier", "flash.source.aside");
    }

    @PostMapping(ONE + "/doute")
    ModelAndView doubt(@PathVariable String id, @PathVariable long number, @PathVariable long doubt, Actor actor) {
        ProductId product = SourcesController.id(id);
        sources.doubt(product, number, doubt, actor);
        return pages.after(product.path() + "/valeurs-a-verifier", "flash.source.doubted");
    }
}

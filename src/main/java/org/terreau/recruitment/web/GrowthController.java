package org.terreau.recruitment.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.identity.Actor;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.recruitment.Growth;
import org.terreau.recruitment.Growths;
import org.terreau.shared.NotFound;
import org.terreau.shared.Refused;
import org.terreau.team.Rhythm;
import org.terreau.team.Trade;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.Table;

/** What somebody more would cost a product, tried in the address. */
@Controller
@OpenTo(OpenTo.Audience.SIGNED_IN)
class GrowthController {

    private static final Table<Line> LINES = Table.of(Line.class);
    private static final BigDecimal USUAL = BigDecimal.valueOf(2);

    private final Pages pages;
    private final Products products;
    private final Growths growths;

    GrowthController(Pages pages, Products products, Growths growths) {
        this.pages = pages;
        this.products = products;
        this.growths = growths;
    }

    /**
     * What one more would change, as files have it; euros without VAT.
     *
     * @param finAuPlusTot the last day that the money would reach, at one end of the range
     */
    record Line(
            String metier,
            BigDecimal joursParSemaine,
            LocalDate des,
            long coutParMoisBas,
            long coutParMoisHaut,
            LocalDate finAuPlusTot,
            LocalDate finAuPlusTard) {}

    @GetMapping("/produits/{id}/equipe/croissance")
    ModelAndView show(@PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        ProductId product = product(id, actor);
        return pages.show("recruitment/growth", page(product, Form.of(typed), actor));
    }

    @GetMapping("/produits/{id}/equipe/croissance.csv")
    ResponseEntity<byte[]> csv(
            @PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        GrowthPage page = page(product(id, actor), Form.of(typed), actor);
        return LINES.csv(
                "croissance-" + id + ".csv",
                page.changes().stream()
                        .map(one -> new Line(
                                one.trade().code(),
                                one.days(),
                                page.from(),
                                one.month().low(),
                                one.month().high(),
                                one.first(),
                                one.last()))
                        .toList());
    }

    private ProductId product(String id, Actor actor) {
        if (!ProductId.valid(id)) throw new NotFound("product", id);
        ProductId product = new ProductId(id);
        products.mustEdit(actor, product);
        return product;
    }

    private GrowthPage page(ProductId product, Form typed, Actor actor) {
        Form form = typed;
        BigDecimal days = USUAL;
        try {
            days = Rhythm.read(form.text("jours")).map(Rhythm::days).orElse(USUAL);
        } catch (Refused wrong) {
            form = form.refused(wrong.about(Rhythm.FIELD, "jours"));
        }
        YearMonth next = YearMonth.from(growths.today()).plusMonths(1);
        YearMonth month = month(form.text("des")).orElse(next);
        if (!form.text("des").isEmpty() && month(form.text("des")).isEmpty())
            form = form.refused(new Refused("des", "recruitment.growth.month"));
        LocalDate from = month.atDay(1).isBefore(growths.today()) ? growths.today() : month.atDay(1);
        Growth growth = growths.of(product, actor).orElse(null);
        BigDecimal each = days;
        List<Growth.Change> changes = growth == null
                ? List.of()
                : Stream.of(Trade.values())
                        .flatMap(trade -> growth.with(trade, each, from).stream())
                        .toList();
        String trade = form.text("metier");
        if (form.text("jours").isEmpty()) form = form.with("jours", days.toPlainString());
        if (form.text("des").isEmpty()) form = form.with("des", month.toString());
        return new GrowthPage(
                products.read(product),
                form,
                growth,
                changes,
                changes.stream()
                        .filter(one -> one.trade().code().equals(trade))
                        .findFirst()
                        .orElse(null),
                growths.proposed(product, actor),
                growths.design(product, actor).orElse(null),
                from);
    }

    private static Optional<YearMonth> month(String typed) {
        try {
            return typed.matches("20\\d\\d-\\d\\d") ? Optional.of(YearMonth.parse(typed)) : Optional.empty();
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }
}

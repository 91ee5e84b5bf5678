package org.terreau.funding.web;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.funding.PortfolioMoney;
import org.terreau.incubator.Incubator;
import org.terreau.incubator.Incubators;
import org.terreau.shared.Slice;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.PublicAddresses;
import org.terreau.web.Table;

/** The money of every product together, for everybody: a page with its picture, and the same for spreadsheets and programs. */
@Controller
@OpenTo(OpenTo.Audience.EVERYONE)
class PortfolioBudgetController {

    static final String PAGE = "/budgets";
    static final String LINES = PAGE + ".csv";
    static final String FLOWS = PAGE + "/flux.csv";
    static final String API = "/api/v1/budgets";

    private final Pages pages;
    private final PortfolioMoney money;
    private final Incubators incubators;

    PortfolioBudgetController(Pages pages, PortfolioMoney money, Incubators incubators) {
        this.pages = pages;
        this.money = money;
        this.incubators = incubators;
    }

    @Bean
    static PublicAddresses portfolioBudgetAddress() {
        return () -> List.of(new PublicAddresses.Address(PAGE, null));
    }

    private static PortfolioMoney.Filter filter(Form form) {
        return new PortfolioMoney.Filter(
                form.text("annee"), form.text("phase"), form.text("financeur"), form.text("incubateur"));
    }

    @GetMapping(PAGE)
    ModelAndView read(@RequestParam MultiValueMap<String, String> typed) {
        Form form = Form.of(typed);
        return pages.showToAll("funding/portfolio", () -> page(form));
    }

    private PortfolioBudgetPage page(Form form) {
        PortfolioMoney.Choices choices = money.choices();
        PortfolioMoney.Told told = money.told(filter(form));
        return new PortfolioBudgetPage(
                form,
                choices,
                titled(choices.incubators()),
                told,
                Slice.of(told.products(), form.page(), PortfolioBudgetPage.PAGE));
    }

    private Map<String, String> titled(List<String> ids) {
        Map<String, String> titles = incubators.all().stream()
                .collect(Collectors.toMap(one -> one.id().value(), Incubator::title, (one, other) -> one));
        Map<String, String> own = new LinkedHashMap<>();
        ids.stream()
                .sorted(Comparator.comparing(id -> titles.getOrDefault(id, id)))
                .forEach(id -> own.put(id, titles.getOrDefault(id, id)));
        return own;
    }

    /**
     * A year of a product as files and programs read it, in euros with their taxes.
     *
     * @param depense paid or ordered, when it happened
     * @param prevu what is foreseen, when nothing is told as done
     * @param base what of the budget is summed: "realise.cp"…; empty when nothing is published
     * @param nonAdditionne amounts of which nobody knows the taxes: in none of the others
     */
    record Line(
            String produit,
            String nom,
            String incubateur,
            String phase,
            int annee,
            BigDecimal apporte,
            BigDecimal accorde,
            BigDecimal depense,
            BigDecimal prevu,
            String base,
            BigDecimal nonAdditionne) {}

    List<Line> lines(PortfolioMoney.Filter filter) {
        return money.years(filter).stream()
                .map(one -> new Line(
                        one.product().id().value(),
                        one.product().name(),
                        one.product().incubator().value(),
                        money.phase(one.product()),
                        one.year(),
                        one.broughtInAll().inEuros(),
                        one.grantedInAll().inEuros(),
                        one.realised().inEuros(),
                        one.foreseen().inEuros(),
                        one.basis() == null ? "" : one.basis().code(),
                        one.apart().inEuros()))
                .toList();
    }

    @GetMapping(LINES)
    ResponseEntity<byte[]> csv(@RequestParam MultiValueMap<String, String> typed) {
        return Table.of(Line.class).csv("budgets-produits.csv", lines(filter(Form.of(typed))));
    }

    @GetMapping(API)
    ResponseEntity<List<Line>> json(@RequestParam MultiValueMap<String, String> typed) {
        return ResponseEntity.ok(lines(filter(Form.of(typed))));
    }

    @GetMapping(FLOWS)
    ResponseEntity<byte[]> flowsCsv(@RequestParam MultiValueMap<String, String> typed) {
        return FlowLine.csv(
                "flux-budgets.csv", money.told(filter(Form.of(typed))).flow());
    }
}

package org.terreau.funding.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.funding.BudgetLine;
import org.terreau.funding.BudgetVersion;
import org.terreau.funding.Funders;
import org.terreau.funding.JoinedMoney;
import org.terreau.funding.PortfolioMoney;
import org.terreau.funding.PublicBudget;
import org.terreau.funding.PublicBudgets;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.portfolio.PublishedAddresses;
import org.terreau.portfolio.UnitCosts;
import org.terreau.shared.NotFound;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.PreparedFiles;
import org.terreau.web.Table;

/** The money of a product, for everybody: a page, and the same for spreadsheets and programs. */
@Controller
@OpenTo(OpenTo.Audience.EVERYONE)
class PublicBudgetController {

    private final Pages pages;
    private final Products products;
    private final PublishedAddresses addresses;
    private final PublicBudgets budgets;
    private final UnitCosts costs;
    private final Funders funders;
    private final JoinedMoney joined;
    private final PreparedFiles files;

    PublicBudgetController(
            Pages pages,
            Products products,
            PublishedAddresses addresses,
            PublicBudgets budgets,
            UnitCosts costs,
            Funders funders,
            JoinedMoney joined,
            PreparedFiles files) {
        this.pages = pages;
        this.products = products;
        this.addresses = addresses;
        this.budgets = budgets;
        this.costs = costs;
        this.funders = funders;
        this.joined = joined;
        this.files = files;
    }

    private PublicBudget budget(String id, String version) {
        return budgets.of(products.read(BudgetDeskController.id(id)), number(version));
    }

    private static @Nullable Integer number(String version) {
        if (version.isEmpty()) return null;
        if (!version.matches("[1-9]\\d{0,5}")) throw new NotFound("budget version", version);
        return Integer.valueOf(version);
    }

    @GetMapping("/produits/{id}/budget")
    ModelAndView read(@PathVariable String id, @RequestParam(defaultValue = "") String version) {
        return pages.showToAll("funding/public", () -> {
            PublicBudget budget = budget(id, version);
            Product product = budget.product();
            return new PublicBudgetPage(
                    budget,
                    addresses.elsewhere(product, "budget_url"),
                    budget.known() ? costs.of(product.id()) : List.of(),
                    organisations(budget),
                    joined.of(product).orElse(null),
                    !version.isEmpty());
        });
    }

    /** The pages of the organisations that funders are, by the names of funders. */
    private Map<String, String> organisations(PublicBudget budget) {
        Map<String, String> paths = new HashMap<>();
        for (PublicBudget.Funder funder : budget.sources().funders())
            funders.of(budget.product().incubator(), funder.name())
                    .known()
                    .ifPresent(known -> paths.put(funder.name(), FunderPage.path(known.value())));
        return paths;
    }

    /** A line as everybody reads it, in the columns of the shared referential, then in ours. */
    record Line(
            String annee,
            String produit,
            String activite,
            String ressource,
            @Nullable BigDecimal ae,
            @Nullable BigDecimal cp,
            String nature,
            String version,
            boolean agentsPublics,
            String tva,
            LocalDate publieLe,
            String periode,
            String intitule) {

        static List<Line> of(PublicBudgets.Published one) {
            return one.lines().stream()
                    .map(line -> of(one.product(), one.version(), line))
                    .toList();
        }

        static Line of(ProductId product, BudgetVersion version, BudgetLine line) {
            BudgetLine.Slot slot = line.slot();
            return new Line(
                    slot.years().toString(),
                    product.value(),
                    slot.activity().label(),
                    slot.resource().label(),
                    BudgetFileLines.euros(line.amounts().commitment()),
                    BudgetFileLines.euros(line.amounts().payment()),
                    slot.nature().label(),
                    version.round().code() + " " + version.year(),
                    slot.agents(),
                    line.vat().regime().label(),
                    version.publishedOn(),
                    slot.period(),
                    slot.label());
        }
    }

    private static List<Line> lines(PublicBudget budget) {
        return budget.version()
                .map(version -> budget.lines().stream()
                        .map(line -> Line.of(budget.product().id(), version, line))
                        .toList())
                .orElse(List.of());
    }

    @GetMapping("/produits/{id}/budget.csv")
    ResponseEntity<byte[]> csv(@PathVariable String id, @RequestParam(defaultValue = "") String version) {
        return Table.of(Line.class).csv("budget-" + id + ".csv", lines(budget(id, version)));
    }

    @GetMapping("/produits/{id}/budget/flux.csv")
    ResponseEntity<byte[]> flow(@PathVariable String id, @RequestParam(defaultValue = "") String version) {
        return FlowLine.csv("flux-budget-" + id + ".csv", budget(id, version).flow());
    }

    @GetMapping(BudgetData.LINES)
    void all(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename("budgets.csv").build().toString());
        files.send(
                "budgets.csv",
                "text/csv;charset=UTF-8",
                out -> BudgetData.spreadsheet(budgets, out),
                request,
                response);
    }

    @GetMapping(BudgetData.CONTRIBUTIONS)
    ResponseEntity<byte[]> contributions() {
        return Table.of(BudgetFileLines.Brought.class).csv("financements.csv", BudgetFileLines.brought(funders));
    }

    /** A version as programs read it. */
    record Version(int numero, String tour, int annee, boolean enRetard, LocalDate publieeLe, String note) {

        static Version of(BudgetVersion version) {
            return new Version(
                    version.number(),
                    version.round().code(),
                    version.year(),
                    version.late(),
                    version.publishedOn(),
                    version.note());
        }
    }

    /**
     * What is granted: an envelope.
     *
     * @param ponctuelle it is not expected to come again
     */
    record Granted(int increment, BigDecimal montant, LocalDate du, LocalDate au, String porteur, boolean ponctuelle) {}

    /** A total that a source states, when the lines do not give it. */
    record Difference(String annee, String intitule, BigDecimal annonce, BigDecimal calcule) {}

    /**
     * A budget as programs read it.
     *
     * @param ensemble the totals with the services that go on in this one; null when none does
     * @param adresse where it is read elsewhere, when nothing is published here
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Answer(
            String produit,
            @Nullable Version version,
            List<Version> versions,
            List<Line> lignes,
            boolean regroupees,
            List<Difference> ecarts,
            List<Granted> enveloppes,
            List<BudgetFileLines.Funding> financements,
            List<UnitCost> coutsUnitaires,
            @Nullable Together ensemble,
            @Nullable String adresse) {}

    /** Totals of all years, all taxes included, public agents left out. */
    record Total(BigDecimal apporte, BigDecimal accorde, BigDecimal realise, BigDecimal prevu) {

        static Total of(PortfolioMoney.Sum sum) {
            return new Total(
                    sum.brought().inEuros(),
                    sum.granted().inEuros(),
                    sum.realised().inEuros(),
                    sum.foreseen().inEuros());
        }
    }

    /**
     * The totals without and with the services that go on in this one.
     *
     * @param avec their ids
     */
    record Together(List<String> avec, Total seul, Total total) {

        static Together of(JoinedMoney.Whole whole) {
            return new Together(
                    whole.joined().stream().map(one -> one.id().value()).toList(),
                    Total.of(whole.alone()),
                    Total.of(whole.together()));
        }
    }

    /**
     * What a unit costs, all taxes included, public agents left out.
     *
     * @param base "cp" paid, "ae" ordered, "enveloppe" granted
     */
    record UnitCost(String nom, BigDecimal valeur, String unite, LocalDate du, LocalDate au, String base) {}

    @GetMapping(path = "/api/v1/products/{id}/budget", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Answer> json(@PathVariable String id, @RequestParam(defaultValue = "") String version) {
        PublicBudget budget = budget(id, version);
        Optional<String> elsewhere = addresses.elsewhere(budget.product(), "budget_url");
        return ResponseEntity.ok(new Answer(
                budget.product().id().value(),
                budget.version().map(Version::of).orElse(null),
                budget.history().versions().stream().map(Version::of).toList(),
                lines(budget),
                budget.detail().merged(),
                budget.stated().gaps().stream()
                        .map(gap -> new Difference(
                                gap.years().toString(),
                                gap.wording(),
                                gap.stated().inEuros(),
                                gap.computed().inEuros()))
                        .toList(),
                budget.sources().granted().envelopes().stream()
                        .map(one -> new Granted(
                                one.increment(),
                                one.amount().inEuros(),
                                one.from(),
                                one.until(),
                                one.carrier(),
                                one.once()))
                        .toList(),
                budget.sources().contributions().stream()
                        .map(one -> BudgetFileLines.of(budget.product().id(), one))
                        .toList(),
                costs.of(budget.product().id()).stream()
                        .map(one -> new UnitCost(
                                one.name(),
                                one.value(),
                                one.unit(),
                                one.from(),
                                one.until(),
                                one.basis().code()))
                        .toList(),
                joined.of(budget.product()).map(Together::of).orElse(null),
                budget.version().isPresent() ? null : elsewhere.orElse(null)));
    }
}

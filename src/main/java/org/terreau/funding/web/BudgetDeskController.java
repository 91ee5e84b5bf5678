package org.terreau.funding.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.funding.BudgetImports;
import org.terreau.funding.BudgetSheets;
import org.terreau.funding.BudgetVersion;
import org.terreau.funding.Grid;
import org.terreau.funding.Round;
import org.terreau.identity.Actor;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.ProductTab;
import org.terreau.portfolio.Products;
import org.terreau.shared.NotFound;
import org.terreau.shared.Refused;
import org.terreau.shared.Stale;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.PublicWords;
import org.terreau.web.Table;

/** Where a team types its budget as a grid and publishes it. */
@Controller
@OpenTo(OpenTo.Audience.SIGNED_IN)
class BudgetDeskController {

    private static final String PAGE = "/gestion-budget";
    private static final String TEMPLATE = "funding/desk";

    private final Pages pages;
    private final Products products;
    private final BudgetSheets sheets;
    private final BudgetImports imports;

    BudgetDeskController(Pages pages, Products products, BudgetSheets sheets, BudgetImports imports) {
        this.pages = pages;
        this.products = products;
        this.sheets = sheets;
        this.imports = imports;
    }

    @Bean
    static ProductTab budgetTab() {
        return new ProductTab(250, "funding.tab", PAGE, "/commandes");
    }

    static ProductId id(String written) {
        return ProductId.parse(written);
    }

    @GetMapping("/produits/{id}/gestion-budget")
    ModelAndView read(@PathVariable String id, @RequestParam MultiValueMap<String, String> asked, Actor actor) {
        BudgetSheets.Sheet sheet = sheets.of(id(id), actor);
        Grid grid = GridForm.grid(Form.of(asked), thisYear());
        return pages.show(TEMPLATE, page(id(id), sheet, grid, GridForm.filled(sheet, grid), publication(sheet), false));
    }

    private int thisYear() {
        return sheets.today().getYear();
    }

    private Form publication(BudgetSheets.Sheet sheet) {
        return Form.filled(
                Map.of("version", String.valueOf(sheet.version()), "version-annee", String.valueOf(thisYear())));
    }

    private BudgetDeskPage page(
            ProductId id, BudgetSheets.Sheet sheet, Grid grid, Form form, Form publication, boolean conflict) {
        Product product = products.read(id);
        return new BudgetDeskPage(
                product,
                sheet,
                grid,
                form,
                publication,
                BudgetVersion.State.of(sheet.versions(), sheets.today()),
                thisYear(),
                conflict);
    }

    @PostMapping("/produits/{id}/gestion-budget")
    ModelAndView write(@PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Form form = Form.of(typed);
        Grid grid = GridForm.grid(form, thisYear());
        try {
            PublicWords.check(form, "justification");
            int changes = sheets.write(id(id), GridForm.read(form, grid), form.version(), actor);
            return pages.after(address(id(id), grid), "flash.funding.written", changes);
        } catch (Refused refusal) {
            BudgetSheets.Sheet sheet = sheets.of(id(id), actor);
            return pages.refused(TEMPLATE, page(id(id), sheet, grid, form.refused(refusal), publication(sheet), false));
        } catch (Stale stale) {
            BudgetSheets.Sheet sheet = sheets.of(id(id), actor);
            Form late = form.with("version", String.valueOf(sheet.version()));
            return pages.show(TEMPLATE, page(id(id), sheet, grid, late, publication(sheet), true), HttpStatus.CONFLICT);
        }
    }

    private static String address(ProductId id, Grid grid) {
        return id.path() + PAGE + "?annee=" + grid.year() + "&nature="
                + grid.nature().code() + "&tva=" + grid.regime().code() + "&zone="
                + grid.zone().code();
    }

    @PostMapping("/produits/{id}/gestion-budget/lignes/suppression")
    ModelAndView remove(@PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Form form = Form.of(typed);
        long line = form.number("ligne").orElseThrow(() -> new NotFound("budget line", form.text("ligne")));
        return acted(
                id(id),
                form,
                actor,
                "flash.funding.removed",
                () -> sheets.remove(id(id), line, form.text("justification"), form.version(), actor));
    }

    @PostMapping("/produits/{id}/gestion-budget/annulation")
    ModelAndView undo(@PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        return acted(id(id), Form.of(typed), actor, "flash.funding.undone", () -> imports.undo(id(id), actor));
    }

    /** Does one thing to the sheet; what refuses it is said above the grid. */
    private ModelAndView acted(ProductId id, Form form, Actor actor, String done, Runnable act) {
        Grid grid = GridForm.grid(form, thisYear());
        Refused refusal;
        try {
            PublicWords.check(form, "justification");
            act.run();
            return pages.after(address(id, grid), done);
        } catch (Refused refused) {
            refusal = refused.about("justification", "");
        } catch (Stale stale) {
            refusal = new Refused("", "funding.stale");
        }
        BudgetSheets.Sheet sheet = sheets.of(id, actor);
        return pages.refused(
                TEMPLATE,
                page(id, sheet, grid, GridForm.filled(sheet, grid).refused(refusal), publication(sheet), false));
    }

    @PostMapping("/produits/{id}/gestion-budget/publication")
    ModelAndView publish(@PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Form form = Form.of(typed);
        Refused refusal;
        try {
            PublicWords.check(form, "note");
            BudgetVersion made = sheets.publish(
                    id(id),
                    Round.of(form.text("version-de")),
                    form.text("version-annee"),
                    form.text("note"),
                    form.version(),
                    actor);
            return pages.after(id(id).path() + "/budget", "flash.funding.published", made.number());
        } catch (Refused refused) {
            refusal = refused;
        } catch (Stale stale) {
            refusal = new Refused("", "funding.stale");
        }
        BudgetSheets.Sheet sheet = sheets.of(id(id), actor);
        Grid grid = GridForm.grid(Form.EMPTY, thisYear());
        Form again = form.refused(refusal).with("version", String.valueOf(sheet.version()));
        return pages.refused(TEMPLATE, page(id(id), sheet, grid, GridForm.filled(sheet, grid), again, false));
    }

    /** A line as files hold it, in the columns of the shared referential, then in ours. */
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
            String periode,
            String intitule,
            @Nullable BigDecimal montant,
            @Nullable BigDecimal tauxTva,
            String personnes,
            String source) {}

    private List<Line> lines(ProductId id, Actor actor) {
        BudgetSheets.Sheet sheet = sheets.of(id, actor);
        List<Line> lines = new ArrayList<>();
        sheet.lines().forEach(line -> lines.add(BudgetFileLines.of(id, line)));
        sheet.totals().forEach(total -> lines.add(BudgetFileLines.of(id, total)));
        return lines;
    }

    @GetMapping("/produits/{id}/gestion-budget/lignes.csv")
    ResponseEntity<byte[]> csv(@PathVariable String id, Actor actor) {
        return Table.of(Line.class).csv("budget-" + id + ".csv", lines(id(id), actor));
    }

    @GetMapping("/produits/{id}/gestion-budget/lignes.xlsx")
    ResponseEntity<byte[]> xlsx(@PathVariable String id, Actor actor) {
        return Table.of(Line.class).xlsx("budget-" + id + ".xlsx", "Budget", lines(id(id), actor));
    }

    @GetMapping("/produits/{id}/gestion-budget/financements.csv")
    ResponseEntity<byte[]> fundings(@PathVariable String id, Actor actor) {
        return Table.of(BudgetFileLines.Funding.class)
                .csv(
                        "financements-" + id + ".csv",
                        sheets.of(id(id), actor).contributions().stream()
                                .map(one -> BudgetFileLines.of(id(id), one))
                                .toList());
    }
}

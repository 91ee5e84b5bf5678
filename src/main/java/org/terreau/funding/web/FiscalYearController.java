package org.terreau.funding.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.funding.FiscalYears;
import org.terreau.funding.YearAnswer;
import org.terreau.funding.YearCredits;
import org.terreau.identity.Actor;
import org.terreau.portfolio.Product;
import org.terreau.shared.Money;
import org.terreau.shared.Objections;
import org.terreau.shared.Plain;
import org.terreau.shared.Refused;
import org.terreau.web.Form;
import org.terreau.web.NavigationEntry;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.Searched;
import org.terreau.web.Table;

/** The budget year of an incubator: what is at risk before it closes, and what is said of it. */
@Controller
@OpenTo(OpenTo.Audience.STAFF)
class FiscalYearController {

    private static final Table<Line> LINES = Table.of(Line.class);
    private static final String TEMPLATE = "funding/year";
    private static final int FIRST = 2000;
    private static final int LAST = 2100;

    private final Pages pages;
    private final FiscalYears years;

    FiscalYearController(Pages pages, FiscalYears years) {
        this.pages = pages;
        this.years = years;
    }

    @Bean
    static NavigationEntry fiscalYearNavigation() {
        return NavigationEntry.forStaff(345, "funding.year.menu", "/exercice");
    }

    /**
     * A product in a year as files and programs read it; amounts are with taxes.
     *
     * @param commandes how many are kept here: without one nobody knows what is engaged
     */
    record Line(
            int annee,
            String produit,
            String nom,
            BigDecimal aePrevues,
            BigDecimal aeEngagees,
            int pourcentEngage,
            BigDecimal cpPayes,
            BigDecimal resteAPayer,
            BigDecimal aRisque,
            BigDecimal rendu,
            BigDecimal reportDemande,
            String etat,
            @Nullable LocalDate avantLe,
            long commandes) {

        static Line of(FiscalYears.Row row) {
            YearCredits credits = row.credits();
            return new Line(
                    credits.year(),
                    row.product().id().value(),
                    row.product().name(),
                    credits.available().inEuros(),
                    credits.engaged().inEuros(),
                    credits.percent(),
                    credits.paid().inEuros(),
                    credits.toPay().inEuros(),
                    credits.atRisk().inEuros(),
                    credits.givenBack().inEuros(),
                    credits.carriedOver().inEuros(),
                    credits.state().code(),
                    credits.safeDay(),
                    credits.orders());
        }
    }

    private int year(Form form) {
        return form.number("annee")
                .filter(one -> one >= FIRST && one <= LAST)
                .map(Long::intValue)
                .orElse(years.today().getYear());
    }

    private List<FiscalYears.Row> rows(Form form, Actor actor) {
        String state = form.text("etat");
        String words = Plain.text(Searched.of(form));
        return years.of(year(form), actor).stream()
                .filter(row -> state.isEmpty() || row.credits().state().code().equals(state))
                .filter(row -> words.isEmpty() || named(row.product(), words))
                .toList();
    }

    /** By its name, or by its id as a link has it. */
    private static boolean named(Product product, String words) {
        return Plain.text(product.name()).contains(words)
                || Plain.text(product.id().value()).equals(words);
    }

    private FiscalYearPage page(Form form, Form answer, Actor actor) {
        Form shown = form.text("annee").isEmpty() ? form.with("annee", String.valueOf(year(form))) : form;
        return new FiscalYearPage(year(form), years.years(), rows(form, actor), shown, answer, years.today());
    }

    @GetMapping("/exercice")
    ModelAndView read(@RequestParam MultiValueMap<String, String> typed, Actor actor) {
        return pages.show(TEMPLATE, page(Form.of(typed), Form.EMPTY, actor));
    }

    @PostMapping("/exercice/reponse")
    ModelAndView answer(@RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Form form = Form.of(typed);
        int year = year(form);
        try {
            Objections objections = new Objections();
            Money amount = OrderForm.amount(form, "montant", objections);
            objections.raise();
            years.answer(
                    BudgetDeskController.id(form.text("produit")),
                    year,
                    YearAnswer.Kind.of(form.text("reponse")),
                    amount,
                    form.text("note"),
                    actor);
        } catch (Refused refusal) {
            Form asked = Form.EMPTY.with("annee", String.valueOf(year)).with("q", form.text("produit"));
            return pages.refused(TEMPLATE, page(asked, form.refused(refusal), actor));
        }
        return pages.after("/exercice?annee=" + year, "flash.funding.year-answered");
    }

    private List<Line> lines(MultiValueMap<String, String> typed, Actor actor) {
        return rows(Form.of(typed), actor).stream().map(Line::of).toList();
    }

    @GetMapping("/exercice.csv")
    ResponseEntity<byte[]> csv(@RequestParam MultiValueMap<String, String> typed, Actor actor) {
        return LINES.csv("exercice.csv", lines(typed, actor));
    }

    @GetMapping("/exercice.xlsx")
    ResponseEntity<byte[]> xlsx(@RequestParam MultiValueMap<String, String> typed, Actor actor) {
        return LINES.xlsx("exercice.xlsx", "Exercice", lines(typed, actor));
    }

    @GetMapping("/api/exercice")
    ResponseEntity<List<Line>> json(@RequestParam MultiValueMap<String, String> typed, Actor actor) {
        return ResponseEntity.ok(lines(typed, actor));
    }
}

package org.terreau.funding.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.funding.AgreementTerms;
import org.terreau.funding.Agreements;
import org.terreau.identity.Actor;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Refused;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.Table;

/** What the act says by which money comes, and whether the payments that it promises came. */
@Controller
@OpenTo(OpenTo.Audience.SIGNED_IN)
class AgreementController {

    private static final Table<Line> LINES = Table.of(Line.class);
    private static final String TEMPLATE = "funding/agreement";
    private static final String PAGE = "/produits/{id}/gestion-budget/financements/{number:[0-9]{1,18}}/acte";

    private final Pages pages;
    private final Agreements agreements;

    AgreementController(Pages pages, Agreements agreements) {
        this.pages = pages;
        this.agreements = agreements;
    }

    private static Map<String, String> filled(Agreements.Known known) {
        AgreementTerms terms = known.terms();
        Map<String, String> values = new HashMap<>();
        values.put("reference", terms.reference());
        values.put("parties", terms.parties());
        values.put("debut", terms.startsOn() == null ? "" : terms.startsOn().toString());
        values.put("fin", terms.endsOn() == null ? "" : terms.endsOn().toString());
        values.put("publie-a", terms.publishedAt());
        values.put("logiciel-libre", clause(terms.openSource()));
        values.put("utilisateur-final", clause(terms.finalUser()));
        for (AgreementTerms.Payment one : terms.payments())
            values.put("recu-le-" + one.id(), known.today().toString());
        return values;
    }

    private static String clause(@Nullable Boolean said) {
        if (said == null) return "";
        return said ? "oui" : "non";
    }

    @GetMapping(PAGE)
    ModelAndView read(@PathVariable String id, @PathVariable long number, Actor actor) {
        Agreements.Known known = agreements.find(BudgetDeskController.id(id), number, actor);
        return pages.show(TEMPLATE, new AgreementPage(known, Form.filled(filled(known)), false));
    }

    /** The page with what was typed into one of its forms, and what is known in the others. */
    private AgreementPage again(ProductId product, long number, Form typed, boolean conflict, Actor actor) {
        Agreements.Known known = agreements.find(product, number, actor);
        return new AgreementPage(known, TypedMoney.beside(typed, filled(known)), conflict);
    }

    private ModelAndView written(
            String id, long number, Form form, String told, Actor actor, Consumer<ProductId> write) {
        ProductId product = BudgetDeskController.id(id);
        return pages.written(
                TEMPLATE, form, (typed, conflict) -> again(product, number, typed, conflict, actor), () -> {
                    write.accept(product);
                    return pages.after(product.path() + "/gestion-budget/financements/" + number + "/acte", told);
                });
    }

    @PostMapping(PAGE)
    ModelAndView say(
            @PathVariable String id,
            @PathVariable long number,
            @RequestParam MultiValueMap<String, String> typed,
            Actor actor) {
        Form form = Form.of(typed);
        return written(id, number, form, "flash.funding.agreement-said", actor, product -> {
            agreements.say(
                    product,
                    number,
                    new AgreementTerms(
                            form.text("reference"),
                            form.text("parties"),
                            TypedMoney.day(form, "debut"),
                            TypedMoney.day(form, "fin"),
                            form.text("publie-a"),
                            TypedMoney.said(form, "logiciel-libre"),
                            TypedMoney.said(form, "utilisateur-final"),
                            List.of(),
                            0),
                    form.version(),
                    actor);
        });
    }

    @PostMapping(PAGE + "/versements")
    ModelAndView expect(
            @PathVariable String id,
            @PathVariable long number,
            @RequestParam MultiValueMap<String, String> typed,
            Actor actor) {
        Form form = Form.of(typed);
        return written(
                id,
                number,
                form,
                "flash.funding.payment-expected",
                actor,
                product -> agreements.expect(
                        product,
                        number,
                        TypedMoney.day(form, "attendu-le"),
                        TypedMoney.amount(form, "versement"),
                        form.text("condition-versement"),
                        form.version(),
                        actor));
    }

    @PostMapping(PAGE + "/versements/{payment:[0-9]{1,18}}")
    ModelAndView settle(
            @PathVariable String id,
            @PathVariable long number,
            @PathVariable long payment,
            @RequestParam MultiValueMap<String, String> typed,
            Actor actor) {
        Form form = Form.of(typed);
        Agreements.Act act = switch (form.text("quoi")) {
            case "reprendre" -> Agreements.Act.TAKEN_BACK;
            case "retirer" -> Agreements.Act.REMOVED;
            default -> Agreements.Act.CAME;
        };
        String field = "recu-le-" + payment;
        return written(id, number, form, "flash.funding.payment-settled", actor, product -> {
            try {
                agreements.settle(product, number, payment, act, TypedMoney.day(form, field), form.version(), actor);
            } catch (Refused refusal) {
                throw refusal.about("recu-le", field);
            }
        });
    }

    /**
     * A payment as files and programs read it.
     *
     * @param montant in the regime `tva`
     * @param etat attendu, en-retard or recu
     */
    record Line(
            long financement,
            String financeur,
            LocalDate attenduLe,
            BigDecimal montant,
            String tva,
            String condition,
            @Nullable LocalDate recuLe,
            String etat) {

        static Line of(Agreements.Expected one) {
            return new Line(
                    one.source().contribution().id(),
                    one.source().contribution().funder(),
                    one.payment().dueOn(),
                    one.payment().amount().inEuros(),
                    one.source().contribution().regime().label(),
                    one.payment().condition(),
                    one.payment().paidOn(),
                    one.state().code());
        }
    }

    private List<Line> lines(String id, Actor actor) {
        return agreements.payments(BudgetDeskController.id(id), actor).stream()
                .map(Line::of)
                .toList();
    }

    @GetMapping("/produits/{id}/gestion-budget/versements.csv")
    ResponseEntity<byte[]> csv(@PathVariable String id, Actor actor) {
        return LINES.csv("versements-" + id + ".csv", lines(id, actor));
    }

    @GetMapping("/api/produits/{id}/versements")
    ResponseEntity<List<Line>> json(@PathVariable String id, Actor actor) {
        return ResponseEntity.ok(lines(id, actor));
    }
}

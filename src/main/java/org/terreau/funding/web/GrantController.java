package org.terreau.funding.web;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.funding.DeclaredGrant;
import org.terreau.funding.Funders;
import org.terreau.funding.Grants;
import org.terreau.identity.Actor;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.shared.Refused;
import org.terreau.web.Csv;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.PublicWords;

/** Where a team says what the law asks to publish of a grant, and the file of those that are published. */
@Controller
@OpenTo(OpenTo.Audience.SIGNED_IN)
class GrantController {

    static final String FILE = "/donnees/subventions.csv";

    private static final String ONE = "/produits/{id}/gestion-budget/financements/{number:[0-9]{1,18}}/subvention";
    private static final String TEMPLATE = "funding/grant";

    /** As the schema SCDL Subventions 2.1.1 names them, in its order. */
    static final List<String> COLUMNS = List.of(
            "nomAttribuant",
            "idAttribuant",
            "dateConvention",
            "referenceDecision",
            "nomBeneficiaire",
            "idBeneficiaire",
            "rnaBeneficiaire",
            "objet",
            "montant",
            "nature",
            "conditionsVersement",
            "datesPeriodeVersement",
            "idRAE",
            "notificationUE",
            "pourcentageSubvention",
            "dispositifAide");

    private final Pages pages;
    private final Products products;
    private final Grants grants;
    private final Funders funders;

    GrantController(Pages pages, Products products, Grants grants, Funders funders) {
        this.pages = pages;
        this.products = products;
        this.grants = grants;
        this.funders = funders;
    }

    @GetMapping(ONE)
    ModelAndView read(@PathVariable String id, @PathVariable long number, Actor actor) {
        ProductId product = BudgetDeskController.id(id);
        Grants.Known known = grants.of(product, number, actor);
        return pages.show(
                TEMPLATE,
                page(
                        product,
                        known,
                        known.declared().map(GrantController::filled).orElseGet(() -> begun(product, known))));
    }

    private GrantPage page(ProductId product, Grants.Known known, Form form) {
        return new GrantPage(products.read(product), known.source(), form);
    }

    /** What is known of who gives, before anything is declared. */
    private Form begun(ProductId product, Grants.Known known) {
        return Form.filled(Map.of(
                "siret-attribuant",
                funders.of(
                                products.read(product).incubator(),
                                known.source().contribution().funder())
                        .siret()));
    }

    private static Form filled(DeclaredGrant grant) {
        Map<String, String> fields = new HashMap<>();
        fields.put("siret-attribuant", grant.giverSiret());
        fields.put("beneficiaire", grant.beneficiary().name());
        fields.put("siret-beneficiaire", grant.beneficiary().siret());
        fields.put("rna", grant.beneficiary().rna());
        fields.put("objet", grant.purpose());
        if (grant.inKind()) fields.put("en-nature", "oui");
        fields.put("versement", grant.payment().terms().code());
        fields.put("versement-autre", grant.payment().otherwise());
        fields.put("verse-du", grant.payment().from().toString());
        LocalDate until = grant.payment().until();
        if (until != null) fields.put("verse-au", until.toString());
        fields.put(
                "part",
                grant.share()
                        .movePointRight(2)
                        .stripTrailingZeros()
                        .toPlainString()
                        .replace('.', ','));
        if (grant.notified()) fields.put("notifiee", "oui");
        fields.put("dispositif", grant.scheme());
        return Form.filled(fields);
    }

    @PostMapping(ONE)
    ModelAndView declare(
            @PathVariable String id,
            @PathVariable long number,
            @RequestParam MultiValueMap<String, String> typed,
            Actor actor) {
        ProductId product = BudgetDeskController.id(id);
        Grants.Known known = grants.of(product, number, actor);
        Form form = Form.of(typed);
        try {
            PublicWords.check(form, "beneficiaire", "objet", "versement-autre", "dispositif");
            grants.declare(product, number, draft(form), actor);
        } catch (Refused refusal) {
            return pages.refused(TEMPLATE, page(product, known, form.refused(refusal)));
        }
        return pages.after(page(product, known, form).back(), "flash.funding.grant-declared");
    }

    private static Grants.Draft draft(Form form) {
        return new Grants.Draft(
                form.text("siret-attribuant"),
                new DeclaredGrant.Beneficiary(
                        form.text("beneficiaire"), form.text("siret-beneficiaire"), form.text("rna")),
                form.text("objet"),
                form.ticked("en-nature"),
                new Grants.TypedPayment(
                        form.text("versement"),
                        form.text("versement-autre"),
                        TypedMoney.day(form, "verse-du"),
                        TypedMoney.day(form, "verse-au")),
                TypedMoney.number(form, "part"),
                form.ticked("notifiee"),
                form.text("dispositif"));
    }

    /** One that is published, in the columns of the schema. */
    static List<String> row(Grants.Published one) {
        DeclaredGrant grant = one.grant();
        return List.of(
                one.giver(),
                grant.giverSiret(),
                one.agreedOn().toString(),
                one.reference(),
                grant.beneficiary().name(),
                grant.beneficiary().siret(),
                grant.beneficiary().rna(),
                grant.purpose(),
                one.amount().inEuros().toPlainString(),
                grant.inKind() ? "aide en nature" : "aide en numéraire",
                grant.payment().how(),
                grant.payment().on(),
                "",
                grant.notified() ? "oui" : "non",
                grant.share().stripTrailingZeros().toPlainString(),
                grant.scheme());
    }

    @GetMapping(FILE)
    @OpenTo(OpenTo.Audience.EVERYONE)
    ResponseEntity<byte[]> file() {
        return Csv.file(
                "subventions.csv",
                COLUMNS,
                grants.published().stream().map(GrantController::row).toList());
    }
}

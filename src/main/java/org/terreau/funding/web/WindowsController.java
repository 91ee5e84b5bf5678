package org.terreau.funding.web;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
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
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.funding.FundingWindow;
import org.terreau.funding.Laureates;
import org.terreau.funding.WindowApplication;
import org.terreau.funding.Windows;
import org.terreau.identity.Actor;
import org.terreau.identity.Role;
import org.terreau.incubator.Incubator;
import org.terreau.incubator.IncubatorId;
import org.terreau.incubator.Incubators;
import org.terreau.portfolio.PhaseKind;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.shared.Money;
import org.terreau.shared.NotFound;
import org.terreau.shared.Refused;
import org.terreau.shared.Slice;
import org.terreau.shared.Stale;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.PublicAddresses;
import org.terreau.web.PublicWords;
import org.terreau.web.Table;

/** Funds that products may ask for money: read by everybody, written by an incubator, asked by teams. */
@Controller
class WindowsController {

    private static final String PAGE = "/guichets";
    private static final String DESK = PAGE + "/gestion/{id}";
    private static final String OF_PRODUCT = "/produits/{id}/gestion-budget/guichets";
    private static final int LAUREATES = 20;
    private static final int WHOLE = 100;

    private final Pages pages;
    private final Windows windows;
    private final Laureates laureates;
    private final Products products;
    private final Incubators incubators;

    WindowsController(Pages pages, Windows windows, Laureates laureates, Products products, Incubators incubators) {
        this.pages = pages;
        this.windows = windows;
        this.laureates = laureates;
        this.products = products;
        this.incubators = incubators;
    }

    @Bean
    static PublicAddresses windowsAddress() {
        return () -> List.of(new PublicAddresses.Address(PAGE, null));
    }

    private List<FundingWindow> found(Form form) {
        LocalDate today = windows.today();
        return windows.all().stream()
                .filter(one -> form.text("etat").isEmpty()
                        || one.standing(today).code().equals(form.text("etat")))
                .toList();
    }

    @GetMapping(PAGE)
    @OpenTo(OpenTo.Audience.EVERYONE)
    ModelAndView read(@RequestParam MultiValueMap<String, String> typed) {
        Form form = Form.of(typed);
        return pages.show(
                "funding/windows",
                new WindowsPage(
                        form,
                        found(form),
                        Slice.of(laureates.all(), form.page(), LAUREATES),
                        median(laureates.all()),
                        windows.today()));
    }

    private static Money median(List<Laureates.Laureate> all) {
        List<Money> sorted =
                all.stream().map(Laureates.Laureate::amount).sorted().toList();
        return sorted.isEmpty() ? Money.ZERO : sorted.get((sorted.size() - 1) / 2);
    }

    /**
     * A window as files and programs read it, in euros.
     *
     * @param part that it pays, in percent
     */
    record Line(
            String guichet,
            String financeur,
            String incubateur,
            String etat,
            List<String> phases,
            String publics,
            @Nullable BigDecimal enveloppe,
            @Nullable BigDecimal minimum,
            @Nullable BigDecimal maximum,
            int part,
            @Nullable LocalDate ouvreLe,
            @Nullable LocalDate fermeLe,
            String conditions,
            String adresse,
            String source,
            @Nullable LocalDate resultatLe,
            List<String> cumulableAvec) {

        static Line of(FundingWindow one, LocalDate today) {
            FundingWindow.Publics publics = one.publics();
            return new Line(
                    one.name(),
                    one.funder(),
                    one.incubator().value(),
                    one.standing(today).code(),
                    one.phases().stream().map(PhaseKind::code).toList(),
                    publics == null ? "" : publics.code(),
                    BudgetFileLines.euros(one.amounts().total()),
                    BudgetFileLines.euros(one.amounts().least()),
                    BudgetFileLines.euros(one.amounts().most()),
                    one.share(),
                    one.opens(),
                    one.closes(),
                    one.words().conditions(),
                    one.words().address(),
                    one.words().source(),
                    one.results().orElse(null),
                    one.after().combinable());
        }
    }

    private List<Line> lines(MultiValueMap<String, String> typed) {
        LocalDate today = windows.today();
        return found(Form.of(typed)).stream().map(one -> Line.of(one, today)).toList();
    }

    @GetMapping(PAGE + ".csv")
    @OpenTo(OpenTo.Audience.EVERYONE)
    ResponseEntity<byte[]> csv(@RequestParam MultiValueMap<String, String> typed) {
        return Table.of(Line.class).csv("guichets.csv", lines(typed));
    }

    @GetMapping("/api/v1/funding-windows")
    @OpenTo(OpenTo.Audience.EVERYONE)
    ResponseEntity<List<Line>> json(@RequestParam MultiValueMap<String, String> typed) {
        return ResponseEntity.ok(lines(typed));
    }

    /** A past laureate as files read it. */
    record Past(String produit, String nom, int promotion, BigDecimal montant) {}

    @GetMapping(PAGE + "/laureats.csv")
    @OpenTo(OpenTo.Audience.EVERYONE)
    ResponseEntity<byte[]> past() {
        return Table.of(Past.class)
                .csv(
                        "laureats-fast.csv",
                        laureates.all().stream()
                                .map(one -> new Past(
                                        one.product().value(),
                                        one.name(),
                                        one.promotion(),
                                        one.amount().inEuros()))
                                .toList());
    }

    private Incubator managed(String id, Actor actor) {
        Incubator incubator = incubators.find(new IncubatorId(id)).orElseThrow(() -> new NotFound("incubator", id));
        actor.mustHave(id, Role.LEAD, Role.STAFF);
        return incubator;
    }

    private WindowsDeskPage desk(Incubator incubator, Form form, Windows.@Nullable Imported imported) {
        return new WindowsDeskPage(
                incubator.id(),
                incubator.title(),
                windows.all().stream()
                        .filter(one -> one.incubator().equals(incubator.id()))
                        .toList(),
                form,
                imported,
                windows.today());
    }

    @GetMapping(DESK)
    @OpenTo(OpenTo.Audience.STAFF)
    ModelAndView manage(@PathVariable String id, @RequestParam MultiValueMap<String, String> asked, Actor actor) {
        Incubator incubator = managed(id, actor);
        String name = Form.of(asked).text("guichet");
        Form form = windows.all().stream()
                .filter(one ->
                        one.incubator().equals(incubator.id()) && one.name().equals(name))
                .findFirst()
                .map(WindowsController::filled)
                .orElseGet(() -> Form.filled(Map.of("part", String.valueOf(WHOLE))));
        return pages.show("funding/windows-desk", desk(incubator, form, null));
    }

    private static Form filled(FundingWindow one) {
        Map<String, String> fields = new HashMap<>();
        fields.put("nom", one.name());
        fields.put("financeur", one.funder());
        FundingWindow.Publics publics = one.publics();
        fields.put("publics", publics == null ? "" : publics.code());
        put(fields, "enveloppe", one.amounts().total());
        put(fields, "plancher", one.amounts().least());
        put(fields, "plafond", one.amounts().most());
        fields.put("part", String.valueOf(one.share()));
        LocalDate opens = one.opens();
        if (opens != null) fields.put("ouvre-le", opens.toString());
        LocalDate closes = one.closes();
        if (closes != null) fields.put("ferme-le", closes.toString());
        LocalDate results = one.after().results();
        if (results != null) fields.put("resultat-le", results.toString());
        fields.put("cumulable", String.join("; ", one.after().combinable()));
        fields.put("conditions", one.words().conditions());
        fields.put("adresse", one.words().address());
        Form form = Form.filled(fields);
        return form.with("phases", one.phases().stream().map(PhaseKind::code).toArray(String[]::new));
    }

    private static void put(Map<String, String> fields, String field, @Nullable Money amount) {
        if (amount != null) fields.put(field, amount.inEuros().toPlainString().replace('.', ','));
    }

    @PostMapping(DESK)
    @OpenTo(OpenTo.Audience.STAFF)
    ModelAndView write(@PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Incubator incubator = managed(id, actor);
        Form form = Form.of(typed);
        try {
            PublicWords.check(form, "nom", "financeur", "cumulable", "conditions");
            windows.write(window(incubator.id(), form), actor);
        } catch (Refused refusal) {
            return pages.refused("funding/windows-desk", desk(incubator, form.refused(refusal), null));
        }
        return pages.after(PAGE + "/gestion/" + incubator.id(), "flash.funding.window-written");
    }

    private static FundingWindow window(IncubatorId incubator, Form form) {
        BigDecimal share = TypedMoney.number(form, "part");
        return new FundingWindow(
                0,
                incubator,
                form.text("nom"),
                form.text("financeur"),
                form.all("phases").stream()
                        .flatMap(one -> PhaseKind.of(one).stream())
                        .toList(),
                FundingWindow.Publics.of(form.text("publics")).orElse(null),
                new FundingWindow.Amounts(
                        TypedMoney.amount(form, "enveloppe"),
                        TypedMoney.amount(form, "plancher"),
                        TypedMoney.amount(form, "plafond")),
                share == null ? WHOLE : share.intValue(),
                TypedMoney.day(form, "ouvre-le"),
                TypedMoney.day(form, "ferme-le"),
                new FundingWindow.After(
                        TypedMoney.day(form, "resultat-le"), FundingWindow.After.names(form.text("cumulable"))),
                new FundingWindow.Words(form.text("conditions"), form.text("adresse"), ""),
                0);
    }

    @PostMapping(DESK + "/fichier")
    @OpenTo(OpenTo.Audience.STAFF)
    ModelAndView take(
            @PathVariable String id, @RequestParam(required = false) @Nullable MultipartFile fichier, Actor actor)
            throws IOException {
        Incubator incubator = managed(id, actor);
        Form blank = Form.filled(Map.of("part", String.valueOf(WHOLE)));
        if (fichier == null || fichier.isEmpty())
            return pages.refused(
                    "funding/windows-desk",
                    desk(incubator, blank.refused(new Refused("fichier", "funding.file.empty")), null));
        try {
            Windows.Imported imported = windows.take(incubator.id(), fichier.getBytes(), actor);
            return pages.made("funding/windows-desk", desk(incubator, blank, imported));
        } catch (Refused refusal) {
            return pages.refused("funding/windows-desk", desk(incubator, blank.refused(refusal), null));
        }
    }

    private ProductWindowsPage page(ProductId id, Form form, long typed, boolean conflict, Actor actor) {
        return new ProductWindowsPage(products.read(id), windows.of(id, actor), form, typed, conflict, windows.today());
    }

    @GetMapping(OF_PRODUCT)
    @OpenTo(OpenTo.Audience.SIGNED_IN)
    ModelAndView ofProduct(@PathVariable String id, Actor actor) {
        return pages.show("funding/product-windows", page(BudgetDeskController.id(id), Form.EMPTY, 0, false, actor));
    }

    @PostMapping(OF_PRODUCT + "/{number:[0-9]{1,18}}")
    @OpenTo(OpenTo.Audience.SIGNED_IN)
    ModelAndView ask(
            @PathVariable String id,
            @PathVariable long number,
            @RequestParam MultiValueMap<String, String> typed,
            Actor actor) {
        ProductId product = BudgetDeskController.id(id);
        Form form = Form.of(typed);
        try {
            windows.ask(
                    product,
                    number,
                    TypedMoney.amount(form, "demande-" + number),
                    TypedMoney.amount(form, "obtenu-" + number),
                    WindowApplication.State.of(form.text("etat-" + number)).orElse(null),
                    form.version(),
                    actor);
        } catch (Refused refusal) {
            return pages.refused("funding/product-windows", page(product, form.refused(refusal), number, false, actor));
        } catch (Stale stale) {
            return pages.show(
                    "funding/product-windows", page(product, Form.EMPTY, 0, true, actor), HttpStatus.CONFLICT);
        }
        return pages.after(product.path() + "/gestion-budget/guichets", "flash.funding.window-asked");
    }
}

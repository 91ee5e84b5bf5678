package org.terreau.support.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.identity.AccountId;
import org.terreau.identity.Actor;
import org.terreau.incubator.Incubator;
import org.terreau.portfolio.PhaseKind;
import org.terreau.shared.Refused;
import org.terreau.support.CoachLoads;
import org.terreau.support.Mandate;
import org.terreau.support.Mandates;
import org.terreau.support.SupportCatalogue;
import org.terreau.support.SupportEquity;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.Table;

/** The load of coaches, mandates to hand over, and which products are helped. */
@Controller
@OpenTo(OpenTo.Audience.STAFF)
class CoachLoadController {

    private static final Table<LoadLine> LOADS = Table.of(LoadLine.class);
    private static final Table<HelpedLine> HELPED = Table.of(HelpedLine.class);
    private static final String PAGE = "support/load";

    private final Pages pages;
    private final CoachLoads loads;
    private final Mandates mandates;
    private final SupportEquity equity;
    private final SupportCatalogue catalogue;

    CoachLoadController(
            Pages pages, CoachLoads loads, Mandates mandates, SupportEquity equity, SupportCatalogue catalogue) {
        this.pages = pages;
        this.loads = loads;
        this.mandates = mandates;
        this.equity = equity;
        this.catalogue = catalogue;
    }

    @GetMapping("/appui/charge")
    ModelAndView load(@RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Form form = Form.of(typed);
        Incubator incubator = catalogue.written(form.text("incubateur"), actor);
        if (form.text("jours").isEmpty()
                && form.text("semaines").isEmpty()
                && form.text("debut").isEmpty()) return pages.show(PAGE, page(incubator, form, null, actor));
        try {
            return pages.show(
                    PAGE,
                    page(
                            incubator,
                            form,
                            CoachLoads.Question.typed(form.text("jours"), form.text("semaines"), form.date("debut")),
                            actor));
        } catch (Refused refusal) {
            return pages.refused(PAGE, page(incubator, form.refused(refusal), null, actor));
        }
    }

    private LoadPage page(Incubator incubator, Form form, CoachLoads.@Nullable Question question, Actor actor) {
        return new LoadPage(
                incubator,
                catalogue.written(actor).stream()
                        .filter(one -> !one.id().equals(incubator.id()))
                        .toList(),
                loads.report(incubator.id(), form.page(), actor),
                question,
                question == null ? List.of() : loads.who(incubator.id(), question, actor),
                mandates.colleagues(incubator.id()),
                form);
    }

    /** A week of a coach as files and programs read it: read by whoever leads alone. */
    record LoadLine(String coach, LocalDate semaine, BigDecimal prevus, BigDecimal libres, BigDecimal parSemaine) {}

    private List<LoadLine> lines(String asked, Actor actor) {
        Incubator incubator = catalogue.written(asked, actor);
        return loads.report(incubator.id(), 1, actor).rows().stream()
                .flatMap(row -> row.weeks().stream()
                        .map(week ->
                                new LoadLine(row.name(), week.from(), week.planned(), week.free(), row.daysWeek())))
                .toList();
    }

    @GetMapping("/appui/charge.csv")
    ResponseEntity<byte[]> csv(@RequestParam(defaultValue = "") String incubateur, Actor actor) {
        return LOADS.csv("charge.csv", lines(incubateur, actor));
    }

    @GetMapping("/api/appui/charge")
    ResponseEntity<List<LoadLine>> json(@RequestParam(defaultValue = "") String incubateur, Actor actor) {
        return ResponseEntity.ok(lines(incubateur, actor));
    }

    @PostMapping("/appui/charge/capacite")
    ModelAndView capacity(@RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Form form = Form.of(typed);
        Incubator incubator = catalogue.written(form.text("incubateur"), actor);
        try {
            loads.capacity(
                    incubator.id(), new AccountId(form.number("coach").orElse(0L)), form.text("par-semaine"), actor);
        } catch (Refused refusal) {
            return pages.refused(PAGE, page(incubator, form.refused(refusal), null, actor));
        }
        return pages.after(LoadPage.path(incubator), "flash.support.capacity");
    }

    /** Hands over the mandates that were shown and that nobody keeps yet: all of them, or none. */
    @PostMapping("/appui/charge/releve")
    ModelAndView handOver(@RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Form form = Form.of(typed);
        Incubator incubator = catalogue.written(form.text("incubateur"), actor);
        Map<Long, AccountId> takers = new HashMap<>();
        List<Long> asked = loads.orphans(incubator.id(), actor).stream()
                .map(Mandate::id)
                .filter(id -> form.has("mandat", String.valueOf(id)))
                .toList();
        for (long id : asked) form.number("releve-" + id).ifPresent(taker -> takers.put(id, new AccountId(taker)));
        try {
            return pages.after(
                    LoadPage.path(incubator),
                    "flash.support.handed-over",
                    mandates.handOver(incubator.id(), takers, asked, actor));
        } catch (Refused refusal) {
            return pages.refused(PAGE, page(incubator, form.refused(refusal), null, actor));
        }
    }

    /** A product as files and programs read it. */
    record HelpedLine(
            String produit,
            String nom,
            String phase,
            @Nullable LocalDate dernierAppui,
            boolean douzeMois) {

        static HelpedLine of(SupportEquity.Line line) {
            return new HelpedLine(line.id().value(), line.name(), line.phase().code(), line.last(), line.recently());
        }
    }

    @GetMapping("/appui/equite")
    ModelAndView equity(@RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Form form = Form.of(typed);
        return pages.show("support/equity", EquityPage.of(equity.report(actor), form));
    }

    @GetMapping("/appui/equite.csv")
    ResponseEntity<byte[]> equityCsv(@RequestParam(defaultValue = "") String phase, Actor actor) {
        return HELPED.csv("produits-aides.csv", helped(phase, actor));
    }

    @GetMapping("/api/appui/equite")
    ResponseEntity<List<HelpedLine>> equityJson(@RequestParam(defaultValue = "") String phase, Actor actor) {
        return ResponseEntity.ok(helped(phase, actor));
    }

    private List<HelpedLine> helped(String phase, Actor actor) {
        PhaseKind wanted = PhaseKind.of(phase).orElse(null);
        return equity.report(actor).lines().stream()
                .filter(line -> wanted == null || line.phase() == wanted)
                .map(HelpedLine::of)
                .toList();
    }
}

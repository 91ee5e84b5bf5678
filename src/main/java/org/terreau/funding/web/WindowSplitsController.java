package org.terreau.funding.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.funding.WindowApplication;
import org.terreau.funding.WindowSplit;
import org.terreau.funding.WindowSplits;
import org.terreau.identity.Actor;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Money;
import org.terreau.shared.Refused;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.Table;

/** Several ways of sharing a fund, tried side by side by those who work for its incubator. */
@Controller
@OpenTo(OpenTo.Audience.STAFF)
class WindowSplitsController {

    private static final String TEMPLATE = "funding/window-splits";
    private static final String PATH = "/guichets/repartitions/{number:[0-9]{1,18}}";

    private final Pages pages;
    private final WindowSplits splits;

    WindowSplitsController(Pages pages, WindowSplits splits) {
        this.pages = pages;
        this.splits = splits;
    }

    /** The form is empty, filled in evenly (`depuis=prorata`), or with one that was tried (`depuis=` its number). */
    @GetMapping(PATH)
    ModelAndView read(@PathVariable long number, @RequestParam(defaultValue = "") String depuis, Actor actor) {
        WindowSplits.Board board = splits.of(number, actor);
        Long own = depuis.matches("[0-9]{1,18}") ? Long.valueOf(depuis) : null;
        Map<String, String> fields = new HashMap<>();
        if (own != null) {
            WindowSplit one = board.split(own);
            fields.put("nom", one.name());
            fields.put("version", String.valueOf(one.version()));
            fill(fields, one.parts());
        } else if (depuis.equals("prorata")) fill(fields, WindowSplit.even(board.window(), board.asked()));
        return pages.show(TEMPLATE, new WindowSplitsPage(board, own, Form.filled(fields)));
    }

    private static void fill(Map<String, String> fields, Map<ProductId, Money> parts) {
        parts.forEach((product, amount) ->
                fields.put("part-" + product, amount.inEuros().toPlainString().replace('.', ',')));
    }

    @PostMapping(PATH)
    ModelAndView keep(@PathVariable long number, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        WindowSplits.Board board = splits.of(number, actor);
        Form form = Form.of(typed);
        Long own = form.number("repartition").orElse(null);
        try {
            Map<ProductId, Money> parts = new HashMap<>();
            List<Refused.Problem> problems = new ArrayList<>();
            for (WindowApplication one : board.asked()) read(form, one.product(), parts, problems);
            if (!problems.isEmpty()) throw new Refused(problems);
            splits.keep(number, own, form.text("nom"), parts, own == null ? 0 : form.version(), actor);
        } catch (Refused refusal) {
            return pages.refused(TEMPLATE, new WindowSplitsPage(board, own, form.refused(refusal)));
        }
        return pages.after("/guichets/repartitions/" + number, "flash.funding.split-kept");
    }

    private static void read(
            Form form, ProductId product, Map<ProductId, Money> parts, List<Refused.Problem> problems) {
        try {
            Money amount = TypedMoney.amount(form, "part-" + product);
            if (amount != null) parts.put(product, amount);
        } catch (Refused unreadable) {
            problems.addAll(unreadable.problems());
        }
    }

    @PostMapping(PATH + "/retrait")
    ModelAndView remove(@PathVariable long number, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Form form = Form.of(typed);
        splits.remove(number, form.number("repartition").orElse(0L), form.version(), actor);
        return pages.after("/guichets/repartitions/" + number, "flash.funding.split-removed");
    }

    /** A part as files and programs read it, in euros. */
    record Line(
            String guichet,
            String repartition,
            String produit,
            String nom,
            BigDecimal demande,
            @Nullable BigDecimal part,
            List<String> ecarts) {}

    private List<Line> lines(long number, Actor actor) {
        WindowSplits.Board board = splits.of(number, actor);
        List<Line> lines = new ArrayList<>();
        for (WindowSplit split : board.splits())
            for (WindowApplication one : board.asked()) {
                Money part = split.of(one.product()).orElse(null);
                lines.add(new Line(
                        board.window().name(),
                        split.name(),
                        one.product().value(),
                        board.name(one.product()),
                        one.asked().inEuros(),
                        BudgetFileLines.euros(part),
                        WindowSplit.faults(board.window(), one.asked(), part).stream()
                                .map(WindowSplit.Fault::code)
                                .toList()));
            }
        return lines;
    }

    @GetMapping("/guichets/repartitions/{number:[0-9]{1,18}}.csv")
    ResponseEntity<byte[]> csv(@PathVariable long number, Actor actor) {
        return Table.of(Line.class).csv("repartitions.csv", lines(number, actor));
    }

    @GetMapping("/api" + PATH)
    ResponseEntity<List<Line>> json(@PathVariable long number, Actor actor) {
        return ResponseEntity.ok(lines(number, actor));
    }
}

package org.terreau.onboarding.web;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.InputStreamSource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.identity.Actor;
import org.terreau.incubator.Incubator;
import org.terreau.onboarding.Choices;
import org.terreau.onboarding.Fate;
import org.terreau.onboarding.SheetKind;
import org.terreau.onboarding.SheetRun;
import org.terreau.onboarding.Sheets;
import org.terreau.shared.NotFound;
import org.terreau.shared.Refused;
import org.terreau.shared.Slice;
import org.terreau.shared.Words;
import org.terreau.web.Csv;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;

/** Where an incubator brings the tables that it kept elsewhere until now. */
@Controller
@OpenTo(OpenTo.Audience.STAFF)
class SheetsController {

    private static final String KIND = SheetsPage.PATH + "/{kind:produits|personnes|demandes|dossiers}";
    private static final String TABLE = SheetsPage.PATH + "/tableaux/{number:[0-9]{1,18}}";
    private static final String NEW = "onboarding/sheet-new";
    private static final String SHOWN = "onboarding/sheet";
    private static final int PASTED = 200_000;

    private final Pages pages;
    private final Sheets sheets;

    SheetsController(Pages pages, Sheets sheets) {
        this.pages = pages;
        this.sheets = sheets;
    }

    @GetMapping(SheetsPage.PATH)
    ModelAndView list(@RequestParam MultiValueMap<String, String> asked, Actor actor) {
        Form form = Form.of(asked);
        Incubator incubator = sheets.written(form.text("incubateur"), actor);
        return pages.show(
                "onboarding/sheets",
                new SheetsPage(
                        incubator, sheets.writable(actor), form, sheets.runs(incubator.id(), form.page(), actor)));
    }

    private SheetNewPage page(SheetKind kind, Form form, Actor actor) {
        return new SheetNewPage(sheets.written(form.text("incubateur"), actor), kind, sheets.columns(kind), form);
    }

    private static SheetKind kind(String code) {
        return SheetKind.of(code).orElseThrow(() -> new NotFound("kind of table", code));
    }

    @GetMapping(KIND)
    ModelAndView choose(@PathVariable String kind, @RequestParam MultiValueMap<String, String> asked, Actor actor) {
        return pages.show(NEW, page(kind(kind), Form.of(asked), actor));
    }

    /** A table to begin with, which the site reads as it is. */
    @GetMapping(KIND + "/exemple.csv")
    ResponseEntity<byte[]> example(@PathVariable String kind) {
        SheetKind known = kind(kind);
        return Csv.file(
                "exemple-" + known.code() + ".csv",
                sheets.columns(known).stream().map(Sheets.Described::code).toList(),
                sheets.example(known));
    }

    @PostMapping(KIND)
    ModelAndView keep(
            @PathVariable String kind,
            @RequestParam MultiValueMap<String, String> typed,
            @RequestParam(required = false) @Nullable MultipartFile fichier,
            Actor actor) {
        SheetKind known = kind(kind);
        Form form = Form.of(typed);
        SheetNewPage page = page(known, form, actor);
        MultipartFile chosen = fichier == null || fichier.isEmpty() ? null : fichier;
        try {
            long number = sheets.keep(
                    page.incubator().id(), known, name(chosen), chosen == null ? pasted(form) : chosen, actor);
            return pages.redirect(SheetsPage.PATH + "/tableaux/" + number);
        } catch (Refused refusal) {
            boolean pasted = chosen == null && !form.text("lignes").isEmpty();
            Refused shown = pasted ? refusal.about("fichier", "lignes") : refusal;
            return pages.refused(NEW, page(known, form.refused(shown), actor));
        }
    }

    private static String name(@Nullable MultipartFile file) {
        String name = file == null ? "collage" : file.getOriginalFilename();
        return name == null || name.isBlank() ? "fichier" : name.replaceAll("\\p{Cntrl}", " ");
    }

    private static InputStreamSource pasted(Form form) {
        String text = form.text("lignes");
        if (text.length() > PASTED) throw new Refused("lignes", "onboarding.file.pasted", PASTED);
        return new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping(TABLE)
    ModelAndView show(@PathVariable long number, @RequestParam MultiValueMap<String, String> asked, Actor actor) {
        Sheets.Shown shown = sheets.show(number, actor);
        return pages.show(SHOWN, page(shown, said(shown.choices()), Form.of(asked)));
    }

    private SheetPage page(Sheets.Shown shown, Form form, Form asked) {
        Fate fate = Fate.of(asked.text("devenir")).orElse(null);
        return new SheetPage(shown, sheets.columns(shown.kind()), form, fate, some(shown.lines(), fate, asked.page()));
    }

    static Slice<SheetRun.Line> some(List<SheetRun.Line> lines, @Nullable Fate fate, int page) {
        return Slice.of(
                lines.stream()
                        .filter(line -> fate == null || line.fate() == fate)
                        .toList(),
                page,
                SheetPage.PAGE);
    }

    /** The form of what was said of a table, or of what its columns seem to be. */
    private static Form said(Choices choices) {
        Map<String, String> values = new LinkedHashMap<>();
        choices.columns().forEach((place, code) -> values.put("colonne-" + place, code));
        values.putAll(choices.words());
        if (choices.accounts()) values.put("comptes", "oui");
        if (choices.published()) values.put("publics", "oui");
        if (choices.today()) values.put("sans-date", "oui");
        return Form.filled(values);
    }

    private static Choices choices(Form form) {
        Map<Integer, String> columns = new TreeMap<>();
        Map<String, String> words = new HashMap<>();
        for (String field : form.fields()) {
            if (field.matches("colonne-\\d{1,3}")) columns.put(Integer.valueOf(field.substring(8)), form.text(field));
            if (field.matches("mot-[a-z]+-[0-9a-f]{1,8}")) words.put(field, form.text(field));
        }
        return new Choices(columns, words, form.ticked("comptes"), form.ticked("publics"), form.ticked("sans-date"));
    }

    @PostMapping(TABLE)
    ModelAndView take(@PathVariable long number, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Form form = Form.of(typed);
        Choices choices = choices(form);
        if (!form.text("geste").equals("prendre")) {
            sheets.choose(number, choices, actor);
            return pages.redirect(SheetsPage.PATH + "/tableaux/" + number + "#lignes");
        }
        try {
            return pages.after(
                    SheetsPage.PATH + "/reprises/" + sheets.take(number, choices, actor), "flash.onboarding.taken");
        } catch (Refused refusal) {
            Sheets.Shown shown = sheets.choose(number, choices, actor);
            return pages.refused(SHOWN, page(shown, form.refused(refusal), Form.EMPTY));
        }
    }

    /** The lines of a table that would be refused, with why: to correct them before anything is taken. */
    @GetMapping(TABLE + "/refusees.csv")
    ResponseEntity<byte[]> refused(@PathVariable long number, Actor actor, Locale locale) {
        Sheets.Shown shown = sheets.show(number, actor);
        return refused(
                shown.headings(), shown.lines(), pages.outsideRequest(locale).words());
    }

    /** The cells of refused lines as they were written, then why. */
    static ResponseEntity<byte[]> refused(List<String> header, List<SheetRun.Line> lines, Words words) {
        List<SheetRun.Line> kept = lines.stream()
                .filter(line -> line.fate() == Fate.REFUSED && !line.cells().isEmpty())
                .toList();
        List<List<String>> rows = new ArrayList<>();
        for (SheetRun.Line line : kept) {
            List<String> row = new ArrayList<>(
                    line.cells().subList(0, Math.min(header.size(), line.cells().size())));
            while (row.size() < header.size()) row.add("");
            row.add(SheetLine.remark(line, words));
            rows.add(row);
        }
        return Csv.file(
                "lignes-refusees.csv",
                Stream.concat(header.stream(), Stream.of(words.t("onboarding.refused.why")))
                        .toList(),
                rows);
    }
}

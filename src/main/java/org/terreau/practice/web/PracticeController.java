package org.terreau.practice.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
import org.terreau.identity.Actor;
import org.terreau.incubator.Incubator;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.practice.Practice;
import org.terreau.practice.Practices;
import org.terreau.shared.NotAllowed;
import org.terreau.shared.NotFound;
import org.terreau.shared.Paris;
import org.terreau.shared.Refused;
import org.terreau.shared.Slice;
import org.terreau.shared.Stale;
import org.terreau.web.Csv;
import org.terreau.web.Form;
import org.terreau.web.NavigationEntry;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.PublicWords;

/** Good practices: what is missing where, the list of an incubator, and what each product shows. */
@Controller
@OpenTo(OpenTo.Audience.STAFF)
class PracticeController {

    private static final int PAGE = 40;
    private static final String LIST = "/bonnes-pratiques/liste";

    private final Pages pages;
    private final Products products;
    private final Practices practices;
    private final Clock clock;

    PracticeController(Pages pages, Products products, Practices practices, Clock clock) {
        this.pages = pages;
        this.products = products;
        this.practices = practices;
        this.clock = clock;
    }

    @Bean
    static NavigationEntry practicesNavigation() {
        return NavigationEntry.forStaff(350, "practice.title", "/bonnes-pratiques");
    }

    @GetMapping("/bonnes-pratiques")
    ModelAndView matrix(@RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Form form = Form.of(typed);
        Incubator incubator = incubator(form.text("incubateur"), actor);
        Practices.Matrix matrix = matrix(form, incubator, actor);
        int last = Math.max(1, (matrix.rows().size() + PAGE - 1) / PAGE);
        int number = Math.max(1, Math.min(form.page(), last));
        int from = (number - 1) * PAGE;
        Slice<Practices.Row> rows = new Slice<>(
                matrix.rows().subList(from, Math.min(from + PAGE, matrix.rows().size())),
                number,
                PAGE,
                matrix.rows().size());
        return pages.show(
                "practice/matrix",
                new PracticeMatrixPage(
                        form, practices.worksFor(actor), matrix, rows, practices.lead(incubator.id(), actor)));
    }

    /** A product as programs read what it shows and lacks. */
    record Line(String produit, String phase, Map<String, Practices.Cell> sujets, int manquent) {}

    @GetMapping("/api/bonnes-pratiques")
    ResponseEntity<List<Line>> json(@RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Form form = Form.of(typed);
        return ResponseEntity.ok(matrix(form, incubator(form.text("incubateur"), actor), actor).rows().stream()
                .map(row -> new Line(row.product().id().value(), phase(row), row.cells(), row.missing()))
                .toList());
    }

    @GetMapping("/bonnes-pratiques.csv")
    ResponseEntity<byte[]> csv(@RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Form form = Form.of(typed);
        Practices.Matrix matrix = matrix(form, incubator(form.text("incubateur"), actor), actor);
        List<String> header = new ArrayList<>(List.of("produit", "nom", "phase"));
        matrix.columns().forEach((code, words) -> header.add(form.text("sujet").isEmpty() ? code : words));
        header.add("manquent");
        return Csv.file(
                "bonnes-pratiques.csv",
                header,
                matrix.rows().stream()
                        .map(row -> {
                            List<String> line = new ArrayList<>(List.of(
                                    row.product().id().value(), row.product().name(), phase(row)));
                            for (String code : matrix.columns().keySet()) {
                                Practices.Cell cell = row.cells().getOrDefault(code, new Practices.Cell(0, 0, 0));
                                line.add(cell.due() == 0 ? "" : cell.shown() + " sur " + cell.due());
                            }
                            line.add(String.valueOf(row.missing()));
                            return line;
                        })
                        .toList());
    }

    private static String phase(Practices.Row row) {
        Product.Phase phase = row.phase();
        return phase == null ? "" : phase.kind().code();
    }

    private Practices.Matrix matrix(Form form, Incubator incubator, Actor actor) {
        return practices.matrix(incubator.id(), form.text("sujet"), form.text("phase"), form.ticked("manque"), actor);
    }

    /** The incubator that is asked, or the first one for which the actor works. */
    private Incubator incubator(String asked, Actor actor) {
        List<Incubator> known = practices.worksFor(actor);
        return known.stream()
                .filter(one -> asked.isEmpty() || one.id().value().equals(asked))
                .findFirst()
                .orElseThrow(() -> new NotAllowed("practices of " + asked));
    }

    @GetMapping(LIST)
    ModelAndView list(@RequestParam(defaultValue = "") String incubateur, Actor actor) {
        Incubator incubator = incubator(incubateur, actor);
        return pages.show(
                "practice/list",
                new PracticeListPage(
                        incubator, practices.list(incubator.id(), actor), practices.lead(incubator.id(), actor)));
    }

    @PostMapping(LIST + "/proposee")
    ModelAndView adopt(@RequestParam(defaultValue = "") String incubateur, Actor actor) {
        practices.adopt(incubator(incubateur, actor).id(), actor);
        return pages.after(listOf(incubateur), "flash.practice.adopted");
    }

    @GetMapping(LIST + "/nouvelle")
    ModelAndView writing(@RequestParam(defaultValue = "") String incubateur, Actor actor) {
        Incubator incubator = incubator(incubateur, actor);
        if (!practices.lead(incubator.id(), actor)) throw new NotAllowed("practices of " + incubateur);
        return pages.show("practice/edit", fresh(incubator.id().value(), Form.filled(Map.of("rang", "1"))));
    }

    @PostMapping(LIST + "/nouvelle")
    ModelAndView write(@RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Form form = Form.of(typed);
        Incubator incubator = incubator(form.text("incubateur"), actor);
        try {
            PublicWords.check(form, "texte", "aide");
            practices.add(incubator.id(), typed(form), actor);
            return pages.after(listOf(incubator.id().value()), "flash.practice.added");
        } catch (Refused refusal) {
            return pages.refused("practice/edit", fresh(incubator.id().value(), form.refused(refusal)));
        }
    }

    private static PracticeEditPage fresh(String incubator, Form form) {
        return new PracticeEditPage(incubator, LIST + "/nouvelle", true, form, false);
    }

    @GetMapping(LIST + "/{practice:[0-9]+}")
    ModelAndView changing(@PathVariable String practice, Actor actor) {
        Practice known = practices.read(Addresses.id(practice), actor);
        Map<String, String> values = new LinkedHashMap<>();
        values.put("version", String.valueOf(known.version()));
        values.put("sujet", known.topic().code());
        values.put("phase", known.phase().code());
        values.put("rang", String.valueOf(known.position()));
        values.put("texte", known.wording());
        values.put("aide", known.hint());
        if (known.mandatory()) values.put("obligatoire", "oui");
        return pages.show("practice/edit", edit(known, Form.filled(values), false));
    }

    @PostMapping(LIST + "/{practice:[0-9]+}")
    ModelAndView change(@PathVariable String practice, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Form form = Form.of(typed);
        Practice known = practices.read(Addresses.id(practice), actor);
        try {
            PublicWords.check(form, "texte", "aide");
            practices.change(known.id(), typed(form), form.version(), actor);
            return pages.after(listOf(known.incubator().value()), "flash.practice.changed");
        } catch (Refused refusal) {
            return pages.refused("practice/edit", edit(known, form.refused(refusal), false));
        } catch (Stale stale) {
            Form again = form.with("version", String.valueOf(known.version()));
            return pages.show("practice/edit", edit(known, again, true), HttpStatus.CONFLICT);
        }
    }

    private static PracticeEditPage edit(Practice known, Form form, boolean conflict) {
        return new PracticeEditPage(known.incubator().value(), LIST + "/" + known.id(), false, form, conflict);
    }

    @PostMapping(LIST + "/{practice:[0-9]+}/retrait")
    ModelAndView withdraw(
            @PathVariable String practice, @RequestParam(defaultValue = "retirer") String action, Actor actor) {
        Practice known = practices.read(Addresses.id(practice), actor);
        boolean withdrawn = !action.equals("remettre");
        practices.withdraw(known.id(), withdrawn, actor);
        return pages.after(
                listOf(known.incubator().value()), withdrawn ? "flash.practice.withdrawn" : "flash.practice.restored");
    }

    private static Practices.Typed typed(Form form) {
        return new Practices.Typed(
                form.text("sujet"),
                form.text("phase"),
                form.text("rang"),
                form.text("texte"),
                form.text("aide"),
                form.ticked("obligatoire"));
    }

    private static String listOf(String incubator) {
        return LIST + "?incubateur="
                + org.springframework.web.util.UriUtils.encodeQueryParam(
                        incubator, java.nio.charset.StandardCharsets.UTF_8);
    }

    @GetMapping("/produits/{id}/bonnes-pratiques")
    @OpenTo(OpenTo.Audience.SIGNED_IN)
    ModelAndView of(@PathVariable String id, Actor actor) {
        return pages.show("practice/product", page(id, Form.EMPTY, 0, false, actor));
    }

    /** What a product shows for a practice, as programs read it. */
    record Shown(
            String pratique,
            String sujet,
            String phase,
            boolean obligatoire,
            boolean attendue,
            @Nullable String etat,
            @Nullable String preuve,
            @Nullable String lien,
            @Nullable LocalDate date) {}

    @GetMapping("/produits/{id}/api/bonnes-pratiques")
    @OpenTo(OpenTo.Audience.SIGNED_IN)
    ResponseEntity<List<Shown>> shown(@PathVariable String id, Actor actor) {
        return ResponseEntity.ok(practices.of(Addresses.product(id), actor).stream()
                .map(line -> {
                    Practice.Answer answer = line.answer();
                    return new Shown(
                            line.practice().wording(),
                            line.practice().topic().code(),
                            line.practice().phase().code(),
                            line.practice().mandatory(),
                            line.due(),
                            answer == null ? null : answer.state(),
                            answer == null ? null : answer.evidence(),
                            answer == null ? null : answer.link(),
                            answer == null ? null : answer.on());
                })
                .toList());
    }

    @PostMapping("/produits/{id}/bonnes-pratiques/{practice:[0-9]+}")
    @OpenTo(OpenTo.Audience.SIGNED_IN)
    ModelAndView answer(
            @PathVariable String id,
            @PathVariable String practice,
            @RequestParam MultiValueMap<String, String> typed,
            Actor actor) {
        Form form = Form.of(typed);
        long number = Addresses.id(practice);
        ProductId product = Addresses.product(id);
        try {
            PublicWords.check(form, "preuve-" + number);
            practices.answer(
                    product,
                    number,
                    new Practices.Said(
                            form.text("etat-" + number),
                            form.text("preuve-" + number),
                            form.text("lien-" + number),
                            form.text("responsable-" + number),
                            form.text("nom-" + number),
                            form.date("date-" + number),
                            form.version()),
                    actor);
            return pages.after(product.path() + "/bonnes-pratiques", "flash.practice.answered");
        } catch (Refused refusal) {
            return pages.refused("practice/product", page(id, form.refused(refusal), number, false, actor));
        } catch (Stale stale) {
            long version = practices.of(product, actor).stream()
                    .filter(line -> line.practice().id() == number)
                    .map(line -> line.answer() == null ? 0 : line.answer().version())
                    .findFirst()
                    .orElseThrow(() -> new NotFound("practice", practice));
            return pages.show(
                    "practice/product",
                    page(id, form.with("version", String.valueOf(version)), number, true, actor),
                    HttpStatus.CONFLICT);
        }
    }

    private ProductPracticesPage page(String id, Form form, long open, boolean conflict, Actor actor) {
        ProductId product = Addresses.product(id);
        List<Practice.Line> lines = practices.of(product, actor);
        return new ProductPracticesPage(
                products.read(product),
                lines,
                practices.measured(product, lines, actor),
                form,
                open,
                conflict,
                practices.team(product, actor),
                actor,
                Paris.today(clock));
    }
}

package org.terreau.funding.web;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.funding.Activity;
import org.terreau.funding.BudgetFiles;
import org.terreau.funding.BudgetImports;
import org.terreau.funding.LineReader;
import org.terreau.funding.Nature;
import org.terreau.funding.Regime;
import org.terreau.funding.Resource;
import org.terreau.funding.VatZone;
import org.terreau.funding.WrittenBudget;
import org.terreau.identity.Actor;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.shared.Plain;
import org.terreau.shared.Refused;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.PublicWords;

/** Where a team brings its budget as a file, or pastes it from a spreadsheet. */
@Controller
@OpenTo(OpenTo.Audience.SIGNED_IN)
class BudgetFileController {

    private static final String TEMPLATE = "funding/file";
    private static final int PASTED = 20_000;

    private final Pages pages;
    private final Products products;
    private final BudgetFiles files;

    BudgetFileController(Pages pages, Products products, BudgetFiles files) {
        this.pages = pages;
        this.products = products;
        this.files = files;
    }

    private Product edited(String id, Actor actor) {
        ProductId product = BudgetDeskController.id(id);
        products.mustEdit(actor, product);
        return products.read(product);
    }

    private static String path(Product product) {
        return product.id().path() + "/gestion-budget/fichier";
    }

    @GetMapping("/produits/{id}/gestion-budget/fichier")
    ModelAndView choose(@PathVariable String id, Actor actor) {
        Product product = edited(id, actor);
        Form begun = WrittenBudget.of(product.body())
                .map(written -> Form.filled(Map.of("lignes", written.rows())))
                .orElse(Form.EMPTY);
        return pages.show(TEMPLATE, new BudgetFilePage(product, begun, null, null));
    }

    @PostMapping("/produits/{id}/gestion-budget/fichier")
    ModelAndView chosen(
            @PathVariable String id, @RequestParam(required = false) @Nullable MultipartFile fichier, Actor actor) {
        Product product = edited(id, actor);
        String name = fichier == null ? null : fichier.getOriginalFilename();
        return keep(product, name == null || name.isEmpty() ? "fichier" : name, fichier, Form.EMPTY, actor);
    }

    /** What a spreadsheet copies: cells separated by tabulations. */
    @PostMapping("/produits/{id}/gestion-budget/collage")
    ModelAndView pasted(@PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Product product = edited(id, actor);
        Form form = Form.of(typed);
        String text = form.text("lignes");
        if (text.length() > PASTED) {
            Refused refusal = new Refused("lignes", "funding.paste.long", PASTED);
            return pages.refused(TEMPLATE, new BudgetFilePage(product, form.refused(refusal), null, null));
        }
        InputStreamSource content = new ByteArrayResource(even(text).getBytes(StandardCharsets.UTF_8));
        return keep(product, "collage", content, form, actor);
    }

    /** A spreadsheet leaves out the empty cells at the end of what it copies: each line has as many as the longest. */
    private static String even(String text) {
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        long cells =
                lines.stream().mapToLong(BudgetFileController::separators).max().orElse(0);
        return lines.stream()
                .map(line -> line + "\t".repeat((int) (cells - separators(line))))
                .collect(Collectors.joining("\n"));
    }

    private static long separators(String line) {
        return line.chars().filter(sign -> sign == '\t').count();
    }

    private ModelAndView keep(
            Product product, String name, @Nullable InputStreamSource content, Form form, Actor actor) {
        try {
            if (content == null) throw new Refused("fichier", "funding.file.empty");
            long kept = files.keep(product.id(), name, content, actor);
            return pages.redirect(path(product) + "/" + kept);
        } catch (Refused refusal) {
            Refused shown = name.equals("collage") ? refusal.about("fichier", "lignes") : refusal;
            return pages.refused(TEMPLATE, new BudgetFilePage(product, form.refused(shown), null, null));
        }
    }

    @GetMapping("/produits/{id}/gestion-budget/fichier/{number:[0-9]{1,18}}")
    ModelAndView preview(@PathVariable String id, @PathVariable long number, Actor actor) {
        Product product = edited(id, actor);
        BudgetFiles.Shown shown = files.show(product.id(), number, Map.of(), actor);
        return pages.show(TEMPLATE, checked(product, number, guessed(product, shown), shown, actor));
    }

    /** What the file seems to say, as if the person had said it. */
    private static Form guessed(Product product, BudgetFiles.Shown shown) {
        Map<String, String> values = new LinkedHashMap<>();
        shown.preview().roles().forEach((column, role) -> values.put("colonne-" + column, role));
        List<String> labels = List.copyOf(shown.labels().values());
        for (int place = 0; place < labels.size(); place++) {
            String field = "poste-" + place;
            Activity.likely(labels.get(place)).ifPresent(activity -> values.put(field, activity.code()));
        }
        values.put("produit", called(product, shown.called()));
        values.put("nature", Nature.REALISED.code());
        values.put("ressource", Resource.SERVICES.code());
        values.put("tva", Regime.UNSAID.code());
        values.put("zone", VatZone.METROPOLE.code());
        return Form.filled(values);
    }

    /** How a file calls the product: by its id, by its name, or by a name that nobody can guess. */
    private static String called(Product product, List<String> names) {
        String id = Plain.text(product.id().value());
        String name = Plain.text(product.name());
        return names.stream()
                .filter(one -> Plain.text(one).equals(id) || Plain.text(one).equals(name))
                .findFirst()
                .orElse(names.size() == 1 ? names.get(0) : "");
    }

    private BudgetFilePage checked(Product product, long number, Form form, BudgetFiles.Shown shown, Actor actor) {
        try {
            BudgetImports.Outcome outcome = files.check(product.id(), number, roles(form), choices(form, shown), actor);
            return new BudgetFilePage(product, form, shown, outcome);
        } catch (Refused toSay) {
            return new BudgetFilePage(product, form, shown, null);
        }
    }

    private static Map<Integer, String> roles(Form form) {
        Map<Integer, String> roles = new TreeMap<>();
        form.fields().stream()
                .filter(field -> field.matches("colonne-\\d{1,3}"))
                .forEach(field -> roles.put(Integer.valueOf(field.substring(8)), form.text(field)));
        return roles;
    }

    private static LineReader.Choices choices(Form form, BudgetFiles.Shown shown) {
        Map<String, Activity> activities = new LinkedHashMap<>();
        List<String> labels = new ArrayList<>(shown.labels().keySet());
        for (int place = 0; place < labels.size(); place++) {
            String label = labels.get(place);
            Activity.of(form.text("poste-" + place)).ifPresent(activity -> activities.put(label, activity));
        }
        return new LineReader.Choices(
                form.text("produit"),
                activities,
                Nature.of(form.text("nature")).orElse(Nature.REALISED),
                Resource.of(form.text("ressource")).orElse(Resource.SERVICES),
                Regime.of(form.text("tva")).orElse(Regime.UNSAID),
                VatZone.of(form.text("zone")).orElse(VatZone.METROPOLE),
                form.ticked("enorme"));
    }

    @PostMapping("/produits/{id}/gestion-budget/fichier/{number:[0-9]{1,18}}")
    ModelAndView take(
            @PathVariable String id,
            @PathVariable long number,
            @RequestParam MultiValueMap<String, String> typed,
            Actor actor) {
        Product product = edited(id, actor);
        Form form = Form.of(typed);
        BudgetFiles.Shown shown = files.show(product.id(), number, roles(form), actor);
        if (form.text("geste").equals("relire"))
            return pages.made(TEMPLATE, checked(product, number, form, shown, actor));
        try {
            PublicWords.check(form, "justification");
            BudgetImports.Outcome outcome = files.take(
                    product.id(),
                    number,
                    roles(form),
                    choices(form, shown),
                    !form.ticked("partiel"),
                    form.text("justification"),
                    actor);
            if (!outcome.taken())
                throw new Refused("", "funding.file.refused", outcome.faults().size());
            return pages.after(
                    product.id().path() + "/gestion-budget",
                    "flash.funding.imported",
                    outcome.added(),
                    outcome.replaced());
        } catch (Refused refusal) {
            return pages.refused(TEMPLATE, checked(product, number, form.refused(refusal), shown, actor));
        }
    }
}

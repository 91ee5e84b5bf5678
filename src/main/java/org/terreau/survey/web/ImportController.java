package org.terreau.survey.web;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.identity.Actor;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.TableUploads;
import org.terreau.shared.Refused;
import org.terreau.survey.AnswerBatches;
import org.terreau.survey.AnswerFiles;
import org.terreau.survey.AnswerReceipt;
import org.terreau.survey.Survey;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;

/** Takes in the export of another tool, and takes it back. */
@Controller
@OpenTo(OpenTo.Audience.SIGNED_IN)
class ImportController {

    private final Pages pages;
    private final AnswerFiles files;
    private final AnswerBatches batches;
    private final Addresses addresses;

    ImportController(Pages pages, AnswerFiles files, AnswerBatches batches, Addresses addresses) {
        this.pages = pages;
        this.files = files;
        this.batches = batches;
        this.addresses = addresses;
    }

    private static String desk(Product product) {
        return Survey.deskPath(product.id());
    }

    @GetMapping("/produits/{id}/enquete/import")
    ModelAndView choose(@PathVariable String id, Actor actor) {
        Product product = addresses.edited(id, actor);
        return pages.show(
                "survey/import",
                new ImportPage(product, Form.EMPTY, null, null, batches.receipts(product.id(), actor)));
    }

    @PostMapping("/produits/{id}/enquete/import")
    ModelAndView chosen(
            @PathVariable String id, @RequestParam(required = false) @Nullable MultipartFile fichier, Actor actor) {
        Product product = addresses.edited(id, actor);
        try {
            if (fichier == null) throw new Refused("fichier", "survey.file.empty");
            String name = fichier.getOriginalFilename();
            long kept = files.keep(product.id(), name == null || name.isEmpty() ? "fichier" : name, fichier, actor);
            return pages.redirect(desk(product) + "/import/" + kept);
        } catch (Refused refusal) {
            return pages.refused(
                    "survey/import",
                    new ImportPage(
                            product, Form.EMPTY.refused(refusal), null, null, batches.receipts(product.id(), actor)));
        }
    }

    private ImportPage page(
            Product product, long number, @Nullable Form typed, @Nullable AnswerReceipt refused, Actor actor) {
        TableUploads.Preview preview = files.preview(product.id(), number, actor);
        Form form = typed;
        if (form == null) {
            Map<String, String> roles = new TreeMap<>();
            preview.roles().forEach((column, role) -> roles.put("colonne-" + column, role));
            form = Form.filled(roles);
        }
        return new ImportPage(product, form, preview, refused, List.of());
    }

    @GetMapping("/produits/{id}/enquete/import/{number:[0-9]{1,15}}")
    ModelAndView preview(@PathVariable String id, @PathVariable long number, Actor actor) {
        return pages.show("survey/import", page(addresses.edited(id, actor), number, null, null, actor));
    }

    @PostMapping("/produits/{id}/enquete/import/{number:[0-9]{1,15}}")
    ModelAndView take(
            @PathVariable String id,
            @PathVariable long number,
            @RequestParam MultiValueMap<String, String> typed,
            Actor actor) {
        Product product = addresses.edited(id, actor);
        Form form = Form.of(typed);
        Map<Integer, String> roles = new TreeMap<>();
        typed.keySet().stream()
                .filter(field -> field.matches("colonne-\\d{1,3}"))
                .forEach(field -> roles.put(Integer.valueOf(field.substring(8)), form.text(field)));
        try {
            AnswerReceipt receipt = files.take(product.id(), number, roles, !form.ticked("partiel"), actor);
            if (receipt.id() == 0) return pages.refused("survey/import", page(product, number, form, receipt, actor));
            return pages.after(
                    desk(product) + "/imports/" + receipt.id(), "flash.survey.taken", receipt.added(), receipt.known());
        } catch (Refused refusal) {
            return pages.refused("survey/import", page(product, number, form.refused(refusal), null, actor));
        }
    }

    @GetMapping("/produits/{id}/enquete/imports/{number:[0-9]{1,15}}")
    ModelAndView receipt(@PathVariable String id, @PathVariable long number, Actor actor) {
        Product product = addresses.edited(id, actor);
        return pages.show("survey/receipt", new ReceiptPage(product, batches.receipt(product.id(), number, actor)));
    }

    @PostMapping("/produits/{id}/enquete/imports/{number:[0-9]{1,15}}/annulation")
    ModelAndView undo(@PathVariable String id, @PathVariable long number, Actor actor) {
        Product product = addresses.edited(id, actor);
        String path = desk(product) + "/imports/" + number;
        try {
            return pages.after(path, "flash.survey.undone", batches.undo(product.id(), number, actor));
        } catch (Refused already) {
            return pages.after(path, "flash.survey.undone-before");
        }
    }
}

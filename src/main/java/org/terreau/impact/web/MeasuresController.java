package org.terreau.impact.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.identity.Actor;
import org.terreau.impact.Impact;
import org.terreau.impact.Indicator;
import org.terreau.impact.Measurements;
import org.terreau.impact.Periodicity;
import org.terreau.impact.ReadyIndicator;
import org.terreau.impact.Receipt;
import org.terreau.impact.Reminders;
import org.terreau.impact.Series;
import org.terreau.impact.Uploads;
import org.terreau.impact.WrittenPeriod;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductTab;
import org.terreau.portfolio.Products;
import org.terreau.portfolio.TableUploads;
import org.terreau.shared.Refused;
import org.terreau.territory.CollectivityPicker;
import org.terreau.testimony.Testimonies;
import org.terreau.web.Form;
import org.terreau.web.LastWord;
import org.terreau.web.LetterSetting;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.PublicWords;

/** Where a team enters and corrects its figures and testimonies, and defines its indicators. */
@Controller
class MeasuresController {

    private static final String PLACE = "lieu";
    private static final String NONE = "";

    private final Pages pages;
    private final Products products;
    private final Impact impact;
    private final Testimonies testimonies;
    private final Measurements measurements;
    private final Uploads uploads;
    private final Reminders reminders;
    private final CollectivityPicker picker;

    MeasuresController(
            Pages pages,
            Products products,
            Impact impact,
            Testimonies testimonies,
            Measurements measurements,
            Uploads uploads,
            Reminders reminders,
            CollectivityPicker picker) {
        this.pages = pages;
        this.products = products;
        this.impact = impact;
        this.testimonies = testimonies;
        this.measurements = measurements;
        this.uploads = uploads;
        this.reminders = reminders;
        this.picker = picker;
    }

    private Product edited(String id, Actor actor) {
        products.mustEdit(actor, StatsController.id(id));
        return products.read(StatsController.id(id));
    }

    private static String path(Product product) {
        return product.id().path() + "/mesures";
    }

    @Bean
    static ProductTab measuresTab() {
        return new ProductTab(400, "impact.tab", "/mesures", "/valeurs-a-verifier", "/sources", "/cles");
    }

    @GetMapping("/produits/{id}/mesures")
    @OpenTo(OpenTo.Audience.SIGNED_IN)
    ModelAndView measures(
            @PathVariable String id,
            @RequestParam(defaultValue = NONE) String rythme,
            @RequestParam(defaultValue = NONE) String periode,
            Actor actor) {
        Product product = edited(id, actor);
        Periodicity rhythm = Periodicity.of(rythme).orElse(null);
        MeasuresPage page = page(product, rhythm, Form.EMPTY, Form.EMPTY, CollectivityPicker.Picked.NONE, actor);
        String period = periode.isEmpty()
                ? page.rhythm().name(page.rhythm().plus(page.rhythm().start(impact.today()), -1))
                : periode;
        return pages.show(
                "impact/measures",
                page(
                        product,
                        page.rhythm(),
                        Form.filled(Map.of("periode", period)),
                        Form.EMPTY,
                        CollectivityPicker.Picked.NONE,
                        actor));
    }

    private MeasuresPage page(
            Product product,
            @Nullable Periodicity asked,
            Form measure,
            Form testimony,
            CollectivityPicker.Picked picked,
            Actor actor) {
        Impact.Published published = impact.published(product.id());
        Periodicity rhythm = asked;
        if (rhythm == null)
            rhythm = published.series().stream()
                    .map(Series::indicator)
                    .filter(indicator -> !indicator.computed())
                    .map(Indicator::periodicity)
                    .filter(one -> one != Periodicity.MONTH)
                    .findFirst()
                    .filter(other -> published.series().stream()
                            .noneMatch(known -> !known.indicator().computed()
                                    && known.indicator().periodicity() == Periodicity.MONTH))
                    .orElse(Periodicity.MONTH);
        return new MeasuresPage(
                product,
                rhythm,
                rhythm.compareTo(Periodicity.MONTH) < 0
                        ? impact.published(product.id(), rhythm).series()
                        : published.series(),
                published.testimonies(),
                measure,
                testimony,
                picked.candidates(),
                impact.archived(product.id()),
                testimonies.gone(product.id(), actor));
    }

    @PostMapping("/produits/{id}/mesures/saisie")
    @OpenTo(OpenTo.Audience.SIGNED_IN)
    ModelAndView enter(@PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Product product = edited(id, actor);
        Form form = Form.of(typed);
        Periodicity rhythm = Periodicity.of(form.text("rythme")).orElse(Periodicity.MONTH);
        MeasuresPage page = page(product, rhythm, form, Form.EMPTY, CollectivityPicker.Picked.NONE, actor);
        List<Measurements.Typed> values = new ArrayList<>();
        for (Series known : page.entered()) {
            String code = known.indicator().code();
            String value = form.text("valeur-" + code);
            String denominator = form.text("denominateur-" + code);
            if (!value.isEmpty() || !denominator.isEmpty())
                values.add(new Measurements.Typed(code, value, denominator, "", ""));
        }
        try {
            measurements.enter(
                    product.id(),
                    WrittenPeriod.name(form.text("periode")),
                    values,
                    "saisie",
                    code -> LastWord.said(form, "valeur-" + code),
                    actor);
        } catch (Refused refusal) {
            return pages.refused(
                    "impact/measures",
                    page(product, rhythm, form.refused(refusal), Form.EMPTY, CollectivityPicker.Picked.NONE, actor));
        }
        return pages.after(path(product), "flash.impact.measured");
    }

    @PostMapping("/produits/{id}/mesures/temoignage")
    @OpenTo(OpenTo.Audience.SIGNED_IN)
    ModelAndView testimony(@PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Product product = edited(id, actor);
        Form form = Form.of(typed);
        CollectivityPicker.Picked picked =
                form.text(PLACE + "-recherche").isEmpty() ? CollectivityPicker.Picked.NONE : picker.read(form, PLACE);
        try {
            if (!picked.problems().isEmpty()) throw new Refused(picked.problems());
            PublicWords.check(form, "temoignage", "role");
            testimonies.publish(
                    product.id(),
                    form.text("temoignage"),
                    form.text("role"),
                    picked.id(),
                    form.ticked("accord"),
                    actor);
        } catch (Refused refusal) {
            return pages.refused(
                    "impact/measures", page(product, null, Form.EMPTY, form.refused(refusal), picked, actor));
        }
        return pages.after(path(product), "flash.testimony.published");
    }

    @GetMapping("/produits/{id}/mesures/indicateurs/nouveau")
    @OpenTo(OpenTo.Audience.SIGNED_IN)
    ModelAndView guide(
            @PathVariable String id, @RequestParam(defaultValue = NONE) String modele, Locale locale, Actor actor) {
        Product product = edited(id, actor);
        Form form = ReadyIndicator.of(modele)
                .map(ready -> IndicatorForm.of(ready, pages.outsideRequest(locale)))
                .orElseGet(IndicatorForm::blank);
        return pages.show("impact/indicator", indicatorPage(product, null, form, modele.isEmpty()));
    }

    private IndicatorPage indicatorPage(Product product, @Nullable Indicator known, Form form, boolean guided) {
        List<String> taken = impact.published(product.id()).series().stream()
                .map(series -> series.indicator().model())
                .filter(model -> !model.isEmpty())
                .toList();
        return new IndicatorPage(product, known, form, guided, taken, impact.names(product.id()));
    }

    @PostMapping("/produits/{id}/mesures/indicateurs/nouveau")
    @OpenTo(OpenTo.Audience.SIGNED_IN)
    ModelAndView define(@PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Product product = edited(id, actor);
        Form form = Form.of(typed);
        try {
            PublicWords.check(form, IndicatorForm.READ_BY_ALL);
            impact.define(product.id(), IndicatorForm.read(form, product.increments()), actor);
        } catch (Refused refusal) {
            return pages.refused("impact/indicator", indicatorPage(product, null, form.refused(refusal), false));
        }
        return pages.after(path(product), "flash.impact.defined");
    }

    @GetMapping("/produits/{id}/mesures/indicateurs/{code}")
    @OpenTo(OpenTo.Audience.SIGNED_IN)
    ModelAndView indicator(@PathVariable String id, @PathVariable String code, Actor actor) {
        Product product = edited(id, actor);
        Indicator known = impact.find(product.id(), code);
        return pages.show(
                "impact/indicator",
                indicatorPage(product, known, IndicatorForm.of(known, impact.targets(product.id())), false));
    }

    @PostMapping("/produits/{id}/mesures/indicateurs/{code}")
    @OpenTo(OpenTo.Audience.SIGNED_IN)
    ModelAndView change(
            @PathVariable String id,
            @PathVariable String code,
            @RequestParam MultiValueMap<String, String> typed,
            Actor actor) {
        Product product = edited(id, actor);
        Form form = Form.of(typed);
        try {
            PublicWords.check(form, IndicatorForm.READ_BY_ALL);
            impact.change(product.id(), code, IndicatorForm.read(form, product.increments()), form.version(), actor);
        } catch (Refused refusal) {
            return pages.refused(
                    "impact/indicator",
                    indicatorPage(product, impact.find(product.id(), code), form.refused(refusal), false));
        }
        return pages.after(StatsPage.chartPath(product, impact.find(product.id(), code)), "flash.impact.changed");
    }

    @PostMapping("/produits/{id}/mesures/indicateurs/{code}/archivage")
    @OpenTo(OpenTo.Audience.SIGNED_IN)
    ModelAndView archive(@PathVariable String id, @PathVariable String code, Actor actor) {
        Product product = edited(id, actor);
        try {
            impact.archive(product.id(), code, actor);
        } catch (Refused refusal) {
            Indicator known = impact.find(product.id(), code);
            return pages.refused(
                    "impact/indicator",
                    indicatorPage(
                            product,
                            known,
                            IndicatorForm.of(known, impact.targets(product.id()))
                                    .refused(refusal),
                            false));
        }
        return pages.after(path(product), "flash.impact.archived");
    }

    @PostMapping("/produits/{id}/mesures/indicateurs/{code}/retour")
    @OpenTo(OpenTo.Audience.SIGNED_IN)
    ModelAndView restore(@PathVariable String id, @PathVariable String code, Actor actor) {
        Product product = edited(id, actor);
        impact.restore(product.id(), code, actor);
        return pages.after(path(product), "flash.impact.restored");
    }

    @GetMapping("/produits/{id}/mesures/lots")
    @OpenTo(OpenTo.Audience.SIGNED_IN)
    ModelAndView batches(@PathVariable String id, @RequestParam(defaultValue = "1") int page, Actor actor) {
        Product product = edited(id, actor);
        return pages.show("impact/batches", new BatchesPage(product, measurements.receipts(product.id(), page, actor)));
    }

    @GetMapping("/produits/{id}/mesures/lots/{batch:[0-9]{1,18}}")
    @OpenTo(OpenTo.Audience.SIGNED_IN)
    ModelAndView batch(@PathVariable String id, @PathVariable long batch, Actor actor) {
        Product product = edited(id, actor);
        return pages.show("impact/batch", new BatchPage(product, measurements.receipt(product.id(), batch)));
    }

    @PostMapping("/produits/{id}/mesures/lots/{batch:[0-9]{1,18}}/annulation")
    @OpenTo(OpenTo.Audience.SIGNED_IN)
    ModelAndView undo(@PathVariable String id, @PathVariable long batch, Actor actor) {
        Product product = edited(id, actor);
        try {
            int taken = measurements.undo(product.id(), batch, actor);
            return pages.after(path(product) + "/lots", "flash.impact.undone", taken);
        } catch (Refused already) {
            return pages.after(path(product) + "/lots", "flash.impact.undone-before");
        }
    }

    @GetMapping("/produits/{id}/mesures/fichier")
    @OpenTo(OpenTo.Audience.SIGNED_IN)
    ModelAndView choose(@PathVariable String id, Actor actor) {
        Product product = edited(id, actor);
        return pages.show("impact/upload", new UploadPage(product, Form.EMPTY, null, List.of(), null));
    }

    @PostMapping("/produits/{id}/mesures/fichier")
    @OpenTo(OpenTo.Audience.SIGNED_IN)
    ModelAndView chosen(
            @PathVariable String id, @RequestParam(required = false) @Nullable MultipartFile fichier, Actor actor) {
        Product product = edited(id, actor);
        try {
            if (fichier == null) throw new Refused("fichier", "impact.file.empty");
            String name = fichier.getOriginalFilename();
            long kept = uploads.keep(product.id(), name == null || name.isEmpty() ? "fichier" : name, fichier, actor);
            return pages.redirect(path(product) + "/fichier/" + kept);
        } catch (Refused refusal) {
            return pages.refused(
                    "impact/upload", new UploadPage(product, Form.EMPTY.refused(refusal), null, List.of(), null));
        }
    }

    private UploadPage upload(
            Product product, long number, @Nullable Form typed, @Nullable Receipt refused, Actor actor) {
        TableUploads.Preview preview = uploads.preview(product.id(), number, actor);
        Form form = typed;
        if (form == null) {
            Map<String, String> roles = new TreeMap<>();
            preview.roles().forEach((column, role) -> roles.put("colonne-" + column, role));
            form = Form.filled(roles);
        }
        List<Indicator> indicators = impact.published(product.id()).series().stream()
                .map(Series::indicator)
                .filter(indicator -> !indicator.computed() && !MeasuresPage.ratio(indicator))
                .toList();
        return new UploadPage(product, form, preview, indicators, refused);
    }

    @GetMapping("/produits/{id}/mesures/fichier/{number:[0-9]{1,18}}")
    @OpenTo(OpenTo.Audience.SIGNED_IN)
    ModelAndView preview(@PathVariable String id, @PathVariable long number, Actor actor) {
        return pages.show("impact/upload", upload(edited(id, actor), number, null, null, actor));
    }

    @PostMapping("/produits/{id}/mesures/fichier/{number:[0-9]{1,18}}")
    @OpenTo(OpenTo.Audience.SIGNED_IN)
    ModelAndView take(
            @PathVariable String id,
            @PathVariable long number,
            @RequestParam MultiValueMap<String, String> typed,
            Actor actor) {
        Product product = edited(id, actor);
        Form form = Form.of(typed);
        Map<Integer, String> roles = new TreeMap<>();
        typed.keySet().stream()
                .filter(field -> field.matches("colonne-\\d{1,3}"))
                .forEach(field -> roles.put(Integer.valueOf(field.substring(8)), form.text(field)));
        try {
            Receipt receipt = uploads.take(
                    product.id(), number, roles, !form.ticked("partiel"), form.ticked("inhabituel"), actor);
            if (receipt.refused()) return pages.refused("impact/upload", upload(product, number, form, receipt, actor));
            return pages.after(
                    path(product) + "/lots/" + receipt.id(), "flash.impact.file", receipt.added(), receipt.corrected());
        } catch (Refused refusal) {
            return pages.refused("impact/upload", upload(product, number, form.refused(refusal), null, actor));
        }
    }

    @Bean
    static LetterSetting reminderLetters() {
        return new LetterSetting(20, "impact.reminders.title", "/mesures/rappels");
    }

    @GetMapping("/mesures/rappels")
    @OpenTo(OpenTo.Audience.SIGNED_IN)
    ModelAndView reminders(Actor actor) {
        return pages.show("impact/reminders", new RemindersPage(reminders.stopped(actor)));
    }

    @PostMapping("/mesures/rappels")
    @OpenTo(OpenTo.Audience.SIGNED_IN)
    ModelAndView reminders(@RequestParam(defaultValue = NONE) String rappels, Actor actor) {
        boolean wanted = rappels.equals("oui");
        reminders.want(wanted, actor);
        return pages.after("/mesures/rappels", wanted ? "flash.impact.reminded" : "flash.impact.unreminded");
    }
}

package org.terreau.committee.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.committee.Committee;
import org.terreau.committee.Evidence;
import org.terreau.committee.Packs;
import org.terreau.committee.Rehearsals;
import org.terreau.decision.Outcome;
import org.terreau.identity.Actor;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.shared.Money;
import org.terreau.shared.NotAllowed;
import org.terreau.shared.Refused;
import org.terreau.shared.Stale;
import org.terreau.web.Chart;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.Pdf;
import org.terreau.web.Picture;
import org.terreau.web.Plot;
import org.terreau.web.PublicWords;
import org.terreau.web.Ui;

/** The evidence pack of a committee: read, written, sent, frozen, taken back, published. */
@Controller
class PackController {

    private static final String ONE = "/produits/{id}/comites/" + Addresses.DATE;

    private final Pages pages;
    private final Packs packs;
    private final Rehearsals rehearsals;
    private final Products products;
    private final Pdf pdf;

    PackController(Pages pages, Packs packs, Rehearsals rehearsals, Products products, Pdf pdf) {
        this.pages = pages;
        this.packs = packs;
        this.rehearsals = rehearsals;
        this.products = products;
        this.pdf = pdf;
    }

    private Packs.View view(String id, String date, String version, Optional<Actor> reader) {
        Integer number = version.matches("[1-9]\\d{0,3}") ? Integer.valueOf(version) : null;
        return packs.read(Addresses.product(id), Addresses.date(date), number, reader);
    }

    @GetMapping(ONE)
    @OpenTo(OpenTo.Audience.EVERYONE)
    ModelAndView read(
            @PathVariable String id,
            @PathVariable String date,
            @RequestParam(defaultValue = "") String version,
            Optional<Actor> reader) {
        return pages.show("committee/evidence", new EvidencePage(view(id, date, version, reader), Form.EMPTY));
    }

    @GetMapping(ONE + ".pdf")
    @OpenTo(OpenTo.Audience.EVERYONE)
    ResponseEntity<byte[]> file(
            @PathVariable String id,
            @PathVariable String date,
            @RequestParam(defaultValue = "") String version,
            Locale locale,
            Optional<Actor> reader) {
        Ui ui = pages.outsideRequest(locale);
        Packs.View view = view(id, date, version, reader);
        Map<String, Picture> pictures = pictures(view.evidence(), ui);
        return pdf.file(
                "dossier-de-preuves-" + id + "-" + date + ".pdf",
                "committee/document",
                ui,
                new EvidencePage(view, Form.EMPTY, pictures, room(view, ui)));
    }

    /** The widest with which the first page holds on one sheet. */
    private Room room(Packs.View view, Ui ui) {
        return Room.ALL.stream()
                .filter(room ->
                        pdf.onOneSheet("committee/sheet-alone", ui, new EvidencePage(view, Form.EMPTY, Map.of(), room)))
                .findFirst()
                .orElse(Room.TIGHTEST);
    }

    private Map<String, Picture> pictures(Evidence evidence, Ui ui) {
        Map<String, Picture> pictures = new HashMap<>();
        for (Evidence.Result one : evidence.results())
            picture(one.code(), one.name(), one.unit(), one.periodicity(), one.points(), one.target(), pictures, ui);
        for (Evidence.Cost one : evidence.costs())
            picture("cout-" + one.code(), one.of(), one.unit(), one.periodicity(), one.points(), null, pictures, ui);
        return pictures;
    }

    private void picture(
            String id,
            String name,
            String unit,
            String periodicity,
            List<Evidence.Point> points,
            @Nullable BigDecimal target,
            Map<String, Picture> pictures,
            Ui ui) {
        Plot plot = Wording.plot(id, name, unit, periodicity, points, target, ui);
        if (!plot.drawn()) return;
        pictures.put(
                id,
                Picture.of(
                        pages.render("component/chart", Map.of("ui", ui, "chart", Chart.of(plot, ui))), plot.title()));
    }

    private ModelAndView textes(Committee committee, Form form, @Nullable Committee theirs, boolean refused) {
        PackFormPage page = new PackFormPage(products.read(committee.product()), committee, form, theirs);
        return refused ? pages.refused("committee/texts", page) : pages.show("committee/texts", page);
    }

    @GetMapping(ONE + "/textes")
    @OpenTo(OpenTo.Audience.SIGNED_IN)
    ModelAndView texts(@PathVariable String id, @PathVariable String date, Actor actor) {
        try {
            Committee committee = packs.edited(Addresses.product(id), Addresses.date(date), actor);
            return textes(committee, filled(committee), null, false);
        } catch (Refused frozen) {
            return frozen(id, date);
        }
    }

    private ModelAndView frozen(String id, String date) {
        return pages.after(
                Committee.path(Addresses.product(id), Addresses.date(date)), "flash.committee.frozen-already");
    }

    private static Form filled(Committee committee) {
        Committee.Words words = committee.words();
        Outcome outcome = words.outcome();
        Money amount = words.amount();
        Integer months = words.months();
        return Form.filled(Map.of(
                "appris", words.learnt(),
                "demande", words.asks(),
                "engagement", words.commitment(),
                "issue", outcome == null ? "" : outcome.code(),
                "montant",
                        amount == null
                                ? ""
                                : amount.inEuros().stripTrailingZeros().toPlainString(),
                "mois", months == null ? "" : months.toString(),
                "version", String.valueOf(committee.version())));
    }

    @PostMapping(ONE + "/textes")
    @OpenTo(OpenTo.Audience.SIGNED_IN)
    ModelAndView say(
            @PathVariable String id,
            @PathVariable String date,
            @RequestParam MultiValueMap<String, String> typed,
            Actor actor) {
        ProductId product = Addresses.product(id);
        Form form = Form.of(typed);
        Committee committee;
        try {
            committee = packs.edited(product, Addresses.date(date), actor);
        } catch (Refused frozen) {
            return frozen(id, date);
        }
        try {
            PublicWords.check(form, "appris", "demande", "engagement");
            packs.say(product, committee.meetsOn(), words(form), form.version(), actor);
        } catch (Refused refusal) {
            return textes(committee, form.refused(refusal), null, true);
        } catch (Stale stale) {
            return textes(
                    committee,
                    form.with("version", String.valueOf(committee.version()))
                            .refused(new Refused("", "committee.stale")),
                    committee,
                    true);
        }
        return pages.after(committee.path(), "flash.committee.said");
    }

    private static Committee.Words words(Form form) {
        Optional<Money> amount = Money.parse(form.text("montant"));
        if (amount.isEmpty() && !form.text("montant").isEmpty()) throw new Refused("montant", "committee.amount.wrong");
        String months = form.text("mois");
        if (!months.isEmpty() && !months.matches("\\d{1,3}"))
            throw new Refused("mois", "committee.months.wrong", Packs.MOST_MONTHS);
        return new Committee.Words(
                form.text("appris"),
                form.text("demande"),
                form.text("engagement"),
                Outcome.named(form.text("issue"))
                        .filter(Committee.Words.ASKED::contains)
                        .orElse(null),
                amount.orElse(null),
                months.isEmpty() ? null : Integer.valueOf(months));
    }

    @PostMapping(ONE + "/demande")
    @OpenTo(OpenTo.Audience.SIGNED_IN)
    ModelAndView ask(
            @PathVariable String id,
            @PathVariable String date,
            @RequestParam MultiValueMap<String, String> typed,
            Actor actor) {
        Form form = Form.of(typed);
        return write(
                id,
                date,
                form,
                actor,
                "flash.committee.asked",
                (product, day) -> packs.ask(product, day, form.text("message"), actor));
    }

    @PostMapping(ONE + "/ajout")
    @OpenTo(OpenTo.Audience.SIGNED_IN)
    ModelAndView add(
            @PathVariable String id,
            @PathVariable String date,
            @RequestParam MultiValueMap<String, String> typed,
            Actor actor) {
        Form form = Form.of(typed);
        return write(id, date, form, actor, "flash.committee.added", (product, day) -> {
            PublicWords.check(form, "ajout");
            packs.add(product, day, form.text("ajout"), actor);
        });
    }

    @PostMapping(ONE + "/repetition")
    @OpenTo(OpenTo.Audience.SIGNED_IN)
    ModelAndView rehearse(
            @PathVariable String id,
            @PathVariable String date,
            @RequestParam MultiValueMap<String, String> typed,
            Actor actor) {
        Form form = Form.of(typed);
        return write(
                id,
                date,
                form,
                actor,
                "flash.committee.rehearsal",
                (product, day) -> rehearsals.ask(product, day, form.text("souhait"), actor));
    }

    @PostMapping(ONE + "/repetition/reponse")
    @OpenTo(OpenTo.Audience.SIGNED_IN)
    ModelAndView answer(
            @PathVariable String id,
            @PathVariable String date,
            @RequestParam MultiValueMap<String, String> typed,
            Actor actor) {
        Form form = Form.of(typed);
        return write(
                id,
                date,
                form,
                actor,
                "flash.committee.rehearsal-answered",
                (product, day) -> rehearsals.answer(product, day, form.date("jour"), form.text("remarque"), actor));
    }

    /** Writes what a form on the pack's own page holds. */
    private ModelAndView write(
            String id, String date, Form form, Actor actor, String done, BiConsumer<ProductId, LocalDate> writing) {
        ProductId product = Addresses.product(id);
        LocalDate day = Addresses.date(date);
        try {
            writing.accept(product, day);
        } catch (Refused refusal) {
            return pages.refused(
                    "committee/evidence",
                    new EvidencePage(view(id, date, "", Optional.of(actor)), form.refused(refusal)));
        }
        return pages.after(Committee.path(product, day), done);
    }

    @GetMapping(ONE + "/{step:envoi|gel|reouverture|publication}")
    @OpenTo(OpenTo.Audience.SIGNED_IN)
    ModelAndView confirm(@PathVariable String id, @PathVariable String date, @PathVariable String step, Actor actor) {
        return pages.show("committee/step", step(id, date, step, Form.EMPTY, actor));
    }

    private PackStepPage step(String id, String date, String step, Form form, Actor actor) {
        Packs.View view = view(id, date, "", Optional.of(actor));
        if (step.equals("envoi") ? !view.team() : !view.staff()) throw new NotAllowed(step + " of " + id);
        return new PackStepPage(view, step, form);
    }

    @PostMapping(ONE + "/{step:envoi|gel|reouverture|publication}")
    @OpenTo(OpenTo.Audience.SIGNED_IN)
    ModelAndView act(
            @PathVariable String id,
            @PathVariable String date,
            @PathVariable String step,
            @RequestParam MultiValueMap<String, String> typed,
            Actor actor) {
        ProductId product = Addresses.product(id);
        var day = Addresses.date(date);
        Form form = Form.of(typed);
        String path = Committee.path(product, day);
        try {
            switch (step) {
                case "envoi" -> {
                    return pages.after(path, "flash.committee.sent", packs.send(product, day, actor));
                }
                case "gel" -> packs.freeze(product, day, actor);
                case "reouverture" -> packs.reopen(product, day, form.text("raison"), actor);
                default -> packs.publish(product, day, actor);
            }
        } catch (Refused refusal) {
            return pages.refused("committee/step", step(id, date, step, form.refused(refusal), actor));
        }
        return pages.after(path, "flash.committee." + step);
    }
}

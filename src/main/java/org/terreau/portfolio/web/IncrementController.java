package org.terreau.portfolio.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
import org.terreau.incubator.Programmes;
import org.terreau.portfolio.Increment;
import org.terreau.portfolio.IncrementPlan;
import org.terreau.portfolio.Increments;
import org.terreau.portfolio.Preregistration;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.portfolio.ScopeKind;
import org.terreau.portfolio.Thresholds;
import org.terreau.shared.NotAllowed;
import org.terreau.shared.Paris;
import org.terreau.shared.Refused;
import org.terreau.shared.Stale;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.PublicWords;
import org.terreau.web.Table;

/** Increments: public to read, worked on by the team and the staff. */
@Controller
@OpenTo(OpenTo.Audience.SIGNED_IN)
class IncrementController {

    private static final Table<Line> TABLE = Table.of(Line.class);

    private final Pages pages;
    private final Products products;
    private final Increments increments;
    private final Thresholds thresholds;
    private final Programmes programmes;
    private final Clock clock;

    IncrementController(
            Pages pages,
            Products products,
            Increments increments,
            Thresholds thresholds,
            Programmes programmes,
            Clock clock) {
        this.pages = pages;
        this.products = products;
        this.increments = increments;
        this.thresholds = thresholds;
        this.programmes = programmes;
        this.clock = clock;
    }

    @GetMapping("/produits/{id}/increments/{number:[0-9]+}")
    @OpenTo(OpenTo.Audience.EVERYONE)
    ModelAndView read(@PathVariable String id, @PathVariable String number, Optional<Actor> actor) {
        ProductId product = Addresses.product(id);
        return pages.showToAll("portfolio/increment", () -> {
            boolean editor =
                    actor.filter(someone -> products.mayEdit(someone, product)).isPresent();
            return page(product, Addresses.number(number), Form.EMPTY, editor, false);
        });
    }

    /** A part of a scope as a spreadsheet and programs read it. */
    record Line(
            String type,
            String texte,
            @Nullable String collectivite,
            boolean prevu,
            @Nullable LocalDate ajouteLe,
            @Nullable LocalDate retireLe,
            @Nullable String raison,
            @Nullable String resultat,
            String appris) {}

    /** An increment as programs read it. */
    record Told(
            int numero,
            LocalDate debut,
            LocalDate fin,
            String objectif,
            @Nullable String objectifTenu,
            String objectifConstat,
            @Nullable LocalDate perimetreArreteLe,
            List<Line> perimetre,
            List<ThresholdLine> seuils,
            String appris,
            String suite,
            @Nullable LocalDate revueLe,
            String adresse) {}

    @GetMapping("/produits/{id}/increments/{number:[0-9]+}.csv")
    @OpenTo(OpenTo.Audience.EVERYONE)
    ResponseEntity<byte[]> csv(@PathVariable String id, @PathVariable String number) {
        ProductId product = Addresses.product(id);
        products.read(product);
        IncrementPlan plan = increments.read(product, Addresses.number(number));
        return TABLE.csv("increment-" + number + ".csv", lines(plan));
    }

    @GetMapping("/produits/{id}/api/increments")
    @OpenTo(OpenTo.Audience.EVERYONE)
    ResponseEntity<List<Told>> json(@PathVariable String id) {
        ProductId product = Addresses.product(id);
        products.read(product);
        List<Preregistration> seuils = thresholds.of(product);
        return ResponseEntity.ok(increments.of(product).stream()
                .map(plan -> new Told(
                        plan.increment().number(),
                        plan.increment().start(),
                        plan.increment().lastDay(),
                        plan.increment().goal(),
                        plan.came() == null ? null : plan.came().verdict().code(),
                        plan.came() == null ? "" : plan.came().told(),
                        plan.settledOn(),
                        plan.settled() ? lines(plan) : List.of(),
                        seuils.stream()
                                .filter(one ->
                                        one.increment() == plan.increment().number())
                                .flatMap(ThresholdLine::of)
                                .toList(),
                        plan.learnt(),
                        plan.next(),
                        plan.reviewedOn(),
                        Increments.path(product, plan.increment().number())))
                .toList());
    }

    private static List<Line> lines(IncrementPlan plan) {
        if (!plan.settled()) return List.of();
        Map<Long, IncrementPlan.Change> changes =
                plan.changes().stream().collect(Collectors.toMap(IncrementPlan.Change::id, change -> change));
        return plan.items().stream()
                .map(item -> {
                    IncrementPlan.Change added = item.addedBy() == null ? null : changes.get(item.addedBy());
                    IncrementPlan.Change dropped = item.droppedBy() == null ? null : changes.get(item.droppedBy());
                    IncrementPlan.Change last = dropped == null ? added : dropped;
                    return new Line(
                            item.kind().code(),
                            item.wording(),
                            item.place() == null ? null : item.place().toString(),
                            item.planned(),
                            added == null ? null : added.on(),
                            dropped == null ? null : dropped.on(),
                            last == null ? null : last.reason(),
                            item.outcome() == null ? null : item.outcome().code(),
                            item.learnt());
                })
                .toList();
    }

    @GetMapping("/produits/{id}/increments/nouveau")
    ModelAndView opening(@PathVariable String id, Actor actor) {
        Product product = staffed(id, actor);
        List<Increment> known = product.increments();
        LocalDate start = known.isEmpty()
                ? Paris.today(clock)
                : known.get(known.size() - 1).end();
        return pages.show("portfolio/increment-new", opening(product, Form.filled(Map.of("debut", start.toString()))));
    }

    @PostMapping("/produits/{id}/increments/nouveau")
    ModelAndView open(@PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Product product = staffed(id, actor);
        Form form = Form.of(typed);
        try {
            PublicWords.check(form, "objectif");
            Increment opened = increments.open(product.id(), form.date("debut"), form.text("objectif"), actor);
            return pages.after(Increments.path(product.id(), opened.number()) + "/plan", "flash.increment.opened");
        } catch (Refused refusal) {
            return pages.refused("portfolio/increment-new", opening(product, form.refused(refusal)));
        }
    }

    private NewIncrementPage opening(Product product, Form form) {
        return new NewIncrementPage(product, programmes.of(product.incubator()).incrementMonths(), form);
    }

    private Product staffed(String id, Actor actor) {
        Product product = products.read(Addresses.product(id));
        if (!actor.staffOf(product.incubator().value())) throw new NotAllowed("increments of " + id);
        return product;
    }

    @GetMapping("/produits/{id}/increments/{number:[0-9]+}/plan")
    ModelAndView planning(@PathVariable String id, @PathVariable String number, Actor actor) {
        IncrementPage page = worked(id, number, Form.EMPTY, false, actor);
        IncrementPlan plan = page.plan();
        Map<String, String> values = new LinkedHashMap<>();
        values.put("version", String.valueOf(plan.version()));
        values.put("objectif", plan.increment().goal());
        for (ScopeKind kind : ScopeKind.values())
            values.put(
                    kind.code(),
                    plan.kept(kind).stream().map(IncrementPlan.Item::wording).collect(Collectors.joining("\n")));
        return pages.show("portfolio/increment-plan", worked(id, number, Form.filled(values), false, actor));
    }

    @PostMapping("/produits/{id}/increments/{number:[0-9]+}/plan")
    ModelAndView plan(
            @PathVariable String id,
            @PathVariable String number,
            @RequestParam MultiValueMap<String, String> typed,
            Actor actor) {
        Form form = Form.of(typed);
        boolean settle = form.text("action").equals("arreter");
        return write(
                "portfolio/increment-plan",
                id,
                number,
                form,
                actor,
                settle ? "flash.increment.settled" : "flash.increment.planned",
                () -> increments.plan(
                        Addresses.product(id),
                        Addresses.number(number),
                        form.text("objectif"),
                        lines(form),
                        settle,
                        form.version(),
                        actor));
    }

    @GetMapping("/produits/{id}/increments/{number:[0-9]+}/perimetre")
    ModelAndView changing(
            @PathVariable String id,
            @PathVariable String number,
            @RequestParam MultiValueMap<String, String> typed,
            Actor actor) {
        IncrementPage page = worked(id, number, Form.of(typed), false, actor);
        Form form = page.form().with("version", String.valueOf(page.plan().version()));
        return pages.show("portfolio/increment-scope", worked(id, number, form, false, actor));
    }

    @PostMapping("/produits/{id}/increments/{number:[0-9]+}/perimetre")
    ModelAndView change(
            @PathVariable String id,
            @PathVariable String number,
            @RequestParam MultiValueMap<String, String> typed,
            Actor actor) {
        Form form = Form.of(typed);
        Set<Long> dropped = form.all("retrait").stream().map(Addresses::id).collect(Collectors.toSet());
        return write(
                "portfolio/increment-scope",
                id,
                number,
                form,
                actor,
                "flash.increment.scope",
                () -> increments.change(
                        Addresses.product(id),
                        Addresses.number(number),
                        dropped,
                        lines(form),
                        form.text("raison"),
                        form.version(),
                        actor));
    }

    @GetMapping("/produits/{id}/increments/{number:[0-9]+}/delai")
    ModelAndView asking(@PathVariable String id, @PathVariable String number, Actor actor) {
        return pages.show("portfolio/increment-delay", worked(id, number, Form.EMPTY, false, actor));
    }

    /** The answer to a request to move the end: why it does not move, and what may be dropped instead. */
    @PostMapping("/produits/{id}/increments/{number:[0-9]+}/delai")
    ModelAndView ask(
            @PathVariable String id,
            @PathVariable String number,
            @RequestParam MultiValueMap<String, String> typed,
            Actor actor) {
        Form form = Form.of(typed);
        try {
            PublicWords.check(form, "raison");
            increments.askToMove(
                    Addresses.product(id), Addresses.number(number), form.date("date"), form.text("raison"), actor);
        } catch (Refused refusal) {
            return pages.refused("portfolio/increment-delay", worked(id, number, form.refused(refusal), false, actor));
        }
        return pages.show("portfolio/increment-instead", worked(id, number, form, false, actor));
    }

    @GetMapping("/produits/{id}/increments/{number:[0-9]+}/suivi")
    ModelAndView following(@PathVariable String id, @PathVariable String number, Actor actor) {
        IncrementPlan plan = worked(id, number, Form.EMPTY, false, actor).plan();
        Map<String, String> values = new LinkedHashMap<>();
        values.put("version", String.valueOf(plan.version()));
        IncrementPlan.Came came = plan.came();
        if (came != null) {
            values.put("but", came.verdict().code());
            values.put("texte-but", came.told());
        }
        for (IncrementPlan.Item item : plan.kept()) {
            values.put(
                    "etat-" + item.id(),
                    item.outcome() == null ? "" : item.outcome().code());
            values.put("appris-" + item.id(), item.learnt());
        }
        return pages.show("portfolio/increment-follow", worked(id, number, Form.filled(values), false, actor));
    }

    @PostMapping("/produits/{id}/increments/{number:[0-9]+}/suivi")
    ModelAndView say(
            @PathVariable String id,
            @PathVariable String number,
            @RequestParam MultiValueMap<String, String> typed,
            Actor actor) {
        Form form = Form.of(typed);
        List<Increments.Said> said = new ArrayList<>();
        for (String field : typed.keySet())
            if (field.startsWith("etat-")) {
                long item = Addresses.id(field.substring("etat-".length()));
                said.add(new Increments.Said(item, form.text(field), form.text("appris-" + item)));
            }
        return write(
                "portfolio/increment-follow",
                id,
                number,
                form,
                actor,
                "flash.increment.followed",
                () -> increments.say(
                        Addresses.product(id),
                        Addresses.number(number),
                        said,
                        new Increments.SaidOfGoal(form.text("but"), form.text("texte-but")),
                        form.version(),
                        actor));
    }

    @GetMapping("/produits/{id}/increments/{number:[0-9]+}/revue")
    ModelAndView reviewing(@PathVariable String id, @PathVariable String number, Actor actor) {
        IncrementPlan plan = worked(id, number, Form.EMPTY, false, actor).plan();
        Form form = Form.filled(
                Map.of("version", String.valueOf(plan.version()), "appris", plan.learnt(), "suite", plan.next()));
        return pages.show("portfolio/increment-review", worked(id, number, form, false, actor));
    }

    @PostMapping("/produits/{id}/increments/{number:[0-9]+}/revue")
    ModelAndView review(
            @PathVariable String id,
            @PathVariable String number,
            @RequestParam MultiValueMap<String, String> typed,
            Actor actor) {
        Form form = Form.of(typed);
        return write(
                "portfolio/increment-review",
                id,
                number,
                form,
                actor,
                "flash.increment.reviewed",
                () -> increments.review(
                        Addresses.product(id),
                        Addresses.number(number),
                        form.text("appris"),
                        form.text("suite"),
                        form.version(),
                        actor));
    }

    @GetMapping("/produits/{id}/increments/{number:[0-9]+}/seuils")
    ModelAndView thresholds(@PathVariable String id, @PathVariable String number, Actor actor) {
        IncrementPage page = worked(id, number, Form.EMPTY, false, actor);
        return pages.show(
                "portfolio/increment-thresholds",
                new ThresholdsPage(page, thresholds.gauges(page.product().id())).filled());
    }

    @PostMapping("/produits/{id}/increments/{number:[0-9]+}/seuils")
    ModelAndView setThresholds(
            @PathVariable String id,
            @PathVariable String number,
            @RequestParam MultiValueMap<String, String> typed,
            Actor actor) {
        ProductId product = Addresses.product(id);
        Form form = Form.of(typed);
        List<Thresholds.Wanted> wanted = new ArrayList<>();
        for (String field : typed.keySet())
            if (field.startsWith("seuil-")) wanted.add(wanted(form, field.substring("seuil-".length())));
        try {
            checkWords(form);
            thresholds.write(product, Addresses.number(number), wanted, form.version(), actor);
            return pages.after(Increments.path(product, Addresses.number(number)), "flash.increment.thresholds");
        } catch (Refused refusal) {
            return pages.refused(
                    "portfolio/increment-thresholds",
                    new ThresholdsPage(
                            worked(id, number, form.refused(refusal), false, actor), thresholds.gauges(product)));
        } catch (Stale stale) {
            IncrementPage now = worked(id, number, form, true, actor);
            Form again = form.with("version", String.valueOf(now.plan().version()));
            return pages.show(
                    "portfolio/increment-thresholds",
                    new ThresholdsPage(worked(id, number, again, true, actor), thresholds.gauges(product)),
                    HttpStatus.CONFLICT);
        }
    }

    private static Thresholds.Wanted wanted(Form form, String key) {
        return new Thresholds.Wanted(
                key.equals(Thresholds.GOAL) ? null : Addresses.id(key),
                form.text("mesure-" + key),
                form.text("seuil-" + key),
                form.text("arret-" + key),
                form.text("motif-" + key));
    }

    private static void checkWords(Form form) {
        PublicWords.check(
                form,
                form.fields().stream().filter(field -> !field.startsWith("_")).toArray(String[]::new));
    }

    private ModelAndView write(
            String template, String id, String number, Form form, Actor actor, String done, Runnable writing) {
        try {
            checkWords(form);
            writing.run();
            return pages.after(Increments.path(Addresses.product(id), Addresses.number(number)), done);
        } catch (Refused refusal) {
            return pages.refused(template, worked(id, number, form.refused(refusal), false, actor));
        } catch (Stale stale) {
            IncrementPage now = worked(id, number, form, true, actor);
            Form again = form.with("version", String.valueOf(now.plan().version()));
            return pages.show(template, worked(id, number, again, true, actor), HttpStatus.CONFLICT);
        }
    }

    private static Map<ScopeKind, String> lines(Form form) {
        Map<ScopeKind, String> lines = new EnumMap<>(ScopeKind.class);
        for (ScopeKind kind : ScopeKind.values()) lines.put(kind, form.text(kind.code()));
        return lines;
    }

    private IncrementPage worked(String id, String number, Form form, boolean conflict, Actor actor) {
        ProductId product = Addresses.product(id);
        products.mustEdit(actor, product);
        return page(product, Addresses.number(number), form, true, conflict);
    }

    private IncrementPage page(ProductId product, int number, Form form, boolean editor, boolean conflict) {
        IncrementPlan plan = increments.read(product, number);
        return new IncrementPage(
                products.read(product), plan, thresholds.results(plan), Paris.today(clock), form, editor, conflict);
    }
}

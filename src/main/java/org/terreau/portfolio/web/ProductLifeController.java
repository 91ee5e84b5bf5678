package org.terreau.portfolio.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.terreau.incubator.IncubatorId;
import org.terreau.incubator.OrganisationId;
import org.terreau.portfolio.Endings;
import org.terreau.portfolio.LifeStories;
import org.terreau.portfolio.LifeStory;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.ProductLife;
import org.terreau.portfolio.ProductSheets;
import org.terreau.portfolio.Products;
import org.terreau.portfolio.Standard;
import org.terreau.portfolio.Standards;
import org.terreau.shared.NotFound;
import org.terreau.shared.Paris;
import org.terreau.shared.Refused;
import org.terreau.shared.Stale;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.PublicWords;
import org.terreau.web.Table;

/** A product's life: public to read, corrected by those who work on it. */
@Controller
@OpenTo(OpenTo.Audience.SIGNED_IN)
class ProductLifeController {

    private static final Table<Line> TABLE = Table.of(Line.class);

    private final Pages pages;
    private final Products products;
    private final ProductLife life;
    private final LifeStories stories;
    private final ProductSheets sheets;
    private final Endings endings;
    private final Standards standards;
    private final Clock clock;

    ProductLifeController(
            Pages pages,
            Products products,
            ProductLife life,
            LifeStories stories,
            ProductSheets sheets,
            Endings endings,
            Standards standards,
            Clock clock) {
        this.pages = pages;
        this.products = products;
        this.life = life;
        this.stories = stories;
        this.sheets = sheets;
        this.endings = endings;
        this.standards = standards;
        this.clock = clock;
    }

    @GetMapping("/produits/{id}/histoire")
    @OpenTo(OpenTo.Audience.EVERYONE)
    ModelAndView read(@PathVariable String id, Optional<Actor> actor) {
        ProductId product = Addresses.product(id);
        return pages.showToAll("portfolio/life", () -> {
            Product known = products.read(product);
            return new ProductLifePage(
                    known,
                    endings.afterlife(known),
                    stories.of(product),
                    Paris.today(clock),
                    actor.filter(someone -> products.mayEdit(someone, product)).isPresent());
        });
    }

    @GetMapping("/produits/{id}/histoire.csv")
    @OpenTo(OpenTo.Audience.EVERYONE)
    ResponseEntity<byte[]> csv(@PathVariable String id) {
        return TABLE.csv("histoire.csv", lines(stories.of(Addresses.product(id))));
    }

    /** A moment as programs read it. */
    record Line(
            LocalDate date,
            String type,
            String code,
            @Nullable String avant,
            String texte) {}

    /** A correction as programs read it: nobody is named. */
    record Corrected(
            Instant le,
            String quoi,
            @Nullable String avant,
            @Nullable String apres,
            String raison,
            String source) {}

    /** A life as programs read it. */
    record Told(List<Line> moments, List<Corrected> corrections, List<String> anciennesAdresses) {}

    @GetMapping("/produits/{id}/api/histoire")
    @OpenTo(OpenTo.Audience.EVERYONE)
    ResponseEntity<Told> json(@PathVariable String id) {
        LifeStory story = stories.of(Addresses.product(id));
        return ResponseEntity.ok(new Told(
                lines(story),
                story.corrections().stream()
                        .map(one -> new Corrected(
                                one.at(),
                                one.change().aspect(),
                                one.change().before(),
                                one.change().after(),
                                one.reason(),
                                one.source()))
                        .toList(),
                story.formerIds()));
    }

    private static List<Line> lines(LifeStory story) {
        return story.moments().stream()
                .map(moment ->
                        new Line(moment.on(), moment.kind().code(), moment.code(), moment.before(), moment.text()))
                .toList();
    }

    @GetMapping("/produits/{id}/fiche")
    ModelAndView describing(@PathVariable String id, Actor actor) {
        Product product = edited(id, actor);
        Map<String, String> values = new LinkedHashMap<>();
        values.put("version", String.valueOf(life.version(product.id())));
        values.put("mission", product.mission());
        values.put("presentation", product.body());
        values.put(
                "incubateurs",
                lines(product.incubators().stream()
                        .filter(one -> !one.equals(product.incubator()))
                        .map(IncubatorId::value)
                        .toList()));
        values.put(
                "financeurs",
                lines(product.sponsors().stream().map(OrganisationId::value).toList()));
        values.put("themes", lines(product.themes()));
        values.put("publics", lines(product.userTypes()));
        values.put("technologies", lines(product.technos()));
        values.put("code-source", text(product.repository()));
        values.put("contact", text(product.contact()));
        values.put("statistiques", text(product.statsUrl()));
        values.put("accessibilite", text(product.accessibility()).strip());
        for (Standard.Status status : standards.of(product.id())) {
            values.put("norme-" + status.standard().code(), status.status());
            values.put("preuve-" + status.standard().code(), status.link());
        }
        return pages.show("portfolio/sheet", sheet(product, Form.filled(values), false, actor));
    }

    @PostMapping("/produits/{id}/fiche")
    ModelAndView describe(@PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Product product = edited(id, actor);
        Form form = Form.of(typed);
        Map<Standard, ProductSheets.Sheet.Status> statuses = new EnumMap<>(Standard.class);
        for (Standard standard : Standard.values())
            statuses.put(
                    standard,
                    new ProductSheets.Sheet.Status(
                            form.text("norme-" + standard.code()), form.text("preuve-" + standard.code())));
        try {
            PublicWords.check(form, "mission", "presentation", "publics", "technologies", "raison");
            sheets.describe(
                    product.id(),
                    new ProductSheets.Sheet(
                            form.text("mission"),
                            form.text("presentation"),
                            form.text("incubateurs"),
                            form.text("financeurs"),
                            form.text("themes"),
                            form.text("publics"),
                            form.text("technologies"),
                            form.text("code-source"),
                            form.text("contact"),
                            form.text("statistiques"),
                            form.text("accessibilite"),
                            statuses),
                    form.text("raison"),
                    form.version(),
                    actor);
            return pages.after(product.id().path() + "/histoire", "flash.life.described");
        } catch (Refused refusal) {
            return pages.refused("portfolio/sheet", sheet(product, form.refused(refusal), false, actor));
        } catch (Stale stale) {
            Form again = form.with("version", String.valueOf(life.version(product.id())));
            return pages.show("portfolio/sheet", sheet(product, again, true, actor), HttpStatus.CONFLICT);
        }
    }

    private static SheetPage sheet(Product product, Form form, boolean conflict, Actor actor) {
        return new SheetPage(product, form, actor.staffOf(product.incubator().value()), conflict);
    }

    @GetMapping("/produits/{id}/parcours")
    ModelAndView moments(@PathVariable String id, Actor actor) {
        Product product = edited(id, actor);
        return pages.show("portfolio/moments", moments(product, List.of(), fresh(product), false, actor));
    }

    @PostMapping("/produits/{id}/parcours")
    ModelAndView add(@PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Product product = edited(id, actor);
        Form form = Form.of(typed);
        try {
            PublicWords.check(form, "texte");
            life.add(product.id(), written(form), form.version(), actor);
            return pages.after(product.id().path() + "/parcours", "flash.life.added");
        } catch (Refused refusal) {
            return pages.refused("portfolio/moments", moments(product, List.of(), form.refused(refusal), false, actor));
        } catch (Stale stale) {
            return stale(product, List.of(), form, actor);
        }
    }

    @GetMapping("/produits/{id}/parcours/{kind:[a-z]+}/{rank:[0-9]+}")
    ModelAndView correcting(
            @PathVariable String id, @PathVariable String kind, @PathVariable String rank, Actor actor) {
        Product product = edited(id, actor);
        ProductLife.Place place = place(product, kind, rank, actor);
        Form form = fresh(product)
                .with("fait", kind + ":" + place.written().code())
                .with("date", String.valueOf(place.written().on()))
                .with("texte", place.written().text());
        return pages.show("portfolio/moments", moments(product, List.of(place), form, false, actor));
    }

    @PostMapping("/produits/{id}/parcours/{kind:[a-z]+}/{rank:[0-9]+}")
    ModelAndView correct(
            @PathVariable String id,
            @PathVariable String kind,
            @PathVariable String rank,
            @RequestParam MultiValueMap<String, String> typed,
            Actor actor) {
        Product product = edited(id, actor);
        Form form = Form.of(typed);
        ProductLife.Place place = place(product, kind, rank, actor);
        boolean withdraw = form.text("action").equals("retirer");
        try {
            if (!withdraw) PublicWords.check(form, "texte");
            PublicWords.check(form, "raison");
            life.correct(
                    product.id(),
                    place.kind(),
                    place.rank(),
                    withdraw ? null : written(form),
                    form.text("raison"),
                    form.version(),
                    actor);
            return pages.after(
                    product.id().path() + "/parcours", withdraw ? "flash.life.withdrawn" : "flash.life.corrected");
        } catch (Refused refusal) {
            return pages.refused(
                    "portfolio/moments", moments(product, List.of(place), form.refused(refusal), false, actor));
        } catch (Stale stale) {
            return stale(product, List.of(place), form, actor);
        }
    }

    private ModelAndView stale(Product product, List<ProductLife.Place> corrected, Form form, Actor actor) {
        Form again = form.with("version", String.valueOf(life.version(product.id())));
        return pages.show("portfolio/moments", moments(product, corrected, again, true, actor), HttpStatus.CONFLICT);
    }

    private ProductLife.Place place(Product product, String kind, String rank, Actor actor) {
        return life.places(product.id(), actor).stream()
                .filter(one -> one.kind().code().equals(kind)
                        && String.valueOf(one.rank()).equals(rank))
                .findFirst()
                .orElseThrow(() -> new NotFound("fact", kind + " " + rank));
    }

    private Form fresh(Product product) {
        return Form.filled(Map.of("version", String.valueOf(life.version(product.id()))));
    }

    private MomentsPage moments(
            Product product, List<ProductLife.Place> corrected, Form form, boolean conflict, Actor actor) {
        return new MomentsPage(
                product,
                life.places(product.id(), actor),
                corrected,
                form,
                actor.staffOf(product.incubator().value()),
                conflict);
    }

    private static ProductLife.Written written(Form form) {
        String[] parts = form.text("fait").split(":", 2);
        LifeStory.Kind kind = null;
        for (LifeStory.Kind known : LifeStory.Kind.values()) if (known.code().equals(parts[0])) kind = known;
        return new ProductLife.Written(kind, parts.length == 2 ? parts[1] : "", form.date("date"), form.text("texte"));
    }

    private Product edited(String id, Actor actor) {
        ProductId product = Addresses.product(id);
        products.mustEdit(actor, product);
        return products.read(product);
    }

    private static String lines(List<String> values) {
        return String.join("\n", values);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}

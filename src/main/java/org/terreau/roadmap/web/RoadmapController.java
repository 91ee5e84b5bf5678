package org.terreau.roadmap.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.identity.Actor;
import org.terreau.portfolio.Endings;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.ProductTab;
import org.terreau.portfolio.Products;
import org.terreau.roadmap.RoadmapComment;
import org.terreau.roadmap.RoadmapItem;
import org.terreau.roadmap.Roadmaps;
import org.terreau.shared.AddressNumber;
import org.terreau.shared.Refused;
import org.terreau.shared.Slice;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.PublicWords;
import org.terreau.web.Table;

/** Roadmaps: read, voted for and commented by everybody, written and moderated by those who work on the product. */
@Controller
@OpenTo(OpenTo.Audience.EVERYONE)
class RoadmapController {

    private static final Table<Line> TABLE = Table.of(Line.class).without("adresse");

    private static final String ITEM = "/produits/{id}/feuille-de-route/{item:[0-9]+}";

    private static final int COMMENTS = 20;

    private final Pages pages;
    private final Products products;
    private final Roadmaps roadmaps;
    private final Endings endings;

    RoadmapController(Pages pages, Products products, Roadmaps roadmaps, Endings endings) {
        this.pages = pages;
        this.products = products;
        this.roadmaps = roadmaps;
        this.endings = endings;
    }

    @Bean
    static ProductTab roadmapTab() {
        return new ProductTab(700, "roadmap.tab", "/feuille-de-route");
    }

    @GetMapping("/produits/{id}/feuille-de-route")
    ModelAndView read(@PathVariable String id, Optional<Actor> actor) {
        ProductId product = ProductId.parse(id);
        return pages.showToAll("roadmap/roadmap", () -> {
            Product known = products.read(product);
            return new RoadmapPage(known, endings.afterlife(known), roadmaps.of(product), edits(product, actor));
        });
    }

    /** An outcome as programs read it. */
    record Line(
            long id,
            String etat,
            String resultat,
            String precisions,
            String raison,
            LocalDate depuis,
            int votes,
            int commentaires,
            String adresse) {}

    @GetMapping("/produits/{id}/api/feuille-de-route")
    ResponseEntity<List<Line>> json(@PathVariable String id) {
        return ResponseEntity.ok(lines(id));
    }

    @GetMapping("/produits/{id}/feuille-de-route.csv")
    ResponseEntity<byte[]> csv(@PathVariable String id) {
        return TABLE.csv("feuille-de-route.csv", lines(id));
    }

    private List<Line> lines(String id) {
        ProductId product = products.read(ProductId.parse(id)).id();
        return roadmaps.of(product).stream()
                .map(item -> new Line(
                        item.id(),
                        item.state().code(),
                        item.outcome(),
                        item.details(),
                        item.reason(),
                        item.changedOn(),
                        item.votes(),
                        item.comments(),
                        item.path()))
                .toList();
    }

    @GetMapping(ITEM)
    ModelAndView item(@PathVariable String id, @PathVariable String item, Optional<Actor> actor) {
        return pages.show("roadmap/item", page(id, item, Form.EMPTY, actor));
    }

    @PostMapping(ITEM + "/vote")
    ModelAndView vote(
            @PathVariable String id,
            @PathVariable String item,
            @RequestParam MultiValueMap<String, String> typed,
            HttpServletRequest request,
            Locale language,
            Optional<Actor> actor) {
        Form form = Form.of(typed);
        ProductId product = ProductId.parse(id);
        try {
            boolean counted = roadmaps.vote(
                    product,
                    AddressNumber.read(item, "roadmap item"),
                    form.text("courriel"),
                    request.getRemoteAddr(),
                    language,
                    actor);
            return pages.after(
                    product.path() + "/feuille-de-route/" + item,
                    counted ? "flash.roadmap.voted" : "flash.roadmap.to-confirm");
        } catch (Refused refusal) {
            return pages.refused("roadmap/item", page(id, item, form.refused(refusal), actor));
        }
    }

    @PostMapping(ITEM + "/vote/retrait")
    @OpenTo(OpenTo.Audience.SIGNED_IN)
    ModelAndView withdraw(@PathVariable String id, @PathVariable String item, Actor actor) {
        ProductId product = ProductId.parse(id);
        roadmaps.withdrawVote(product, AddressNumber.read(item, "roadmap item"), actor);
        return pages.after(product.path() + "/feuille-de-route/" + item, "flash.roadmap.unvoted");
    }

    @PostMapping(ITEM + "/commentaire")
    ModelAndView comment(
            @PathVariable String id,
            @PathVariable String item,
            @RequestParam MultiValueMap<String, String> typed,
            HttpServletRequest request,
            Locale language,
            Optional<Actor> actor) {
        Form form = Form.of(typed);
        ProductId product = ProductId.parse(id);
        try {
            PublicWords.check(form, "commentaire");
            boolean known = roadmaps.comment(
                    product,
                    AddressNumber.read(item, "roadmap item"),
                    form.text("auteur"),
                    form.text("commentaire"),
                    form.text("courriel-commentaire"),
                    request.getRemoteAddr(),
                    language,
                    actor);
            return pages.after(
                    product.path() + "/feuille-de-route/" + item,
                    known ? "flash.roadmap.commented" : "flash.roadmap.to-confirm");
        } catch (Refused refusal) {
            return pages.refused("roadmap/item", page(id, item, form.refused(refusal), actor));
        }
    }

    /** The address in the message: a button that posts, so that a mail scanner that opens links votes for nobody. */
    @GetMapping("/avis/{key:[\\w-]{20,60}}")
    ModelAndView confirming(@PathVariable String key) {
        return pages.show("roadmap/confirm", new RoadmapConfirmPage(key, roadmaps.waiting(key)));
    }

    @PostMapping("/avis/{key:[\\w-]{20,60}}")
    ModelAndView confirm(@PathVariable String key) {
        return pages.after(roadmaps.confirm(key).path(), "flash.roadmap.confirmed");
    }

    @GetMapping("/produits/{id}/feuille-de-route/nouveau")
    @OpenTo(OpenTo.Audience.SIGNED_IN)
    ModelAndView writing(@PathVariable String id, Actor actor) {
        return pages.show("roadmap/edit", fresh(edited(id, actor), Form.EMPTY));
    }

    @PostMapping("/produits/{id}/feuille-de-route/nouveau")
    @OpenTo(OpenTo.Audience.SIGNED_IN)
    ModelAndView write(@PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Product product = edited(id, actor);
        Form form = Form.of(typed);
        try {
            PublicWords.check(form, "resultat", "precisions", "raison");
            roadmaps.add(
                    product.id(),
                    form.text("etat"),
                    form.text("resultat"),
                    form.text("precisions"),
                    form.text("raison"),
                    actor);
            return pages.after(product.id().path() + "/feuille-de-route", "flash.roadmap.added");
        } catch (Refused refusal) {
            return pages.refused("roadmap/edit", fresh(product, form.refused(refusal)));
        }
    }

    private static RoadmapEditPage fresh(Product product, Form form) {
        return new RoadmapEditPage(product, product.id().path() + "/feuille-de-route/nouveau", true, form, false);
    }

    @GetMapping(ITEM + "/modifier")
    @OpenTo(OpenTo.Audience.SIGNED_IN)
    ModelAndView changing(@PathVariable String id, @PathVariable String item, Actor actor) {
        Product product = edited(id, actor);
        RoadmapItem known = roadmaps.read(product.id(), AddressNumber.read(item, "roadmap item"), Optional.empty())
                .item();
        Map<String, String> values = new LinkedHashMap<>();
        values.put("version", String.valueOf(known.version()));
        values.put("etat", known.state().code());
        values.put("resultat", known.outcome());
        values.put("precisions", known.details());
        values.put("raison", known.reason());
        return pages.show(
                "roadmap/edit",
                new RoadmapEditPage(product, known.path() + "/modifier", false, Form.filled(values), false));
    }

    @PostMapping(ITEM + "/modifier")
    @OpenTo(OpenTo.Audience.SIGNED_IN)
    ModelAndView change(
            @PathVariable String id,
            @PathVariable String item,
            @RequestParam MultiValueMap<String, String> typed,
            Actor actor) {
        Product product = edited(id, actor);
        Form form = Form.of(typed);
        RoadmapItem known = roadmaps.read(product.id(), AddressNumber.read(item, "roadmap item"), Optional.empty())
                .item();
        return pages.written("roadmap/edit", form, (sent, conflict) -> edited(product, known, sent, conflict), () -> {
            PublicWords.check(form, "resultat", "precisions", "raison");
            roadmaps.change(
                    product.id(),
                    known.id(),
                    form.text("etat"),
                    form.text("resultat"),
                    form.text("precisions"),
                    form.text("raison"),
                    form.version(),
                    actor);
            return pages.after(known.path(), "flash.roadmap.changed");
        });
    }

    /** After a conflict, what was typed may be saved over what somebody else wrote. */
    private static RoadmapEditPage edited(Product product, RoadmapItem known, Form typed, boolean conflict) {
        Form form = conflict ? typed.with("version", String.valueOf(known.version())) : typed;
        return new RoadmapEditPage(product, known.path() + "/modifier", false, form, conflict);
    }

    @GetMapping("/produits/{id}/feuille-de-route/commentaires")
    @OpenTo(OpenTo.Audience.SIGNED_IN)
    ModelAndView comments(@PathVariable String id, @RequestParam(defaultValue = "1") int page, Actor actor) {
        Product product = edited(id, actor);
        return pages.show(
                "roadmap/comments",
                new RoadmapCommentsPage(
                        product, Slice.of(roadmaps.toModerate(product.id(), actor), page, COMMENTS), Form.EMPTY));
    }

    @PostMapping("/produits/{id}/feuille-de-route/commentaires/{comment:[0-9]+}")
    @OpenTo(OpenTo.Audience.SIGNED_IN)
    ModelAndView moderate(
            @PathVariable String id,
            @PathVariable String comment,
            @RequestParam MultiValueMap<String, String> typed,
            Actor actor) {
        Product product = edited(id, actor);
        Form form = Form.of(typed);
        boolean publish = form.text("action").equals("publier");
        try {
            roadmaps.moderate(
                    product.id(),
                    AddressNumber.read(comment, "comment"),
                    publish,
                    form.text("raison-" + comment),
                    actor);
            return pages.after(
                    product.id().path() + "/feuille-de-route/commentaires",
                    publish ? "flash.roadmap.comment-published" : "flash.roadmap.comment-refused");
        } catch (Refused refusal) {
            return pages.refused("roadmap/comments", refused(product, comment, form.refused(refusal), actor));
        }
    }

    /** The page of the list on which this comment stands. */
    private RoadmapCommentsPage refused(Product product, String comment, Form form, Actor actor) {
        List<RoadmapComment> waiting = roadmaps.toModerate(product.id(), actor);
        int before = 0;
        while (before < waiting.size()
                && !comment.equals(String.valueOf(waiting.get(before).id()))) before++;
        return new RoadmapCommentsPage(product, Slice.of(waiting, before / COMMENTS + 1, COMMENTS), form);
    }

    private RoadmapItemPage page(String id, String item, Form form, Optional<Actor> actor) {
        ProductId product = ProductId.parse(id);
        Product known = products.read(product);
        return new RoadmapItemPage(
                known,
                endings.afterlife(known),
                roadmaps.read(product, AddressNumber.read(item, "roadmap item"), actor),
                form,
                edits(product, actor),
                actor.isPresent());
    }

    private boolean edits(ProductId product, Optional<Actor> actor) {
        return actor.filter(someone -> products.mayEdit(someone, product)).isPresent();
    }

    private Product edited(String id, Actor actor) {
        ProductId product = ProductId.parse(id);
        products.mustEdit(actor, product);
        return products.read(product);
    }
}

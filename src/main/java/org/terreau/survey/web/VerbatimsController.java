package org.terreau.survey.web;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.identity.Actor;
import org.terreau.portfolio.Product;
import org.terreau.shared.Mentions;
import org.terreau.shared.NotFound;
import org.terreau.shared.Refused;
import org.terreau.shared.Slice;
import org.terreau.survey.Question;
import org.terreau.survey.Survey;
import org.terreau.survey.Theme;
import org.terreau.survey.Themes;
import org.terreau.survey.Verbatim;
import org.terreau.survey.VerbatimState;
import org.terreau.survey.Verbatims;
import org.terreau.territory.Collectivities;
import org.terreau.territory.Collectivity;
import org.terreau.territory.CollectivityId;
import org.terreau.testimony.Withdrawal;
import org.terreau.web.Csv;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.Searched;

/** Verbatims as a team reads, sorts and publishes them. */
@Controller
@OpenTo(OpenTo.Audience.SIGNED_IN)
class VerbatimsController {

    private final Pages pages;
    private final Verbatims verbatims;
    private final Themes themes;
    private final Collectivities collectivities;
    private final Addresses addresses;

    VerbatimsController(
            Pages pages, Verbatims verbatims, Themes themes, Collectivities collectivities, Addresses addresses) {
        this.pages = pages;
        this.verbatims = verbatims;
        this.themes = themes;
        this.collectivities = collectivities;
        this.addresses = addresses;
    }

    private static Verbatim.Choice choice(Form form) {
        return new Verbatim.Choice(
                Searched.of(form),
                VerbatimState.of(form.text("etat")).map(VerbatimState::code).orElse(""),
                form.number("theme").orElse(0L),
                form.text("accord"));
    }

    @GetMapping("/produits/{id}/enquete/verbatims")
    ModelAndView list(@PathVariable String id, @RequestParam MultiValueMap<String, String> asked, Actor actor) {
        Product product = addresses.edited(id, actor);
        Form filter = Form.of(asked);
        Slice<Verbatim> found = verbatims.page(product.id(), choice(filter), filter.page(), actor);
        Set<CollectivityId> places = new HashSet<>();
        for (Verbatim one : found.items()) if (one.collectivity() != null) places.add(one.collectivity());
        return pages.show(
                "survey/verbatims",
                new VerbatimsPage(product, found, filter, themes.of(product.id()), collectivities.findAll(places)));
    }

    @GetMapping("/produits/{id}/enquete/verbatims.csv")
    ResponseEntity<byte[]> csv(
            @PathVariable String id, @RequestParam MultiValueMap<String, String> asked, Actor actor) {
        Product product = addresses.edited(id, actor);
        List<List<String>> rows = new ArrayList<>();
        for (Verbatim one : verbatims.all(product.id(), choice(Form.of(asked)), actor))
            rows.add(List.of(
                    String.valueOf(one.answer()),
                    one.day().toString(),
                    one.channel().code(),
                    score(one, Question.EASE),
                    score(one, Question.USEFULNESS),
                    score(one, Question.RECOMMENDATION),
                    score(one, Question.SATISFACTION),
                    one.state().code(),
                    one.consent() ? "oui" : "non",
                    names(one),
                    one.original(),
                    one.text()));
        return Csv.file(
                "verbatims.csv",
                List.of(
                        "numero",
                        "jour",
                        "canal",
                        "facilite",
                        "utilite",
                        "recommandation",
                        "satisfaction",
                        "etat",
                        "accord",
                        "themes",
                        "original",
                        "texte"),
                rows);
    }

    private static String score(Verbatim verbatim, Question question) {
        Integer score = verbatim.scores().get(question);
        return score == null ? "" : score.toString();
    }

    private static String names(Verbatim verbatim) {
        return verbatim.themes().stream().map(Theme::name).collect(Collectors.joining(", "));
    }

    @GetMapping("/api/produits/{id}/enquete/verbatims")
    ResponseEntity<?> json(@PathVariable String id, @RequestParam MultiValueMap<String, String> asked, Actor actor) {
        Product product = addresses.edited(id, actor);
        List<Map<String, Object>> body = new ArrayList<>();
        for (Verbatim one : verbatims.all(product.id(), choice(Form.of(asked)), actor)) {
            Map<String, Object> told = new LinkedHashMap<>();
            told.put("numero", one.answer());
            told.put("jour", one.day());
            told.put("canal", one.channel().code());
            Map<String, Integer> scores = new LinkedHashMap<>();
            for (Question question : Question.values()) {
                Integer score = one.scores().get(question);
                if (score != null) scores.put(question.code(), score);
            }
            told.put("notes", scores);
            told.put("etat", one.state().code());
            told.put("accord", one.consent());
            told.put("themes", one.themes().stream().map(Theme::name).toList());
            told.put("original", one.original());
            told.put("texte", one.text());
            body.add(told);
        }
        return ResponseEntity.ok(body);
    }

    private VerbatimPage page(Product product, long number, @Nullable Form typed, Form withdrawal, Actor actor) {
        Verbatim verbatim = verbatims.read(product.id(), number, actor);
        CollectivityId place = verbatim.collectivity();
        Collectivity known = place == null ? null : collectivities.find(place).orElse(null);
        Form form = typed != null
                ? typed
                : Form.filled(Map.of(
                        "texte", Mentions.masked(verbatim.original()),
                        "role", Mentions.masked(verbatim.role()),
                        "version", String.valueOf(verbatim.version())));
        Long next = verbatims.page(product.id(), Verbatim.Choice.WAITING, 1, actor).items().stream()
                .map(Verbatim::answer)
                .filter(other -> other != number)
                .findFirst()
                .orElse(null);
        return new VerbatimPage(product, verbatim, themes.of(product.id()), known, form, withdrawal, next);
    }

    @GetMapping("/produits/{id}/enquete/verbatims/{number:[0-9]{1,15}}")
    ModelAndView one(@PathVariable String id, @PathVariable long number, Actor actor) {
        return pages.show("survey/verbatim", page(addresses.edited(id, actor), number, null, Form.EMPTY, actor));
    }

    private static String path(Product product, long number) {
        return Survey.deskPath(product.id()) + "/verbatims/" + number;
    }

    @PostMapping("/produits/{id}/enquete/verbatims/{number:[0-9]{1,15}}/etat")
    ModelAndView move(
            @PathVariable String id,
            @PathVariable long number,
            @RequestParam MultiValueMap<String, String> typed,
            Actor actor) {
        Product product = addresses.edited(id, actor);
        Form form = Form.of(typed);
        VerbatimState to = VerbatimState.of(form.text("etat"))
                .orElseThrow(() -> new NotFound("state of a verbatim", form.text("etat")));
        try {
            verbatims.move(product.id(), number, to, form.version(), actor);
        } catch (Refused refusal) {
            return pages.refused("survey/verbatim", page(product, number, form.refused(refusal), Form.EMPTY, actor));
        }
        return pages.after(path(product, number), "flash.survey.verbatim." + to.code());
    }

    @PostMapping("/produits/{id}/enquete/verbatims/{number:[0-9]{1,15}}")
    ModelAndView publish(
            @PathVariable String id,
            @PathVariable long number,
            @RequestParam MultiValueMap<String, String> typed,
            Actor actor) {
        Product product = addresses.edited(id, actor);
        Form form = Form.of(typed);
        Verbatim verbatim = verbatims.read(product.id(), number, actor);
        try {
            verbatims.publish(
                    product.id(),
                    number,
                    new Verbatims.Publication(
                            form.text("texte"),
                            form.text("role"),
                            form.ticked("avec-lieu") ? verbatim.collectivity() : null,
                            form.ticked("relu"),
                            form.ticked("tel-quel")),
                    form.version(),
                    actor);
        } catch (Refused refusal) {
            return pages.refused("survey/verbatim", page(product, number, form.refused(refusal), Form.EMPTY, actor));
        }
        return pages.after(path(product, number), "flash.survey.verbatim.publie");
    }

    @PostMapping("/produits/{id}/enquete/verbatims/{number:[0-9]{1,15}}/retrait")
    ModelAndView withdraw(
            @PathVariable String id,
            @PathVariable long number,
            @RequestParam MultiValueMap<String, String> typed,
            Actor actor) {
        Product product = addresses.edited(id, actor);
        Form form = Form.of(typed);
        try {
            Withdrawal why = Withdrawal.of(form.text("raison"))
                    .orElseThrow(() -> new Refused("raison", "survey.withdrawal.needed"));
            verbatims.withdraw(product.id(), number, why, actor);
        } catch (Refused refusal) {
            return pages.refused("survey/verbatim", page(product, number, null, form.refused(refusal), actor));
        }
        return pages.after(path(product, number), "flash.survey.verbatim.retire");
    }

    @PostMapping("/produits/{id}/enquete/verbatims/{number:[0-9]{1,15}}/themes")
    ModelAndView sort(
            @PathVariable String id,
            @PathVariable long number,
            @RequestParam MultiValueMap<String, String> typed,
            Actor actor) {
        Product product = addresses.edited(id, actor);
        Set<Long> chosen = new HashSet<>();
        for (String theme : Form.of(typed).all("theme")) chosen.add(Addresses.number(theme));
        verbatims.sort(product.id(), number, chosen, actor);
        return pages.after(path(product, number), "flash.survey.verbatim.sorted");
    }
}

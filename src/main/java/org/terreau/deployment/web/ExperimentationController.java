package org.terreau.deployment.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.deployment.Experimentation;
import org.terreau.deployment.Experimentations;
import org.terreau.deployment.Feedbacks;
import org.terreau.document.Downloads;
import org.terreau.document.Vault;
import org.terreau.identity.Accounts;
import org.terreau.identity.Actor;
import org.terreau.portfolio.Product;
import org.terreau.shared.Refused;
import org.terreau.shared.Stale;
import org.terreau.territory.CollectivityId;
import org.terreau.territory.CollectivityPicker;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.PublicWords;
import org.terreau.web.Table;

/** The experimentations of a product, for its team. */
@Controller
@OpenTo(OpenTo.Audience.SIGNED_IN)
class ExperimentationController {

    private static final Table<FeedbackLine> RETURNS = Table.of(FeedbackLine.class);

    private static final String LIST = "/produits/{id}/experimentations";
    private static final String ONE = LIST + "/{number:[0-9]+}";

    private final Pages pages;
    private final Addresses addresses;
    private final Experimentations experimentations;
    private final Feedbacks feedbacks;
    private final CollectivityPicker picker;
    private final Vault vault;
    private final Accounts accounts;

    ExperimentationController(
            Pages pages,
            Addresses addresses,
            Experimentations experimentations,
            Feedbacks feedbacks,
            CollectivityPicker picker,
            Vault vault,
            Accounts accounts) {
        this.pages = pages;
        this.addresses = addresses;
        this.experimentations = experimentations;
        this.feedbacks = feedbacks;
        this.picker = picker;
        this.vault = vault;
        this.accounts = accounts;
    }

    @GetMapping(LIST)
    ModelAndView list(@PathVariable String id, Actor actor) {
        Product product = addresses.edited(id, actor);
        return pages.show(
                "deployment/experimentations",
                new ExperimentationsPage(product, experimentations.of(product.id(), actor), Form.EMPTY, List.of()));
    }

    @PostMapping(LIST)
    ModelAndView open(@PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Product product = addresses.edited(id, actor);
        Form form = Form.of(typed);
        CollectivityPicker.Picked picked = picker.read(form, "collectivite");
        try {
            CollectivityId host = picked.id();
            if (host == null) throw new Refused(picked.problems());
            long number = experimentations.open(product.id(), host, form.date("debut"), actor);
            return pages.after(
                    product.id().path() + "/experimentations/" + number, "flash.deployment.experimentation-opened");
        } catch (Refused refusal) {
            return pages.refused(
                    "deployment/experimentations",
                    new ExperimentationsPage(
                            product,
                            experimentations.of(product.id(), actor),
                            form.refused(refusal),
                            picked.candidates()));
        }
    }

    @GetMapping(ONE)
    ModelAndView one(
            @PathVariable String id,
            @PathVariable String number,
            @RequestParam MultiValueMap<String, String> typed,
            Actor actor) {
        Product product = addresses.edited(id, actor);
        Experimentation one = experimentations.read(product.id(), Addresses.number(number), actor);
        return pages.show(
                "deployment/experimentation",
                page(product, one, Form.of(typed), stored(one), Form.EMPTY, Form.EMPTY, actor));
    }

    private ExperimentationPage page(
            Product product, Experimentation one, Form asked, Form form, Form decide, Form upload, Actor actor) {
        List<Experimentation.Decided> decisions = experimentations.decisions(one);
        return new ExperimentationPage(
                product,
                one,
                experimentations.ratings(one),
                experimentations.thresholds(one),
                experimentations.basis(one),
                feedbacks.page(product.id(), one.id(), asked.text("retours"), asked.page(), actor),
                asked.text("retours"),
                decisions,
                accounts.names(decisions.stream()
                        .map(Experimentation.Decided::by)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet())),
                experimentations.frames(one),
                vault.acceptedLabels(),
                vault.acceptedEndings(),
                form,
                decide,
                upload);
    }

    private static Form stored(Experimentation one) {
        Map<String, String> stored = new HashMap<>();
        stored.put("referent", one.referent());
        stored.put("courriel", one.referentEmail());
        stored.put("fonction", one.referentRole());
        stored.put("debut", one.start().toString());
        stored.put("fin", DeploymentController.text(one.end()));
        stored.put("usagers", one.users());
        stored.put("protocole", one.protocol());
        stored.put("accord", one.agreementLink());
        stored.put("signe", DeploymentController.text(one.signedOn()));
        stored.put("sites", one.sites());
        if (one.open()) stored.put("ouvert", "oui");
        stored.put("version", String.valueOf(one.version()));
        return Form.filled(stored);
    }

    @PostMapping(ONE)
    ModelAndView edit(
            @PathVariable String id,
            @PathVariable String number,
            @RequestParam MultiValueMap<String, String> typed,
            Actor actor) {
        Product product = addresses.edited(id, actor);
        Experimentation one = experimentations.read(product.id(), Addresses.number(number), actor);
        Form form = Form.of(typed);
        try {
            PublicWords.check(form, "usagers", "protocole");
            experimentations.edit(product.id(), one.id(), terms(form), form.version(), actor);
            return pages.after(one.path(), "flash.deployment.experimentation-edited");
        } catch (Refused refusal) {
            form = form.refused(refusal);
        } catch (Stale stale) {
            form = form.refused(new Refused("", "deployment.stale"));
        }
        return pages.refused(
                "deployment/experimentation", page(product, one, Form.EMPTY, form, Form.EMPTY, Form.EMPTY, actor));
    }

    private static Experimentations.Terms terms(Form form) {
        return new Experimentations.Terms(
                form.text("referent"),
                form.text("courriel"),
                form.text("fonction"),
                form.date("debut"),
                form.date("fin"),
                form.text("usagers"),
                form.text("protocole"),
                form.text("accord"),
                form.date("signe"),
                form.text("sites"),
                form.ticked("ouvert"));
    }

    @PostMapping(ONE + "/accord")
    ModelAndView keep(
            @PathVariable String id,
            @PathVariable String number,
            @RequestParam(required = false) @Nullable MultipartFile fichier,
            Actor actor)
            throws IOException {
        Product product = addresses.edited(id, actor);
        Experimentation one = experimentations.read(product.id(), Addresses.number(number), actor);
        try {
            if (fichier == null || fichier.isEmpty()) throw new Refused("fichier", "deployment.agreement.needed");
            String name = fichier.getOriginalFilename();
            try (InputStream bytes = fichier.getInputStream()) {
                experimentations.keepAgreement(product.id(), one.id(), name == null ? "" : name, bytes, actor);
            }
            return pages.after(one.path(), "flash.deployment.agreement-kept");
        } catch (Refused refusal) {
            Refused beside = new Refused(refusal.problems().stream()
                    .map(problem -> new Refused.Problem("fichier", problem.key(), problem.arguments()))
                    .toList());
            return pages.refused(
                    "deployment/experimentation",
                    page(product, one, Form.EMPTY, stored(one), Form.EMPTY, Form.EMPTY.refused(beside), actor));
        }
    }

    @GetMapping(ONE + "/accord")
    void agreement(@PathVariable String id, @PathVariable String number, Actor actor, HttpServletResponse response)
            throws IOException {
        Product product = addresses.edited(id, actor);
        Experimentation one = experimentations.read(product.id(), Addresses.number(number), actor);
        Downloads.send(experimentations.agreement(product.id(), one.id(), actor), one.agreementName(), false, response);
    }

    @PostMapping(ONE + "/decision")
    ModelAndView decide(
            @PathVariable String id,
            @PathVariable String number,
            @RequestParam MultiValueMap<String, String> typed,
            Actor actor) {
        return deciding(id, number, typed, actor, "flash.deployment.decided", (one, form) -> {
            PublicWords.check(form, "raison", "preuves", "malgre");
            experimentations.decide(
                    one.product(),
                    one.id(),
                    new Experimentation.Verdict(
                            Experimentation.Decision.find(form.text("decision")).orElse(null),
                            form.text("raison"),
                            form.text("preuves"),
                            form.text("malgre"),
                            form.ticked("confirmation")),
                    actor);
        });
    }

    @PostMapping(ONE + "/seuils")
    ModelAndView aim(
            @PathVariable String id,
            @PathVariable String number,
            @RequestParam MultiValueMap<String, String> typed,
            Actor actor) {
        return deciding(
                id,
                number,
                typed,
                actor,
                "flash.deployment.thresholds-set",
                (one, form) -> experimentations.aim(
                        one.product(), one.id(), form.text("seuil-retours"), form.text("seuil-note"), actor));
    }

    /** Takes what is typed of the decision, or shows it again with what is wrong. */
    private ModelAndView deciding(
            String id,
            String number,
            MultiValueMap<String, String> typed,
            Actor actor,
            String flash,
            BiConsumer<Experimentation, Form> taking) {
        Product product = addresses.edited(id, actor);
        Experimentation one = experimentations.read(product.id(), Addresses.number(number), actor);
        Form form = Form.of(typed);
        try {
            taking.accept(one, form);
            return pages.after(one.path(), flash);
        } catch (Refused refusal) {
            return pages.refused(
                    "deployment/experimentation",
                    page(product, one, Form.EMPTY, stored(one), form.refused(refusal), Form.EMPTY, actor));
        }
    }

    @PostMapping(ONE + "/retours/{feedback:[0-9]+}")
    ModelAndView moderate(
            @PathVariable String id,
            @PathVariable String number,
            @PathVariable String feedback,
            @RequestParam(defaultValue = "") String action,
            Actor actor) {
        Product product = addresses.edited(id, actor);
        Experimentation one = experimentations.read(product.id(), Addresses.number(number), actor);
        boolean publish = action.equals("publier");
        feedbacks.moderate(product.id(), one.id(), Addresses.number(feedback), publish, actor);
        return pages.after(
                one.path() + "#retours",
                publish ? "flash.deployment.feedback-published" : "flash.deployment.feedback-set-aside");
    }

    @GetMapping(ONE + "/retours.csv")
    ResponseEntity<byte[]> csv(@PathVariable String id, @PathVariable String number, Actor actor) {
        Product product = addresses.edited(id, actor);
        return RETURNS.csv("retours.csv", lines(product, Addresses.number(number), actor));
    }

    /** What a user said, as the team's programs read it. */
    record FeedbackLine(
            Instant le,
            String par,
            int note,
            String bien,
            String moinsBien,
            String temoignage,
            String profil,
            boolean publiable,
            String etat) {}

    /** What users said, with its figures. */
    record FeedbackAnswer(long reponses, @Nullable BigDecimal moyenne, List<FeedbackLine> retours) {}

    @GetMapping("/api" + ONE + "/retours")
    ResponseEntity<FeedbackAnswer> json(@PathVariable String id, @PathVariable String number, Actor actor) {
        Product product = addresses.edited(id, actor);
        Experimentation one = experimentations.read(product.id(), Addresses.number(number), actor);
        Experimentations.Ratings ratings = experimentations.ratings(one);
        return ResponseEntity.ok(
                new FeedbackAnswer(ratings.responses(), ratings.mean(), lines(product, one.id(), actor)));
    }

    private List<FeedbackLine> lines(Product product, long experimentation, Actor actor) {
        return feedbacks.all(product.id(), experimentation, actor).stream()
                .map(said -> new FeedbackLine(
                        said.at(),
                        said.channel(),
                        said.rating(),
                        said.worked(),
                        said.lacking(),
                        said.verbatim(),
                        said.profile(),
                        said.consent(),
                        said.state().code()))
                .toList();
    }
}

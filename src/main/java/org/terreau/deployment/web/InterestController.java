package org.terreau.deployment.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.deployment.Interests;
import org.terreau.portfolio.Ending;
import org.terreau.portfolio.Endings;
import org.terreau.portfolio.Product;
import org.terreau.shared.Refused;
import org.terreau.territory.CollectivityPicker;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.Robots;

/** "Je veux ce service". */
@Controller
@OpenTo(OpenTo.Audience.EVERYONE)
class InterestController {

    private final Pages pages;
    private final Addresses addresses;
    private final Endings endings;
    private final Interests interests;
    private final CollectivityPicker picker;
    private final Robots robots;

    InterestController(
            Pages pages,
            Addresses addresses,
            Endings endings,
            Interests interests,
            CollectivityPicker picker,
            Robots robots) {
        this.pages = pages;
        this.addresses = addresses;
        this.endings = endings;
        this.interests = interests;
        this.picker = picker;
        this.robots = robots;
    }

    @GetMapping("/produits/{id}/interet")
    ModelAndView form(@PathVariable String id) {
        Product product = addresses.product(id);
        return endings.afterlife(product)
                .map(this::elsewhere)
                .orElseGet(() -> pages.show(
                        "deployment/interest", new InterestPage(product, robots.opened(Form.EMPTY), List.of())));
    }

    /** The form of the product that goes on, or the report of the one that ended; both say so. */
    private ModelAndView elsewhere(Ending.Afterlife afterlife) {
        return pages.after(
                afterlife.successor() == null ? afterlife.path() : afterlife.path() + "/interet",
                "flash.deployment.interest." + afterlife.kind().code(),
                afterlife.product().name(),
                afterlife.name());
    }

    @PostMapping("/produits/{id}/interet")
    ModelAndView receive(
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> typed,
            Locale language,
            HttpServletRequest request) {
        Product product = addresses.product(id);
        Optional<Ending.Afterlife> ended = endings.afterlife(product);
        if (ended.isPresent()) return elsewhere(ended.get());
        Form form = Form.of(typed);
        CollectivityPicker.Picked picked = picker.read(form, "collectivite");
        List<Refused.Problem> problems = new ArrayList<>(robots.problems(form));
        problems.addAll(picked.problems());
        try {
            interests.receive(
                    product.id(),
                    new Interests.New(
                            picked.id(),
                            Interests.Asker.find(form.text("qui")).orElse(null),
                            form.text("fonction"),
                            form.text("nom"),
                            form.text("courriel"),
                            form.text("message")),
                    problems,
                    request.getRemoteAddr(),
                    language);
        } catch (Refused refusal) {
            return pages.refused(
                    "deployment/interest", new InterestPage(product, form.refused(refusal), picked.candidates()));
        }
        return pages.redirect(product.id().path() + "/interet/recu");
    }

    @GetMapping("/produits/{id}/interet/recu")
    ModelAndView received(@PathVariable String id) {
        return pages.show(
                "deployment/interest-received", new InterestPage(addresses.product(id), Form.EMPTY, List.of()));
    }
}

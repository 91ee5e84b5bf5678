package org.terreau.problem.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.identity.Actor;
import org.terreau.problem.DeclarationState;
import org.terreau.problem.Declarations;
import org.terreau.problem.NewDeclaration;
import org.terreau.problem.Problem;
import org.terreau.problem.ProblemId;
import org.terreau.problem.Registry;
import org.terreau.shared.Refused;
import org.terreau.territory.Collectivities;
import org.terreau.territory.Collectivity;
import org.terreau.territory.CollectivityPicker;
import org.terreau.web.CurrentViewer;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.PublicWords;
import org.terreau.web.Robots;

/** "We have this problem too": the form, and the pages behind the link of the e-mail. */
@Controller
@OpenTo(OpenTo.Audience.EVERYONE)
class DeclarationController {

    private static final String COLLECTIVITY = "collectivite";

    private final Pages pages;
    private final Registry registry;
    private final Declarations declarations;
    private final Collectivities collectivities;
    private final CollectivityPicker picker;
    private final Robots robots;
    private final CurrentViewer current;

    DeclarationController(
            Pages pages,
            Registry registry,
            Declarations declarations,
            Collectivities collectivities,
            CollectivityPicker picker,
            Robots robots,
            CurrentViewer current) {
        this.pages = pages;
        this.registry = registry;
        this.declarations = declarations;
        this.collectivities = collectivities;
        this.picker = picker;
        this.robots = robots;
        this.current = current;
    }

    @GetMapping("/problemes/{id:[0-9]+}/declarer")
    ModelAndView form(@PathVariable String id) {
        Problem problem = registry.read(ProblemId.parse(id));
        if (!problem.id().toString().equals(id))
            return pages.redirect(problem.id().path() + "/declarer");
        Form form = robots.opened(Form.EMPTY);
        Actor actor = actor();
        if (actor != null)
            form = form.with("nom", actor.name()).with("courriel", actor.email().value());
        return pages.show("problem/declare", new DeclarePage(problem, form, List.of()));
    }

    private @Nullable Actor actor() {
        return current.viewer() instanceof Actor actor ? actor : null;
    }

    @PostMapping("/problemes/{id:[0-9]+}/declarer")
    ModelAndView declare(
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> typed,
            Locale language,
            HttpServletRequest request) {
        Problem problem = registry.read(ProblemId.parse(id));
        Form form = Form.of(typed);
        CollectivityPicker.Picked picked = picker.read(form, COLLECTIVITY);
        List<Refused.Problem> found = new ArrayList<>(robots.problems(form));
        found.addAll(picked.problems());
        if (form.ticked("publier")) found.addAll(PublicWords.problems(form, "temoignage", "fonction"));
        try {
            DeclarationState state = declarations.declare(
                    problem.id(),
                    new NewDeclaration(
                            form.text("nom"),
                            form.text("courriel"),
                            form.text("fonction"),
                            picked.id(),
                            form.text("temoignage"),
                            form.text("frequence"),
                            form.text("personnes"),
                            form.ticked("publier")),
                    found,
                    request.getRemoteAddr(),
                    language,
                    actor());
            return state == DeclarationState.AWAITING_ADDRESS
                    ? pages.redirect(problem.id().path() + "/declare")
                    : pages.after(problem.id().path(), "flash.problem.declaration." + state.code());
        } catch (Refused refusal) {
            return pages.refused(
                    "problem/declare", new DeclarePage(problem, form.refused(refusal), picked.candidates()));
        }
    }

    @GetMapping("/problemes/{id:[0-9]+}/declare")
    ModelAndView declared(@PathVariable String id) {
        Problem problem = registry.read(ProblemId.parse(id));
        return pages.show(
                "problem/sent",
                new SentPage(
                        "declaration", problem.id().path(), problem.statement().title()));
    }

    private static String path(String token) {
        return "/problemes/declarations/" + token;
    }

    @GetMapping("/problemes/declarations/{token}")
    ModelAndView read(@PathVariable String token) {
        Declarations.Read read = declarations.read(token);
        return pages.show(
                "problem/declaration",
                new DeclarationPage(
                        path(token),
                        read,
                        collectivities
                                .find(read.declaration().collectivity())
                                .map(Collectivity::label)
                                .orElse(read.declaration().collectivity().toString())));
    }

    @PostMapping("/problemes/declarations/{token}/confirmation")
    ModelAndView confirm(@PathVariable String token) {
        return pages.after(
                path(token),
                "flash.problem.declaration."
                        + declarations.confirmAddress(token).code());
    }

    @PostMapping("/problemes/declarations/{token}/retrait")
    ModelAndView withdraw(@PathVariable String token) {
        declarations.withdraw(token);
        return pages.after(path(token), "flash.problem.declaration.retiree");
    }
}

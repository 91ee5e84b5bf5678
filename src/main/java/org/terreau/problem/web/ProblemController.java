package org.terreau.problem.web;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;
import org.terreau.problem.Problem;
import org.terreau.problem.ProblemId;
import org.terreau.problem.Registry;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;

/** The public page of a problem. */
@Controller
@OpenTo(OpenTo.Audience.EVERYONE)
class ProblemController {

    private final Pages pages;
    private final Registry registry;

    ProblemController(Pages pages, Registry registry) {
        this.pages = pages;
        this.registry = registry;
    }

    /** Lowercase digits only, so that other pages under `/problemes/` keep their names. */
    @GetMapping("/problemes/{id:[0-9]+}")
    ModelAndView read(@PathVariable String id) {
        ProblemId asked = ProblemId.parse(id);
        Problem problem = registry.read(asked);
        if (!problem.id().equals(asked)) return moved(problem.id().path());
        return pages.showToAll("problem/problem", () -> new ProblemPage(problem, registry.threshold()));
    }

    static ModelAndView moved(String path) {
        RedirectView there = new RedirectView(path);
        there.setStatusCode(HttpStatus.MOVED_PERMANENTLY);
        return new ModelAndView(there);
    }
}

package org.terreau.demo.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.demo.GuidedVisit;
import org.terreau.shared.NotAllowed;
import org.terreau.shared.NotFound;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.SameMachine;

/**
 * The guided visit: exists in demonstration mode only. It signs in as the people of the stories whoever may read their
 * letters, nobody else.
 */
@Controller
@ConditionalOnBooleanProperty("terreau.demo")
@OpenTo(OpenTo.Audience.EVERYONE)
class VisitController {

    private final Pages pages;
    private final GuidedVisit visit;
    private final SameMachine machine;
    private final boolean open;

    VisitController(
            Pages pages, GuidedVisit visit, SameMachine machine, @Value("${terreau.demo-mailbox-open}") boolean open) {
        this.pages = pages;
        this.visit = visit;
        this.machine = machine;
        this.open = open;
    }

    @GetMapping("/visite")
    ModelAndView show(HttpServletRequest request) {
        return pages.show("demo/visit", new VisitPage(visit.steps(), mayEnter(request)));
    }

    /** Leads to the page where a letter would: one button signs in, then the step's page opens. */
    @PostMapping("/visite")
    ModelAndView enter(@RequestParam(defaultValue = "") String etape, HttpServletRequest request) {
        if (!mayEnter(request)) throw new NotAllowed("guided visit from elsewhere");
        URI link = URI.create(visit.signIn(etape).orElseThrow(() -> new NotFound("step of the visit", etape)));
        return pages.redirect(link.getRawPath() + "?" + link.getRawQuery());
    }

    private boolean mayEnter(HttpServletRequest request) {
        return open || machine.asks(request);
    }
}

package org.terreau.mail.web;

import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.mail.Undelivered;
import org.terreau.web.CurrentViewer;
import org.terreau.web.NavigationEntry;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;

/** The messages that did not arrive, for the staff of the incubators that wrote them. */
@Controller
@OpenTo(OpenTo.Audience.STAFF)
class UndeliveredController {

    private final Pages pages;
    private final Undelivered undelivered;
    private final CurrentViewer current;

    UndeliveredController(Pages pages, Undelivered undelivered, CurrentViewer current) {
        this.pages = pages;
        this.undelivered = undelivered;
        this.current = current;
    }

    @Bean
    static NavigationEntry undeliveredNavigation() {
        return NavigationEntry.forStaff(880, "mail.undelivered.menu", UndeliveredPage.PATH);
    }

    @GetMapping(UndeliveredPage.PATH)
    ModelAndView list() {
        return pages.show("mail/undelivered", new UndeliveredPage(undelivered.readBy(current.viewer())));
    }

    @PostMapping(UndeliveredPage.PATH + "/{id:\\d{1,15}}")
    ModelAndView again(@PathVariable long id) {
        undelivered.tryAgain(id, current.viewer());
        return pages.after(UndeliveredPage.PATH, "flash.mail.again");
    }
}

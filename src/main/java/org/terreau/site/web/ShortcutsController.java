package org.terreau.site.web;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;

/** The keys of those who work here all day, on a page for whoever has no script, or switched them off. */
@Controller
@OpenTo(OpenTo.Audience.SIGNED_IN)
class ShortcutsController {

    private final Pages pages;

    ShortcutsController(Pages pages) {
        this.pages = pages;
    }

    @GetMapping("/raccourcis")
    ModelAndView shortcuts() {
        return pages.show("site/shortcuts", new ShortcutsPage());
    }
}

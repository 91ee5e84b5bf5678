package org.terreau.site.web;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;

@Controller
@OpenTo(OpenTo.Audience.EVERYONE)
class HomeController {

    private final Pages pages;

    HomeController(Pages pages) {
        this.pages = pages;
    }

    @GetMapping("/")
    ModelAndView home() {
        return pages.show("site/home", new HomePage());
    }
}

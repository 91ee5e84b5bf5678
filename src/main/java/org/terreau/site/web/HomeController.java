package org.terreau.site.web;

import java.util.List;
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
        return pages.showToAll(
                "site/home",
                () -> new HomePage(List.of(
                        new HomePage.Action("/problemes", "site.home.problem", false),
                        new HomePage.Action("/auto-diagnostic", "site.home.assess", true),
                        new HomePage.Action("/contact", "site.home.contact", true),
                        new HomePage.Action("/produits", "site.home.products", true))));
    }
}

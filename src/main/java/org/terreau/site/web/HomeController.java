package org.terreau.site.web;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.web.CurrentViewer;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.SignedInHome;
import org.terreau.web.Viewer;

@Controller
@OpenTo(OpenTo.Audience.EVERYONE)
class HomeController {

    private final Pages pages;
    private final CurrentViewer current;
    private final SignedInHome own;

    HomeController(Pages pages, CurrentViewer current, SignedInHome own) {
        this.pages = pages;
        this.current = current;
        this.own = own;
    }

    @GetMapping("/")
    ModelAndView home(@RequestParam MultiValueMap<String, String> asked) {
        Viewer viewer = current.viewer();
        return viewer.signedIn() ? own.home(asked, viewer) : toVisitors();
    }

    private ModelAndView toVisitors() {
        return pages.showToAll(
                "site/home",
                () -> new HomePage(List.of(
                        new HomePage.Action("/problemes", "site.home.problem", false),
                        new HomePage.Action("/auto-diagnostic", "site.home.assess", true),
                        new HomePage.Action("/contact", "site.home.contact", true),
                        new HomePage.Action("/produits", "site.home.products", true))));
    }
}

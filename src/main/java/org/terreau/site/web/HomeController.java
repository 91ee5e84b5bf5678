package org.terreau.site.web;

import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.web.CurrentViewer;
import org.terreau.web.HomeSource;
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
    private final List<HomeSource> sources;

    HomeController(Pages pages, CurrentViewer current, SignedInHome own, List<HomeSource> sources) {
        this.pages = pages;
        this.current = current;
        this.own = own;
        this.sources = sources.stream()
                .sorted(Comparator.comparingInt(HomeSource::order))
                .toList();
    }

    @GetMapping("/")
    ModelAndView home(@RequestParam MultiValueMap<String, String> asked) {
        Viewer viewer = current.viewer();
        return viewer.signedIn() ? own.home(asked, viewer) : toVisitors();
    }

    private ModelAndView toVisitors() {
        return pages.showToAll(
                "site/home",
                () -> new HomePage(sources.stream().map(HomeSource::told).toList()));
    }
}

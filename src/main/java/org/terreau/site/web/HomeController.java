package org.terreau.site.web;

import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.web.HomeSource;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;

@Controller
@OpenTo(OpenTo.Audience.EVERYONE)
class HomeController {

    private final Pages pages;
    private final List<HomeSource> sources;

    HomeController(Pages pages, List<HomeSource> sources) {
        this.pages = pages;
        this.sources = sources.stream()
                .sorted(Comparator.comparingInt(HomeSource::order))
                .toList();
    }

    @GetMapping("/")
    ModelAndView home() {
        return pages.showToAll(
                "site/home",
                () -> new HomePage(sources.stream().map(HomeSource::told).toList()));
    }
}

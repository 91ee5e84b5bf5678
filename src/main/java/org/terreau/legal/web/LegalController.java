package org.terreau.legal.web;

import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.legal.AccessStatement;
import org.terreau.legal.Particulars;
import org.terreau.legal.SiteParticulars;
import org.terreau.web.KeptData;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.SiteCookie;

/** The pages that the law asks of a public site. */
@Controller
@OpenTo(OpenTo.Audience.EVERYONE)
class LegalController {

    private final Pages pages;
    private final SiteParticulars particulars;
    private final List<KeptData> kept;
    private final List<SiteCookie> cookies;

    LegalController(Pages pages, SiteParticulars particulars, List<KeptData> kept, List<SiteCookie> cookies) {
        this.pages = pages;
        this.particulars = particulars;
        this.kept = kept.stream()
                .sorted(Comparator.comparingInt(KeptData::order).thenComparing(KeptData::code))
                .toList();
        this.cookies =
                cookies.stream().sorted(Comparator.comparing(SiteCookie::name)).toList();
    }

    private ModelAndView show(String template) {
        return pages.showToAll("legal/" + template, () -> {
            Particulars said = particulars.read();
            return new LegalPage(said, AccessStatement.of(said), kept, cookies);
        });
    }

    @GetMapping("/accessibilite")
    ModelAndView accessibility() {
        return show("accessibility");
    }

    @GetMapping("/mentions-legales")
    ModelAndView notice() {
        return show("notice");
    }

    @GetMapping("/confidentialite")
    ModelAndView privacy() {
        return show("privacy");
    }

    @GetMapping("/conditions")
    ModelAndView terms() {
        return show("terms");
    }

    @GetMapping("/cookies")
    ModelAndView cookies() {
        return show("cookies");
    }
}

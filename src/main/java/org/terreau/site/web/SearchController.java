package org.terreau.site.web;

import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.site.SiteSearch;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;

/** Search across the site. */
@Controller
@OpenTo(OpenTo.Audience.EVERYONE)
class SearchController {

    private final Pages pages;
    private final SiteSearch search;
    private final String baseUrl;

    SearchController(Pages pages, SiteSearch search, @Value("${terreau.base-url}") String baseUrl) {
        this.pages = pages;
        this.search = search;
        this.baseUrl = baseUrl;
    }

    @GetMapping("/recherche")
    ModelAndView search(@RequestParam MultiValueMap<String, String> typed) {
        Form form = Form.of(typed);
        SiteSearch.Wanted wanted = new SiteSearch.Wanted(
                form.text("q"), form.text("type"), form.text("theme"), form.text("phase"), form.text("departement"));
        return pages.show("site/search", new SearchPage(form, search.find(wanted, form.page())));
    }

    /** A result as programs read it. */
    record Line(
            String type,
            String title,
            String text,
            String url,
            List<String> themes,
            String phase,
            List<String> departements) {}

    /** A page of results. */
    record Answer(List<Line> data, int page, int perPage, long total, Map<String, Map<String, Long>> facets) {}

    @GetMapping(path = "/api/v1/search", produces = "application/json")
    ResponseEntity<Answer> json(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String type,
            @RequestParam(defaultValue = "") String theme,
            @RequestParam(defaultValue = "") String phase,
            @RequestParam(defaultValue = "") String departement,
            @RequestParam(defaultValue = "1") String page) {
        SiteSearch.Found found =
                search.find(new SiteSearch.Wanted(q.strip(), type, theme, phase, departement), Form.page(page));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .header("X-Total-Count", String.valueOf(found.hits().total()))
                .body(new Answer(
                        found.hits().items().stream().map(this::line).toList(),
                        found.hits().number(),
                        found.hits().size(),
                        found.hits().total(),
                        Map.of(
                                "type", found.kinds(),
                                "theme", found.themes(),
                                "phase", found.phases(),
                                "departement", found.departements())));
    }

    private Line line(SiteSearch.Hit hit) {
        return new Line(
                hit.kind(),
                hit.entry().title(),
                hit.entry().text(),
                baseUrl + hit.entry().path(),
                hit.entry().themes(),
                hit.entry().phase(),
                hit.entry().departements());
    }
}

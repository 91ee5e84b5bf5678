package org.terreau.standard.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.identity.Actor;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Refused;
import org.terreau.standard.SiteReport;
import org.terreau.standard.SiteReports;
import org.terreau.standard.WatchedSites;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;

/** Where a team brings what other tools say of its site: shown first, then taken. */
@Controller
@OpenTo(OpenTo.Audience.SIGNED_IN)
class ReportsController {

    private static final String ALL = "/produits/{id}/qualite/{number:\\d{1,15}}/rapports";
    private static final String ONE = ALL + "/{report:\\d{1,15}}";

    private final Pages pages;
    private final WatchedSites sites;
    private final SiteReports reports;

    ReportsController(Pages pages, WatchedSites sites, SiteReports reports) {
        this.pages = pages;
        this.sites = sites;
        this.reports = reports;
    }

    @GetMapping(ALL)
    ModelAndView list(@PathVariable String id, @PathVariable long number, Actor actor) {
        return pages.show("standard/reports", page(SitesController.id(id), number, Form.EMPTY, actor));
    }

    private ReportsPage page(ProductId product, long number, Form form, Actor actor) {
        return new ReportsPage(reports.of(product, number, actor), form);
    }

    @PostMapping(ALL)
    ModelAndView bring(
            @PathVariable String id,
            @PathVariable long number,
            @RequestParam MultiValueMap<String, String> typed,
            @RequestParam(required = false) @Nullable MultipartFile fichier,
            Actor actor) {
        ProductId product = SitesController.id(id);
        Form form = Form.of(typed);
        try {
            if (fichier == null || fichier.isEmpty()) throw new Refused("fichier", "standard.report.empty");
            if (fichier.getSize() > SiteReports.LARGEST)
                throw new Refused("fichier", "standard.report.large", SiteReports.LARGEST >> 20);
            SiteReport brought = reports.bring(product, number, bytes(fichier), form.date("le"), actor);
            return pages.redirect(path(product, number) + "/" + brought.id());
        } catch (Refused refusal) {
            return pages.refused("standard/reports", page(product, number, form.refused(refusal), actor));
        }
    }

    private static byte[] bytes(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }

    private static String path(ProductId product, long number) {
        return product.path() + "/qualite/" + number + "/rapports";
    }

    @GetMapping(ONE)
    ModelAndView one(@PathVariable String id, @PathVariable long number, @PathVariable long report, Actor actor) {
        return pages.show("standard/report", shown(SitesController.id(id), number, report, Form.EMPTY, actor));
    }

    private ReportPage shown(ProductId product, long number, long report, Form form, Actor actor) {
        return new ReportPage(sites.story(product, number, actor), reports.read(product, number, report, actor), form);
    }

    @PostMapping(ONE + "/prise")
    ModelAndView take(@PathVariable String id, @PathVariable long number, @PathVariable long report, Actor actor) {
        ProductId product = SitesController.id(id);
        try {
            reports.take(product, number, report, actor);
            return pages.after(product.path() + "/qualite/" + number, "flash.standard.report.taken");
        } catch (Refused refusal) {
            return pages.refused("standard/report", shown(product, number, report, Form.EMPTY.refused(refusal), actor));
        }
    }

    @PostMapping(ONE + "/abandon")
    ModelAndView drop(@PathVariable String id, @PathVariable long number, @PathVariable long report, Actor actor) {
        ProductId product = SitesController.id(id);
        reports.drop(product, number, report, actor);
        return pages.after(path(product, number), "flash.standard.report.dropped");
    }
}

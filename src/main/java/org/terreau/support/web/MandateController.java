package org.terreau.support.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.identity.AccountId;
import org.terreau.identity.Actor;
import org.terreau.identity.Role;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Refused;
import org.terreau.shared.Stale;
import org.terreau.support.CoachReport;
import org.terreau.support.Mandate;
import org.terreau.support.MandateTyped;
import org.terreau.support.MandateWatch;
import org.terreau.support.Mandates;
import org.terreau.support.SessionTyped;
import org.terreau.support.Skill;
import org.terreau.support.SupportDesk;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.Table;

/** Mandates of coaching: their list, each one, the week of a coach. */
@Controller
@OpenTo(OpenTo.Audience.SIGNED_IN)
class MandateController {

    private static final Table<MandateLine> LINES = Table.of(MandateLine.class);
    private static final String PAGE = "support/mandate";
    private static final String NEW = "support/mandate-new";
    private static final String REPORT = "support/report";
    private static final String WEEK = "support/week";

    private final Pages pages;
    private final Mandates mandates;
    private final SupportDesk desk;

    MandateController(Pages pages, Mandates mandates, SupportDesk desk) {
        this.pages = pages;
        this.mandates = mandates;
        this.desk = desk;
    }

    /**
     * A mandate as files and programs read it: nobody is named.
     *
     * @param utilises days that the product got within the window of the norm
     * @param norme days that the phase usually asks for; null where there is no norm
     */
    record MandateLine(
            long numero,
            String produit,
            String nom,
            String phase,
            LocalDate debut,
            LocalDate fin,
            BigDecimal jours,
            BigDecimal utilises,
            @Nullable BigDecimal norme,
            @Nullable LocalDate termineLe,
            List<String> signaux) {

        static MandateLine of(Mandates.Line line) {
            Mandate mandate = line.mandate();
            return new MandateLine(
                    mandate.id(),
                    mandate.product().value(),
                    line.product(),
                    mandate.phase().code(),
                    mandate.span().from(),
                    mandate.span().until(),
                    mandate.span().days(),
                    line.watch().used(),
                    line.watch().window() == null ? null : line.watch().window().most(),
                    mandate.end().on(),
                    line.watch().signals().stream()
                            .map(MandateWatch.Signal::code)
                            .toList());
        }
    }

    @GetMapping("/appui/mandats")
    @OpenTo(OpenTo.Audience.STAFF)
    ModelAndView list(@RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Form form = shown(Form.of(typed));
        return pages.show(
                "support/mandates",
                new MandatesPage(
                        form,
                        mandates.page(filter(form), form.page(), actor),
                        mandates.coaches(actor),
                        !actor.scopes(Role.LEAD).isEmpty()));
    }

    private static Form shown(Form form) {
        return form.text("etat").isEmpty() ? form.with("etat", MandatesPage.RUNNING) : form;
    }

    private static Mandates.Filter filter(Form form) {
        String state = shown(form).text("etat");
        return new Mandates.Filter(
                state.equals(MandatesPage.ALL) ? "" : state,
                form.number("coach").orElse(0L),
                form.text("phase"));
    }

    @GetMapping("/appui/mandats.csv")
    @OpenTo(OpenTo.Audience.STAFF)
    ResponseEntity<byte[]> csv(@RequestParam MultiValueMap<String, String> typed, Actor actor) {
        return LINES.csv("mandats.csv", lines(typed, actor));
    }

    @GetMapping("/api/appui/mandats")
    @OpenTo(OpenTo.Audience.STAFF)
    ResponseEntity<List<MandateLine>> json(@RequestParam MultiValueMap<String, String> typed, Actor actor) {
        return ResponseEntity.ok(lines(typed, actor));
    }

    private List<MandateLine> lines(MultiValueMap<String, String> typed, Actor actor) {
        return mandates.export(filter(Form.of(typed)), actor).stream()
                .map(MandateLine::of)
                .toList();
    }

    @GetMapping("/appui/ma-semaine")
    @OpenTo(OpenTo.Audience.STAFF)
    ModelAndView week(Actor actor) {
        return pages.show(WEEK, week(Form.EMPTY.with("jour", desk.today().toString()), actor));
    }

    private WeekPage week(Form form, Actor actor) {
        return new WeekPage(mandates.mine(actor), form);
    }

    @PostMapping("/appui/ma-semaine")
    @OpenTo(OpenTo.Audience.STAFF)
    ModelAndView log(@RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Form form = Form.of(typed);
        long mandate = form.number("mandat").orElse(0L);
        try {
            if (mandate == 0) throw new Refused("mandat", "support.session.mandate.needed");
            mandates.log(mandate, session(form), actor);
        } catch (Refused refusal) {
            return pages.refused(WEEK, week(form.refused(refusal), actor));
        }
        return pages.after("/appui/ma-semaine", "flash.support.session.logged");
    }

    private static SessionTyped session(Form form) {
        return new SessionTyped(
                form.date("jour"), form.text("duree"), form.text("genre"), form.text("fait"), form.text("suivant"));
    }

    @GetMapping("/produits/{id}/appui/mandat")
    @OpenTo(OpenTo.Audience.STAFF)
    ModelAndView fresh(@PathVariable String id, Actor actor) {
        return pages.show(NEW, giving(product(id), Form.EMPTY, actor));
    }

    private static ProductId product(String id) {
        return ProductId.parse(id);
    }

    private MandateNewPage giving(ProductId id, Form form, Actor actor) {
        Mandates.Giving giving = mandates.toGive(id, actor);
        return new MandateNewPage(
                giving,
                mandates.colleagues(giving.product().incubator()),
                form == Form.EMPTY ? form.with("debut", giving.today().toString()) : form);
    }

    @PostMapping("/produits/{id}/appui/mandat")
    @OpenTo(OpenTo.Audience.STAFF)
    ModelAndView give(@PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Form form = Form.of(typed);
        ProductId product = product(id);
        try {
            Mandate given = mandates.give(
                    product,
                    new MandateTyped(
                            form.number("coach").map(AccountId::new).orElse(null),
                            form.number("second").map(AccountId::new).orElse(null),
                            form.date("debut"),
                            form.date("fin"),
                            form.text("jours"),
                            form.text("justification"),
                            new Mandate.Questions(
                                    form.text("differera"),
                                    form.text("succes"),
                                    form.text("excellence"),
                                    form.text("besoins"))),
                    actor);
            return pages.after(given.path(), "flash.support.mandate.given");
        } catch (Refused refusal) {
            return pages.refused(NEW, giving(product, form.refused(refusal), actor));
        }
    }

    @GetMapping("/appui/mandats/{mandate:[0-9]+}")
    ModelAndView read(@PathVariable String mandate, Actor actor) {
        return pages.show(PAGE, page(Addresses.number(mandate), Form.EMPTY, false, actor));
    }

    private MandatePage page(long number, Form form, boolean conflict, Actor actor) {
        Mandates.Detail detail = mandates.read(number, actor);
        return new MandatePage(detail, mandates.writesReport(detail.mandate(), actor), form, conflict);
    }

    @PostMapping("/appui/mandats/{mandate:[0-9]+}/seances")
    ModelAndView log(@PathVariable String mandate, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Form form = Form.of(typed);
        return done(mandate, form, actor, "flash.support.session.logged", number -> {
            mandates.log(number, session(form), actor);
            return "/appui/mandats/" + number;
        });
    }

    @PostMapping("/appui/mandats/{mandate:[0-9]+}/seances/{session:[0-9]+}/retrait")
    ModelAndView takeBack(@PathVariable String mandate, @PathVariable String session, Actor actor) {
        return done(mandate, Form.EMPTY, actor, "flash.support.session.removed", number -> {
            mandates.takeBack(number, Addresses.number(session), actor);
            return "/appui/mandats/" + number;
        });
    }

    @PostMapping("/appui/mandats/{mandate:[0-9]+}/renouvellement")
    ModelAndView renew(@PathVariable String mandate, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Form form = Form.of(typed);
        return done(mandate, form, actor, "flash.support.mandate.renewed", number -> {
            mandates.renew(
                    number, form.date("fin"), form.text("jours"), form.text("justification"), form.version(), actor);
            return "/appui/mandats/" + number;
        });
    }

    @PostMapping("/appui/mandats/{mandate:[0-9]+}/fin")
    ModelAndView end(@PathVariable String mandate, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Form form = Form.of(typed);
        return done(mandate, form, actor, "flash.support.mandate.ended", number -> {
            mandates.end(number, form.text("suites"), form.version(), actor);
            return "/appui/mandats/" + number;
        });
    }

    @PostMapping("/appui/mandats/{mandate:[0-9]+}/fin/retrait")
    ModelAndView takeUp(@PathVariable String mandate, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Form form = Form.of(typed);
        return done(mandate, form, actor, "flash.support.mandate.taken-up", number -> {
            mandates.takeUp(number, form.version(), actor);
            return "/appui/mandats/" + number;
        });
    }

    private ModelAndView done(String mandate, Form form, Actor actor, String flash, Function<Long, String> gesture) {
        long number = Addresses.number(mandate);
        try {
            return pages.after(gesture.apply(number), flash);
        } catch (Refused refusal) {
            return pages.refused(PAGE, page(number, form.refused(refusal), false, actor));
        } catch (Stale stale) {
            return pages.show(PAGE, page(number, form, true, actor), HttpStatus.CONFLICT);
        }
    }

    @GetMapping("/appui/mandats/{mandate:[0-9]+}/bilan")
    ModelAndView report(@PathVariable String mandate, Actor actor) {
        return pages.show(REPORT, report(Addresses.number(mandate), null, actor));
    }

    private ReportPage report(long number, @Nullable Form typed, Actor actor) {
        CoachReport report = mandates.report(number, actor).orElse(null);
        Mandates.Detail detail = mandates.read(number, actor);
        return new ReportPage(
                detail,
                report,
                mandates.writesReport(detail.mandate(), actor),
                typed == null ? ReportPage.stored(report) : typed);
    }

    @PostMapping("/appui/mandats/{mandate:[0-9]+}/bilan")
    ModelAndView write(@PathVariable String mandate, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        long number = Addresses.number(mandate);
        Form form = Form.of(typed);
        List<Integer> before = new ArrayList<>();
        List<Integer> after = new ArrayList<>();
        for (Skill skill : Skill.ALL) {
            before.add(mark(form.text("avant-" + skill.code())));
            after.add(mark(form.text("apres-" + skill.code())));
        }
        try {
            mandates.report(
                    number, new CoachReport.Typed(before, after, form.text("reste"), form.text("conseil")), actor);
        } catch (Refused refusal) {
            return pages.refused(REPORT, report(number, form.refused(refusal), actor));
        }
        return pages.after("/appui/mandats/" + number + "/bilan", "flash.support.report.written");
    }

    private static int mark(String typed) {
        if (typed.isEmpty()) return CoachReport.UNKNOWN;
        return typed.matches("\\d") ? Integer.parseInt(typed) : Skill.MOST + 1;
    }
}

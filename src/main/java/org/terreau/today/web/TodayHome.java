package org.terreau.today.web;

import java.util.ArrayList;
import java.util.List;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.identity.Actor;
import org.terreau.identity.Role;
import org.terreau.shared.Words;
import org.terreau.today.Reader;
import org.terreau.today.Today;
import org.terreau.web.Form;
import org.terreau.web.Pages;
import org.terreau.web.SignedInHome;
import org.terreau.web.Viewer;

/** The home of somebody signed in: what waits for them. */
@Component
class TodayHome implements SignedInHome {

    private final Pages pages;
    private final Today today;

    TodayHome(Pages pages, Today today) {
        this.pages = pages;
        this.today = today;
    }

    @Override
    public ModelAndView home(MultiValueMap<String, String> asked, Viewer viewer) {
        if (!(viewer instanceof Actor actor)) throw new IllegalStateException("Signed in without an account");
        Words words = pages.outsideRequest(LocaleContextHolder.getLocale()).words();
        Form form = Form.of(asked);
        Today.Wanted wanted = TodayController.wanted(form);
        Today.Waiting waiting = today.waiting(wanted, actor, words);
        List<Today.Shelf> shelves = wanted.narrows() ? List.of() : today.shelves(actor, words);
        return pages.show(
                "today/today",
                new TodayPage(
                        firstName(actor),
                        waiting,
                        form,
                        wanted.narrows() ? today.kinds(actor) : busy(waiting),
                        wanted.narrows(),
                        shelves,
                        wanted.narrows() ? List.of() : today.week(actor, words),
                        waiting.nothing() && shelves.isEmpty() && !wanted.narrows() ? next(actor) : List.of()));
    }

    private static List<String> busy(Today.Waiting waiting) {
        return waiting.busy().stream().map(Today.Group::code).toList();
    }

    private static String firstName(Actor actor) {
        return actor.name().split(" ", 2)[0];
    }

    /** What somebody begins with, by what was given to them. */
    private static List<TodayPage.Step> next(Actor actor) {
        List<TodayPage.Step> steps = new ArrayList<>();
        if (actor.administrator()) steps.add(new TodayPage.Step("today.next.settings", "/reglages"));
        if (Reader.worksForOne(actor)) {
            steps.add(new TodayPage.Step("today.next.board", "/dossiers/tableau"));
            steps.add(new TodayPage.Step("today.next.themes", "/relecteurs/moi"));
        }
        if (!Reader.incubators(actor, Role.COMMITTEE_MEMBER, Role.SPONSOR).isEmpty())
            steps.add(new TodayPage.Step("today.next.packs", "/dossiers-de-preuves"));
        if (steps.isEmpty()) {
            steps.add(new TodayPage.Step("today.next.assess", "/auto-diagnostic"));
            steps.add(new TodayPage.Step("today.next.problem", "/problemes"));
            steps.add(new TodayPage.Step("today.next.contact", "/contact"));
        }
        return steps;
    }
}

package org.terreau.identity.web;

import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.identity.Actor;
import org.terreau.identity.Calendars;
import org.terreau.web.CalendarFile;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;

/** The private addresses at which calendar programs follow what concerns somebody. */
@Controller
@OpenTo(OpenTo.Audience.SIGNED_IN)
class CalendarsController {

    private static final String PATH = "/agendas";

    private final Pages pages;
    private final Calendars calendars;
    private final Clock clock;
    private final String baseUrl;

    CalendarsController(Pages pages, Calendars calendars, Clock clock, @Value("${terreau.base-url}") String baseUrl) {
        this.pages = pages;
        this.calendars = calendars;
        this.clock = clock;
        this.baseUrl = baseUrl;
    }

    @GetMapping(PATH)
    ModelAndView list(Actor actor) {
        return pages.show("identity/calendars", new CalendarsPage(calendars.of(actor), "", null));
    }

    /** The new address is in this answer and nowhere else: nothing keeps it, so no other page could show it. */
    @PostMapping(PATH + "/{calendar:[a-z]+}")
    ModelAndView follow(@PathVariable String calendar, Actor actor) {
        String key = calendars.follow(calendar, actor);
        return pages.show(
                "identity/calendars",
                new CalendarsPage(calendars.of(actor), calendar, baseUrl + PATH + "/" + key + ".ics"));
    }

    @PostMapping(PATH + "/{calendar:[a-z]+}/arret")
    ModelAndView stop(@PathVariable String calendar, Actor actor) {
        calendars.stop(calendar, actor);
        return pages.after(PATH, "flash.identity.calendar-stopped");
    }

    @GetMapping(PATH + "/{key:[\\w-]{20,60}}.ics")
    @OpenTo(OpenTo.Audience.EVERYONE)
    ResponseEntity<byte[]> read(@PathVariable String key) {
        Calendars.Opened opened = calendars.open(key);
        return CalendarFile.file(
                opened.calendar().code() + ".ics",
                opened.calendar()
                        .events(
                                opened.reader(),
                                pages.outsideRequest(opened.language()).words()),
                baseUrl,
                clock.instant());
    }
}

package org.terreau.team.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.identity.Actor;
import org.terreau.incubator.Settings;
import org.terreau.portfolio.MoneyThatPays;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Paris;
import org.terreau.shared.Refused;
import org.terreau.shared.Slice;
import org.terreau.team.Missions;
import org.terreau.team.Person;
import org.terreau.team.Persons;
import org.terreau.team.Transverse;
import org.terreau.team.Transverses;
import org.terreau.team.Workforce;
import org.terreau.web.Form;
import org.terreau.web.NavigationEntry;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.Table;
import org.terreau.web.Ui;

/** The people of the incubators that somebody leads. */
@Controller
@OpenTo(OpenTo.Audience.STAFF)
class WorkforceController {

    private static final int PAGE = 30;
    private static final String PERSON = "/equipes/personnes/{person:[0-9]+}";
    private static final Table<MissionLine> LINES = Table.of(MissionLine.class);

    private final Pages pages;
    private final Workforce workforce;
    private final Transverses transverses;
    private final Persons persons;
    private final Missions missions;
    private final Settings settings;
    private final Clock clock;

    WorkforceController(
            Pages pages,
            Workforce workforce,
            Transverses transverses,
            Persons persons,
            Missions missions,
            Settings settings,
            Clock clock) {
        this.pages = pages;
        this.workforce = workforce;
        this.transverses = transverses;
        this.persons = persons;
        this.missions = missions;
        this.settings = settings;
        this.clock = clock;
    }

    @Bean
    static NavigationEntry teamsNavigation() {
        return new NavigationEntry(
                NavigationEntry.Group.INCUBATOR,
                360,
                "team.all.title",
                "/equipes",
                viewer -> viewer instanceof Actor actor && Workforce.readBy(actor));
    }

    static Workforce.Filter filter(Form form) {
        return new Workforce.Filter(
                form.text("incubateur"), form.text("metier"), form.text("statut"), form.text("phase"));
    }

    @GetMapping("/equipes")
    ModelAndView report(@RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Form form = Form.of(typed);
        Workforce.Report report = workforce.report(filter(form), actor);
        return pages.show(
                "team/workforce",
                new WorkforcePage(
                        settings.ledBy(actor),
                        report,
                        Slice.of(report.loads(), form.page(), PAGE),
                        Slice.of(report.lacking(), 1, PAGE),
                        Slice.of(report.coaches(), 1, PAGE),
                        form));
    }

    @GetMapping("/equipes.csv")
    ResponseEntity<byte[]> csv(@RequestParam MultiValueMap<String, String> typed, Actor actor) {
        return LINES.csv("equipes.csv", lines(typed, actor));
    }

    @GetMapping("/api/equipes")
    ResponseEntity<List<MissionLine>> json(@RequestParam MultiValueMap<String, String> typed, Actor actor) {
        return ResponseEntity.ok(lines(typed, actor));
    }

    private List<MissionLine> lines(MultiValueMap<String, String> typed, Actor actor) {
        LocalDate today = Paris.today(clock);
        Ui ui = pages.outsideRequest(Locale.FRENCH);
        List<Workforce.Line> lines = workforce.lines(filter(Form.of(typed)), actor);
        Map<ProductId, List<MoneyThatPays.Payer>> payers =
                missions.payers(lines.stream().map(line -> line.product().id()).collect(Collectors.toSet()));
        Stream<MissionLine> across = transverses.of(filter(Form.of(typed)), actor).stream()
                .filter(Transverse::lives)
                .map(MissionLine::of);
        return Stream.concat(
                        lines.stream()
                                .map(line -> MissionLine.of(
                                        line.mission(),
                                        new MissionChoices(
                                                payers.getOrDefault(
                                                        line.product().id(), List.of()),
                                                today,
                                                true),
                                        ui)),
                        across)
                .toList();
    }

    @GetMapping(PERSON)
    ModelAndView person(@PathVariable String person, Actor actor) {
        return pages.show("team/person", page(person, Form.EMPTY, actor));
    }

    @PostMapping(PERSON + "/reunir")
    ModelAndView merge(@PathVariable String person, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Form form = Form.of(typed);
        try {
            Person kept = persons.merge(
                    TeamAddresses.number(person, "person"), form.number("avec").orElse(0L), actor);
            return pages.after("/equipes/personnes/" + kept.id(), "flash.team.merged");
        } catch (Refused refusal) {
            return pages.refused("team/person", page(person, form.refused(refusal), actor));
        }
    }

    @PostMapping(PERSON + "/separer")
    ModelAndView separate(@PathVariable String person, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        long gone = Form.of(typed).number("ligne").orElse(0L);
        persons.separate(gone, TeamAddresses.number(person, "person"), actor);
        return pages.after("/equipes/personnes/" + person, "flash.team.separated");
    }

    private PersonPage page(String person, Form form, Actor actor) {
        Persons.Known known = persons.read(TeamAddresses.number(person, "person"), actor);
        return new PersonPage(
                workforce.known(known, actor), new MissionChoices(List.of(), Paris.today(clock), true), form);
    }
}

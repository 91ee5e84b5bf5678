package org.terreau.support.web;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
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
import org.terreau.shared.NotFound;
import org.terreau.shared.Paris;
import org.terreau.shared.Refused;
import org.terreau.shared.Slice;
import org.terreau.shared.Stale;
import org.terreau.support.Answer;
import org.terreau.support.SupportCatalogue;
import org.terreau.support.SupportDesk;
import org.terreau.support.SupportRatings;
import org.terreau.support.SupportRequest;
import org.terreau.support.SupportRequests;
import org.terreau.support.SupportState;
import org.terreau.web.Form;
import org.terreau.web.NavigationEntry;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.Searched;
import org.terreau.web.Table;

/** The desk of support, and each request, for those who asked too. */
@Controller
@OpenTo(OpenTo.Audience.STAFF)
class SupportDeskController {

    private static final Table<RequestLine> LINES = Table.of(RequestLine.class);

    private final Pages pages;
    private final SupportDesk desk;
    private final SupportRequests requests;
    private final SupportRatings ratings;
    private final SupportCatalogue catalogue;

    SupportDeskController(
            Pages pages,
            SupportDesk desk,
            SupportRequests requests,
            SupportRatings ratings,
            SupportCatalogue catalogue) {
        this.pages = pages;
        this.desk = desk;
        this.requests = requests;
        this.ratings = ratings;
        this.catalogue = catalogue;
    }

    @Bean
    static NavigationEntry supportNavigation() {
        return NavigationEntry.forStaff(315, "support.menu", "/appui/demandes");
    }

    @GetMapping("/appui/demandes")
    ModelAndView desk(
            @RequestParam MultiValueMap<String, String> typed,
            @RequestParam(defaultValue = "1") int page,
            Actor actor) {
        Form form = shown(Form.of(typed));
        Slice<SupportRequest> lines = desk.page(filter(form), page, actor);
        return pages.show(
                "support/desk",
                new SupportDeskPage(
                        form,
                        lines,
                        desk.offers(actor),
                        desk.deliverers(lines.items()),
                        desk.today(),
                        !catalogue.written(actor).isEmpty()));
    }

    private static Form shown(Form form) {
        return form.text("etat").isEmpty() ? form.with("etat", SupportDeskPage.OPEN) : form;
    }

    private static SupportDesk.Filter filter(Form form) {
        return new SupportDesk.Filter(
                states(shown(form).text("etat")),
                form.number("offre").orElse(0L),
                SupportDesk.Who.of(form.text("qui")),
                Searched.of(form));
    }

    private static Set<SupportState> states(String code) {
        if (code.equals(SupportDeskPage.OPEN))
            return Arrays.stream(SupportState.values())
                    .filter(SupportState::open)
                    .collect(Collectors.toUnmodifiableSet());
        return SupportState.of(code).map(Set::of).orElse(EnumSet.noneOf(SupportState.class));
    }

    /**
     * A request as files and programs read it: without who asked nor what they wrote.
     *
     * @param retard days past the promised answer
     */
    record RequestLine(
            long numero,
            String appui,
            String pour,
            LocalDate demandeeLe,
            LocalDate reponsePromiseLe,
            long retard,
            String etat,
            boolean urgente,
            @Nullable LocalDate prevueLe,
            @Nullable LocalDate livreeLe) {

        static RequestLine of(SupportRequest request, LocalDate today) {
            return new RequestLine(
                    request.id(),
                    request.offered().name(),
                    request.about().name(),
                    Paris.day(request.asked().at()),
                    request.asked().dueOn(),
                    request.late(today),
                    request.state().code(),
                    request.need().urgent(),
                    request.progress().plannedOn(),
                    request.progress().deliveredOn());
        }
    }

    @GetMapping("/appui/demandes.csv")
    ResponseEntity<byte[]> csv(@RequestParam MultiValueMap<String, String> typed, Actor actor) {
        return LINES.csv("demandes-d-appui.csv", lines(typed, actor));
    }

    @GetMapping("/api/appui/demandes")
    ResponseEntity<List<RequestLine>> json(@RequestParam MultiValueMap<String, String> typed, Actor actor) {
        return ResponseEntity.ok(lines(typed, actor));
    }

    private List<RequestLine> lines(MultiValueMap<String, String> typed, Actor actor) {
        LocalDate today = desk.today();
        return desk.export(filter(Form.of(typed)), actor).stream()
                .map(request -> RequestLine.of(request, today))
                .toList();
    }

    @GetMapping("/appui/demandes/{request:[0-9]+}")
    @OpenTo(OpenTo.Audience.SIGNED_IN)
    ModelAndView read(@PathVariable String request, Actor actor) {
        return pages.show("support/request", page(Addresses.number(request), Form.EMPTY, false, actor));
    }

    @PostMapping("/appui/demandes/{request:[0-9]+}/etat")
    @OpenTo(OpenTo.Audience.SIGNED_IN)
    ModelAndView move(@PathVariable String request, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        long number = Addresses.number(request);
        Form form = Form.of(typed);
        SupportState to = SupportState.of(form.text("vers"))
                .orElseThrow(() -> new NotFound("state of a request for support", form.text("vers")));
        try {
            requests.move(
                    number,
                    new Answer(
                            to,
                            form.number("qui-aide").map(AccountId::new).orElse(null),
                            form.date("prevue"),
                            form.text(to == SupportState.REFUSED ? "raison" : "note"),
                            form.text("ailleurs-aussi")),
                    form.version(),
                    actor);
        } catch (Refused refusal) {
            return pages.refused("support/request", page(number, form.refused(refusal), false, actor));
        } catch (Stale stale) {
            return pages.show("support/request", page(number, form, true, actor), HttpStatus.CONFLICT);
        }
        return pages.after("/appui/demandes/" + number, "flash.support.moved." + to.code());
    }

    private SupportRequestPage page(long number, Form form, boolean conflict, Actor actor) {
        SupportRequests.Detail detail = requests.read(number, actor);
        return new SupportRequestPage(
                detail,
                detail.staff() ? requests.colleagues(detail.request().about().incubator()) : List.of(),
                ratings.read(detail.request(), actor),
                ratings.open(detail.request(), actor).orElse(null),
                form,
                conflict);
    }
}

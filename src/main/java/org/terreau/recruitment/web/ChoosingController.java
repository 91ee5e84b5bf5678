package org.terreau.recruitment.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
import org.terreau.document.Downloads;
import org.terreau.identity.AccountId;
import org.terreau.identity.Actor;
import org.terreau.portfolio.ProductId;
import org.terreau.recruitment.Answers;
import org.terreau.recruitment.Application;
import org.terreau.recruitment.ApplicationDesk;
import org.terreau.recruitment.ApplicationState;
import org.terreau.recruitment.Assessments;
import org.terreau.recruitment.Interviews;
import org.terreau.recruitment.Offer;
import org.terreau.recruitment.Offers;
import org.terreau.recruitment.SlotsTyped;
import org.terreau.shared.NotFound;
import org.terreau.shared.Refused;
import org.terreau.shared.Stale;
import org.terreau.team.Missions;
import org.terreau.team.TypedMission;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.Table;

/** Choosing among those who answered an offer: whom one knows, marks, answers, and the mission of whoever is chosen. */
@Controller
@OpenTo(OpenTo.Audience.SIGNED_IN)
class ChoosingController {

    private static final Table<ApplicationLine> LINES = Table.of(ApplicationLine.class);
    private static final String DESK = "recruitment/offer-desk";
    private static final String APPLICATION = "recruitment/application";
    private static final String OFFER = "/recrutement/{offer:[0-9]+}";
    private static final String ONE = OFFER + "/candidatures/{id:[0-9]+}";

    private final Pages pages;
    private final Offers offers;
    private final ApplicationDesk applications;
    private final Assessments assessments;
    private final Answers answers;
    private final Interviews interviews;
    private final OfferDeskPages desks;

    ChoosingController(
            Pages pages,
            Offers offers,
            ApplicationDesk applications,
            Assessments assessments,
            Answers answers,
            Interviews interviews,
            OfferDeskPages desks) {
        this.pages = pages;
        this.offers = offers;
        this.applications = applications;
        this.assessments = assessments;
        this.answers = answers;
        this.interviews = interviews;
        this.desks = desks;
    }

    @GetMapping(OFFER)
    ModelAndView desk(@PathVariable String offer, Actor actor) {
        return pages.show(DESK, desk(Addresses.number(offer), Form.EMPTY, actor));
    }

    private OfferDeskPage desk(long offer, Form form, Actor actor) {
        return desks.of(offers.readOrMark(offer, actor), form, actor);
    }

    /**
     * An application as files and programs read it: nobody is named.
     *
     * @param origine by which way they learnt of the offer; null when they did not say, or the reader may not see it yet
     * @param note from 0 to 3; null while the reader may not see it
     */
    record ApplicationLine(
            String candidature,
            Instant recueLe,
            String etat,
            int notesDonnees,
            int notesAttendues,
            @Nullable BigDecimal note,
            @Nullable Boolean eliminee,
            @Nullable Instant reponduLe,
            @Nullable String origine) {

        static ApplicationLine of(ApplicationDesk.Line line) {
            Application.Learnt learnt = line.application().written().learnt();
            return new ApplicationLine(
                    line.code(),
                    line.application().written().receivedAt(),
                    line.application().state().code(),
                    line.given(),
                    line.expected(),
                    line.score() == null ? null : line.score().value(),
                    line.score() == null ? null : line.score().eliminated(),
                    line.application().answer().at(),
                    learnt == null || line.name() == null
                            ? null
                            : learnt.source().code());
        }
    }

    @GetMapping(OFFER + "/candidatures.csv")
    ResponseEntity<byte[]> csv(@PathVariable String offer, Actor actor) {
        return LINES.csv("candidatures-" + offer + ".csv", lines(offer, actor));
    }

    @GetMapping("/api" + OFFER + "/candidatures")
    ResponseEntity<List<ApplicationLine>> json(@PathVariable String offer, Actor actor) {
        return ResponseEntity.ok(lines(offer, actor));
    }

    private List<ApplicationLine> lines(String offer, Actor actor) {
        return applications.choosing(Addresses.number(offer), actor).lines().stream()
                .filter(line -> line.part() != ApplicationDesk.Part.ASIDE)
                .map(ApplicationLine::of)
                .toList();
    }

    @PostMapping(OFFER + "/evaluateurs")
    ModelAndView appoint(@PathVariable String offer, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        long number = Addresses.number(offer);
        Form form = Form.of(typed);
        try {
            assessments.appoint(
                    number,
                    numbers(form.all("evaluateurs")).stream()
                            .map(AccountId::new)
                            .collect(Collectors.toSet()),
                    actor);
        } catch (Refused refusal) {
            return pages.refused(DESK, desk(number, form.refused(refusal), actor));
        }
        return pages.after("/recrutement/" + number, "flash.recruitment.appointed");
    }

    @PostMapping(OFFER + "/creneaux")
    ModelAndView propose(@PathVariable String offer, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        long number = Addresses.number(offer);
        Form form = Form.of(typed);
        try {
            int proposed = interviews.propose(
                    number,
                    new SlotsTyped(
                            form.text("jour"),
                            form.text("heure"),
                            form.text("minutes"),
                            form.text("nombre"),
                            form.text("lieu")),
                    actor);
            return pages.after("/recrutement/" + number, "flash.recruitment.slots", proposed);
        } catch (Refused refusal) {
            return pages.refused(DESK, desk(number, form.refused(refusal), actor));
        }
    }

    @PostMapping(OFFER + "/creneaux/{slot:[0-9]+}/retrait")
    ModelAndView remove(@PathVariable String offer, @PathVariable String slot, Actor actor) {
        long number = Addresses.number(offer);
        try {
            interviews.remove(number, Addresses.number(slot), actor);
        } catch (Refused refusal) {
            return pages.refused(DESK, desk(number, Form.EMPTY.refused(refusal), actor));
        }
        return pages.after("/recrutement/" + number, "flash.recruitment.slot-removed");
    }

    private static Set<Long> numbers(List<String> typed) {
        return typed.stream()
                .filter(one -> one.matches("[1-9]\\d{0,15}"))
                .map(Long::valueOf)
                .collect(Collectors.toSet());
    }

    @GetMapping(OFFER + "/conflits")
    ModelAndView declaring(@PathVariable String offer, Actor actor) {
        return pages.show("recruitment/declare", declaring(Addresses.number(offer), Form.EMPTY, actor));
    }

    private DeclarePage declaring(long offer, Form form, Actor actor) {
        Map<String, String> names = new LinkedHashMap<>();
        assessments.names(offer, actor).forEach((id, name) -> names.put(String.valueOf(id), name));
        return new DeclarePage(offers.readOrMark(offer, actor), names, form);
    }

    @PostMapping(OFFER + "/conflits")
    ModelAndView declare(@PathVariable String offer, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        long number = Addresses.number(offer);
        Form form = Form.of(typed);
        try {
            assessments.declare(number, numbers(form.all("connus")), actor);
        } catch (Refused refusal) {
            return pages.refused("recruitment/declare", declaring(number, form.refused(refusal), actor));
        }
        return pages.after("/recrutement/" + number, "flash.recruitment.declared");
    }

    @GetMapping(ONE)
    ModelAndView read(
            @PathVariable String offer,
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> typed,
            Actor actor) {
        return pages.show(APPLICATION, page(offer, id, Form.of(typed), false, actor));
    }

    private ApplicationPage page(String offer, String id, Form form, boolean conflict, Actor actor) {
        ApplicationDesk.Detail detail = applications.read(Addresses.number(offer), Addresses.number(id), actor);
        return new ApplicationPage(detail, offers.products(List.of(detail.offer())), form, conflict);
    }

    @GetMapping(ONE + "/document")
    void document(@PathVariable String offer, @PathVariable String id, Actor actor, HttpServletResponse response)
            throws IOException {
        long number = Addresses.number(offer);
        ApplicationDesk.Detail detail = applications.read(number, Addresses.number(id), actor);
        Downloads.send(
                applications.document(number, detail.line().application().id(), actor),
                "candidature-" + detail.line().code().toLowerCase(Locale.ROOT) + ".pdf",
                false,
                response);
    }

    @PostMapping(ONE + "/notes")
    ModelAndView mark(
            @PathVariable String offer,
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> typed,
            Actor actor) {
        Form form = Form.of(typed);
        Offer known = applications
                .read(Addresses.number(offer), Addresses.number(id), actor)
                .offer();
        return done(offer, id, form, actor, "flash.recruitment.marked", () -> {
            assessments.mark(
                    known.id(),
                    Addresses.number(id),
                    IntStream.rangeClosed(1, known.selection().criteria().size())
                            .mapToObj(at -> form.text("note-" + at))
                            .toList(),
                    form.text("commentaire"),
                    actor);
            return known.desk() + "/candidatures/" + id;
        });
    }

    @PostMapping(ONE + "/reponse")
    ModelAndView answer(
            @PathVariable String offer,
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> typed,
            Actor actor) {
        Form form = Form.of(typed);
        ApplicationState to = ApplicationState.of(form.text("vers"))
                .orElseThrow(() -> new NotFound("state of an application", form.text("vers")));
        return done(offer, id, form, actor, "flash.recruitment.answered", () -> {
            answers.answer(
                    Addresses.number(offer), Addresses.number(id), to, form.text("reponse"), form.version(), actor);
            return "/recrutement/" + offer + (to == ApplicationState.CHOSEN ? "/candidatures/" + id : "");
        });
    }

    private ModelAndView done(String offer, String id, Form form, Actor actor, String flash, Supplier<String> what) {
        try {
            return pages.after(what.get(), flash);
        } catch (Refused refusal) {
            return pages.refused(APPLICATION, page(offer, id, form.refused(refusal), false, actor));
        } catch (Stale stale) {
            return pages.show(APPLICATION, page(offer, id, form, true, actor), HttpStatus.CONFLICT);
        }
    }

    @PostMapping(ONE + "/mission")
    ModelAndView join(
            @PathVariable String offer,
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> typed,
            Actor actor) {
        Form form = Form.of(typed);
        String product = form.text("produit");
        if (!ProductId.valid(product))
            return pages.refused(
                    APPLICATION,
                    page(offer, id, form.refused(new Refused("produit", "recruitment.join.product")), false, actor));
        try {
            ProductId into = new ProductId(product);
            Missions.Joined joined = answers.join(
                    Addresses.number(offer), Addresses.number(id), into, TypedMission.of(form::text), actor);
            String team = into.path() + "/equipe";
            return joined.end() != null && joined.end().wished() != null
                    ? pages.after(
                            team,
                            "flash.team.joined.wished",
                            joined.end().until(),
                            joined.end().wished())
                    : pages.after(team, "flash.recruitment.joined");
        } catch (Refused refusal) {
            return pages.refused(APPLICATION, page(offer, id, form.refused(refusal), false, actor));
        }
    }
}

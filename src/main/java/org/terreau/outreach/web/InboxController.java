package org.terreau.outreach.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.audit.Audit;
import org.terreau.identity.AccountId;
import org.terreau.identity.Actor;
import org.terreau.mail.Undelivered;
import org.terreau.outreach.Inbox;
import org.terreau.outreach.RequestReference;
import org.terreau.outreach.RequestState;
import org.terreau.outreach.Requests;
import org.terreau.shared.NotFound;
import org.terreau.shared.Refused;
import org.terreau.shared.Slice;
import org.terreau.web.Csv;
import org.terreau.web.Form;
import org.terreau.web.NavigationEntry;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.Searched;

@Controller
@OpenTo(OpenTo.Audience.STAFF)
class InboxController {

    private final Pages pages;
    private final Requests requests;
    private final Audit audit;
    private final Undelivered undelivered;

    InboxController(Pages pages, Requests requests, Audit audit, Undelivered undelivered) {
        this.pages = pages;
        this.requests = requests;
        this.audit = audit;
        this.undelivered = undelivered;
    }

    @Bean
    static NavigationEntry inboxNavigation() {
        return NavigationEntry.forStaff(310, "outreach.inbox.menu", "/demandes");
    }

    @GetMapping("/demandes")
    ModelAndView inbox(
            @RequestParam MultiValueMap<String, String> typed,
            @RequestParam(defaultValue = "1") int page,
            Actor actor) {
        Form form = Form.of(typed);
        Slice<Inbox.Line> lines = requests.inbox(filter(form, actor), page, actor);
        return pages.show(
                "outreach/inbox", new InboxPage(shown(form), lines, requests.assignees(lines.items()), actor));
    }

    @GetMapping("/demandes.csv")
    ResponseEntity<byte[]> csv(@RequestParam MultiValueMap<String, String> typed, Actor actor) {
        List<Inbox.Line> lines = requests.export(filter(Form.of(typed), actor), actor);
        Map<Long, String> assignees = requests.assignees(lines);
        return Csv.file(
                "demandes.csv",
                List.of(
                        "reference",
                        "recue_le",
                        "reponse_due_le",
                        "jours_de_retard",
                        "etat",
                        "genre",
                        "organisation",
                        "nom",
                        "responsable"),
                lines.stream()
                        .map(line -> List.of(
                                line.reference(),
                                line.receivedAt().toString(),
                                line.dueOn().toString(),
                                Long.toString(line.late()),
                                line.state().code(),
                                line.kind().code(),
                                line.organisation(),
                                line.name(),
                                line.assignee() == null ? "" : assignees.getOrDefault(line.assignee(), "")))
                        .toList());
    }

    /** A line of the inbox for a program. */
    record Answer(
            String reference,
            String recueLe,
            String reponseDueLe,
            long joursDeRetard,
            String etat,
            String genre,
            String organisation,
            String nom) {}

    @GetMapping("/api/demandes")
    ResponseEntity<List<Answer>> json(@RequestParam MultiValueMap<String, String> typed, Actor actor) {
        return ResponseEntity.ok(requests.export(filter(Form.of(typed), actor), actor).stream()
                .map(line -> new Answer(
                        line.reference(),
                        line.receivedAt().toString(),
                        line.dueOn().toString(),
                        line.late(),
                        line.state().code(),
                        line.kind().code(),
                        line.organisation(),
                        line.name()))
                .toList());
    }

    @GetMapping("/demandes/{reference}")
    ModelAndView read(@PathVariable String reference, Actor actor) {
        return pages.show("outreach/request", page(reference(reference), actor, Form.EMPTY, Form.EMPTY));
    }

    @PostMapping("/demandes/{reference}/responsable")
    ModelAndView assign(
            @PathVariable String reference, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        RequestReference request = reference(reference);
        requests.assign(
                request,
                Form.of(typed).number("responsable").map(AccountId::new).orElse(null),
                actor);
        return pages.after("/demandes/" + request, "flash.outreach.assigned");
    }

    @PostMapping("/demandes/{reference}/notes")
    ModelAndView note(@PathVariable String reference, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        RequestReference request = reference(reference);
        Form form = Form.of(typed);
        try {
            requests.note(request, form.text("note"), actor);
        } catch (Refused refusal) {
            return pages.refused("outreach/request", page(request, actor, form.refused(refusal), Form.EMPTY));
        }
        return pages.after("/demandes/" + request, "flash.outreach.noted");
    }

    @PostMapping("/demandes/{reference}/reponse")
    ModelAndView answer(
            @PathVariable String reference, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        RequestReference request = reference(reference);
        Form form = Form.of(typed);
        try {
            requests.answer(request, form.text("reponse"), actor);
        } catch (Refused refusal) {
            return pages.refused("outreach/request", page(request, actor, Form.EMPTY, form.refused(refusal)));
        }
        return pages.after("/demandes/" + request, "flash.outreach.answered");
    }

    private RequestPage page(RequestReference reference, Actor actor, Form note, Form answer) {
        Inbox.Detail detail = requests.detail(reference, actor);
        Long assigned = detail.assignedTo();
        return new RequestPage(
                detail,
                requests.colleagues(detail.request().incubator().value()),
                audit.lines(new Audit.Filter(null, "callback:" + reference, null), 1)
                        .items(),
                Form.filled(Map.of("responsable", assigned == null ? "" : assigned.toString())),
                note,
                answer,
                undelivered.lastTo(List.of(detail.request().email().value())));
    }

    private static Form shown(Form form) {
        return form.text("etat").isEmpty() ? form.with("etat", RequestState.TO_ANSWER.code()) : form;
    }

    private static Inbox.Filter filter(Form form, Actor actor) {
        return new Inbox.Filter(
                state(shown(form).text("etat")), assignee(form.text("responsable"), actor), Searched.of(form));
    }

    private static @Nullable RequestState state(String code) {
        for (RequestState state : RequestState.values()) if (state.code().equals(code)) return state;
        return null;
    }

    private static @Nullable Long assignee(String written, Actor actor) {
        return switch (written) {
            case "moi" -> Long.valueOf(actor.id().value());
            case "personne" -> Long.valueOf(0);
            default -> null;
        };
    }

    private static RequestReference reference(String written) {
        if (!written.matches("T-[2-9A-HJ-NP-Z]{6}")) throw new NotFound("call-back request", written);
        return new RequestReference(written);
    }
}

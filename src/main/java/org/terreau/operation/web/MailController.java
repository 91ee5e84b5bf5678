package org.terreau.operation.web;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.identity.Actor;
import org.terreau.mail.MailCare;
import org.terreau.operation.Mailroom;
import org.terreau.shared.Slice;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.Searched;
import org.terreau.web.Table;

/** All messages: what waits, what was refused, what left. */
@Controller
@OpenTo(OpenTo.Audience.ADMINISTRATOR)
class MailController {

    private static final String PATH = "/administration/courriels";
    private static final Table<Line> LINES = Table.of(Line.class);

    private final Pages pages;
    private final Mailroom mail;

    MailController(Pages pages, Mailroom mail) {
        this.pages = pages;
        this.mail = mail;
    }

    @GetMapping(PATH)
    ModelAndView list(@RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Form form = Form.of(typed);
        return pages.show("operation/mail", new MailPage(mail.counts(actor), lines(form, actor), form));
    }

    private Slice<MailCare.Line> lines(Form form, Actor actor) {
        return mail.lines(MailCare.State.of(form.text("etat")).orElse(null), Searched.of(form), form.page(), actor);
    }

    /** A message for a program: whom it is to is shown as on the page. */
    record Line(
            long numero,
            String etat,
            String a,
            String objet,
            String genre,
            Instant ecritLe,
            @Nullable Instant finiLe,
            @Nullable Instant prochainEssai,
            int essais,
            String raison,
            String reponse) {

        static Line of(MailCare.Line line) {
            return new Line(
                    line.id(),
                    line.state().code(),
                    line.shownTo(),
                    line.subject(),
                    line.kind(),
                    line.writtenAt(),
                    line.endedAt(),
                    line.next(),
                    line.tries(),
                    line.answer().isEmpty() ? "" : line.reason().code(),
                    line.answer());
        }
    }

    @GetMapping("/api/administration/courriels")
    ResponseEntity<List<Line>> json(@RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Slice<MailCare.Line> lines = lines(Form.of(typed), actor);
        return ResponseEntity.ok()
                .header("X-Total-Count", Long.toString(lines.total()))
                .body(lines.items().stream().map(Line::of).toList());
    }

    @GetMapping(PATH + ".csv")
    ResponseEntity<byte[]> csv(@RequestParam MultiValueMap<String, String> typed, Actor actor) {
        return LINES.csv(
                "courriels.csv",
                lines(Form.of(typed), actor).items().stream().map(Line::of).toList());
    }

    @PostMapping(PATH + "/{id:\\d{1,15}}/renvoi")
    ModelAndView again(@PathVariable long id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        mail.again(id, actor);
        return pages.after(back(typed), "flash.operation.mail.again");
    }

    @PostMapping(PATH + "/{id:\\d{1,15}}/abandon")
    ModelAndView abandon(@PathVariable long id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        mail.abandon(id, actor);
        return pages.after(back(typed), "flash.operation.mail.abandoned");
    }

    /** The list as it was narrowed. */
    private static String back(MultiValueMap<String, String> typed) {
        String state = Objects.requireNonNullElse(typed.getFirst("etat"), "");
        return MailCare.State.of(state)
                .map(known -> PATH + "?etat=" + known.code())
                .orElse(PATH);
    }
}

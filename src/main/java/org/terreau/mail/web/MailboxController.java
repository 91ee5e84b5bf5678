package org.terreau.mail.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.mail.OutboxReader;
import org.terreau.shared.NotFound;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.SameMachine;

/**
 * The messages that a real installation would send, sign-in links included: exists in demonstration mode only, and is
 * read from the machine that runs the site, unless it was opened to all.
 */
@Controller
@ConditionalOnBooleanProperty("terreau.demo")
@OpenTo(OpenTo.Audience.EVERYONE)
class MailboxController {

    private final Pages pages;
    private final OutboxReader outbox;
    private final SameMachine machine;
    private final boolean open;

    MailboxController(
            Pages pages,
            OutboxReader outbox,
            SameMachine machine,
            @Value("${terreau.demo-mailbox-open}") boolean open) {
        this.pages = pages;
        this.outbox = outbox;
        this.machine = machine;
        this.open = open;
    }

    @GetMapping("/boite-aux-lettres")
    ModelAndView list(
            @RequestParam(required = false) @Nullable String a,
            @RequestParam(defaultValue = "1") int page,
            HttpServletRequest request) {
        String to = a == null || a.isBlank() ? null : a.strip().toLowerCase(java.util.Locale.ROOT);
        return read(
                request,
                () -> pages.show(
                        "mail/mailbox",
                        new MailboxPage(Form.filled(Map.of("a", to == null ? "" : to)), outbox.entries(to, page))));
    }

    @GetMapping("/boite-aux-lettres/{id}")
    ModelAndView message(@PathVariable long id, HttpServletRequest request) {
        return read(
                request,
                () -> pages.show(
                        "mail/message",
                        MessagePage.of(outbox.entry(id).orElseThrow(() -> new NotFound("message", id)))));
    }

    private ModelAndView read(HttpServletRequest request, Supplier<ModelAndView> what) {
        return open || machine.asks(request)
                ? what.get()
                : pages.show("mail/elsewhere", new ElsewherePage(), HttpStatus.FORBIDDEN);
    }
}

package org.terreau.mail.web;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.mail.OutboxReader;
import org.terreau.shared.NotFound;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;

/** The messages that a real installation would send, readable by all: exists in demonstration mode only. */
@Controller
@ConditionalOnBooleanProperty("terreau.demo")
@OpenTo(OpenTo.Audience.EVERYONE)
class MailboxController {

    private final Pages pages;
    private final OutboxReader outbox;

    MailboxController(Pages pages, OutboxReader outbox) {
        this.pages = pages;
        this.outbox = outbox;
    }

    @GetMapping("/boite-aux-lettres")
    ModelAndView list(@RequestParam(required = false) @Nullable String a, @RequestParam(defaultValue = "1") int page) {
        String to = a == null || a.isBlank() ? null : a.strip().toLowerCase(java.util.Locale.ROOT);
        return pages.show("mail/mailbox", new MailboxPage(to == null ? "" : to, outbox.entries(to, page)));
    }

    @GetMapping("/boite-aux-lettres/{id}")
    ModelAndView message(@PathVariable long id) {
        return pages.show(
                "mail/message", MessagePage.of(outbox.entry(id).orElseThrow(() -> new NotFound("message", id))));
    }
}

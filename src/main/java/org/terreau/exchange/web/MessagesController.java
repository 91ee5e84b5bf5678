package org.terreau.exchange.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.document.Vault;
import org.terreau.dossier.Access;
import org.terreau.dossier.Applications;
import org.terreau.dossier.DossierId;
import org.terreau.dossier.DossierLetters;
import org.terreau.dossier.DossierRecord;
import org.terreau.exchange.Conversation;
import org.terreau.identity.Actor;
import org.terreau.shared.Refused;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;

/** What is written to each other in a dossier. */
@Controller
@OpenTo(OpenTo.Audience.SIGNED_IN)
class MessagesController {

    private final Pages pages;
    private final Applications applications;
    private final Conversation conversation;
    private final Vault vault;
    private final DossierLetters letters;

    MessagesController(
            Pages pages, Applications applications, Conversation conversation, Vault vault, DossierLetters letters) {
        this.letters = letters;
        this.pages = pages;
        this.applications = applications;
        this.conversation = conversation;
        this.vault = vault;
    }

    @GetMapping("/dossiers/{id}/messages")
    ModelAndView read(@PathVariable String id, @RequestParam(defaultValue = "1") String page, Actor actor) {
        int number = Form.page(page);
        return pages.show("exchange/messages", page(DossierId.parse(id), number, Form.EMPTY, actor));
    }

    private MessagesPage page(DossierId id, int number, Form form, Actor actor) {
        DossierRecord dossier = applications.read(id, actor);
        Conversation.Thread thread = conversation.read(id, number, actor);
        Access access = applications.access(dossier, actor);
        Set<Long> changeable = new HashSet<>();
        Set<Long> deletable = new HashSet<>();
        for (Conversation.Entry entry : thread.entries().items()) {
            if (access.acts() && conversation.mayChange(entry, actor)) changeable.add(entry.id());
            if (conversation.mayDelete(dossier, entry, access, actor)) deletable.add(entry.id());
        }
        return new MessagesPage(
                dossier,
                access,
                thread,
                changeable,
                deletable,
                form,
                new DocumentsPage.Limits(vault.largest(), vault.acceptedLabels(), vault.acceptedEndings()),
                letters.lost(dossier, access),
                actor);
    }

    @PostMapping("/dossiers/{id}/messages")
    ModelAndView write(
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> typed,
            @RequestParam(required = false) List<MultipartFile> fichiers,
            Actor actor)
            throws IOException {
        DossierId dossier = DossierId.parse(id);
        Form form = Form.of(typed);
        boolean internal = form.text("destinataires").equals("interne");
        List<InputStream> opened = new ArrayList<>();
        try {
            List<Conversation.Attached> files = new ArrayList<>();
            for (MultipartFile file : Uploads.chosen(fichiers)) {
                InputStream bytes = file.getInputStream();
                opened.add(bytes);
                files.add(new Conversation.Attached(Uploads.name(file), bytes));
            }
            conversation.write(dossier, form.text("message"), internal, files, actor);
        } catch (Refused refusal) {
            return pages.refused(
                    "exchange/messages", page(dossier, 1, form.refused(Uploads.onField("fichiers", refusal)), actor));
        } finally {
            for (InputStream bytes : opened) bytes.close();
        }
        return pages.after(
                path(dossier), internal ? "flash.exchange.messages.noted" : "flash.exchange.messages.written");
    }

    @GetMapping("/dossiers/{id}/messages/{message:\\d{1,15}}")
    ModelAndView changing(@PathVariable String id, @PathVariable long message, Actor actor) {
        DossierId dossier = DossierId.parse(id);
        applications.mustAct(dossier, actor);
        Conversation.Entry entry = conversation.entry(dossier, message, actor);
        if (!conversation.mayChange(entry, actor)) return pages.redirect(path(dossier) + "#message-" + message);
        return pages.show(
                "exchange/message", changing(dossier, entry, Form.filled(Map.of("message", entry.text())), actor));
    }

    private MessagePage changing(DossierId id, Conversation.Entry entry, Form form, Actor actor) {
        DossierRecord dossier = applications.read(id, actor);
        return new MessagePage(dossier, applications.access(dossier, actor), entry, form);
    }

    @PostMapping("/dossiers/{id}/messages/{message:\\d{1,15}}")
    ModelAndView change(
            @PathVariable String id,
            @PathVariable long message,
            @RequestParam MultiValueMap<String, String> typed,
            Actor actor) {
        DossierId dossier = DossierId.parse(id);
        Form form = Form.of(typed);
        try {
            conversation.change(dossier, message, form.text("message"), actor);
        } catch (Refused refusal) {
            return pages.refused(
                    "exchange/message",
                    changing(dossier, conversation.entry(dossier, message, actor), form.refused(refusal), actor));
        }
        return pages.after(path(dossier), "flash.exchange.messages.changed");
    }

    @PostMapping("/dossiers/{id}/messages/{message:\\d{1,15}}/retrait")
    ModelAndView delete(@PathVariable String id, @PathVariable long message, Actor actor) {
        DossierId dossier = DossierId.parse(id);
        conversation.delete(dossier, message, actor);
        return pages.after(path(dossier), "flash.exchange.messages.deleted");
    }

    @PostMapping("/dossiers/{id}/messages/suivi")
    ModelAndView follow(@PathVariable String id, @RequestParam(defaultValue = "") String suivre, Actor actor) {
        DossierId dossier = DossierId.parse(id);
        boolean mailed = suivre.equals("oui");
        conversation.follow(dossier, mailed, actor);
        return pages.after(
                path(dossier), mailed ? "flash.exchange.messages.followed" : "flash.exchange.messages.muted");
    }

    private static String path(DossierId dossier) {
        return "/dossiers/" + dossier + "/messages";
    }
}

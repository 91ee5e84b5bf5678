package org.terreau.pipeline.web;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.dossier.DossierId;
import org.terreau.dossier.DossierLife;
import org.terreau.identity.AccountId;
import org.terreau.identity.Accounts;
import org.terreau.identity.Actor;
import org.terreau.pipeline.Bulk;
import org.terreau.shared.NotFound;
import org.terreau.shared.Refused;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;

/** Several dossiers at once: announced, done, undone. */
@Controller
@OpenTo(OpenTo.Audience.STAFF)
class BulkController {

    private static final String BOARD = "/dossiers/tableau";

    private final Pages pages;
    private final Bulk bulk;
    private final DossierLife life;

    BulkController(Pages pages, Bulk bulk, DossierLife life) {
        this.pages = pages;
        this.bulk = bulk;
        this.life = life;
    }

    @PostMapping("/dossiers/lot")
    ModelAndView preview(@RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Form form = Form.of(typed);
        Bulk.Action action = Bulk.Action.named(form.text("action")).orElse(null);
        if (action == null || chosen(form).isEmpty()) return pages.after(back(form), "flash.pipeline.bulk.nothing");
        return pages.show("pipeline/bulk", page(form, action, actor));
    }

    @PostMapping("/dossiers/lot/faire")
    ModelAndView run(@RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Form form = Form.of(typed);
        Bulk.Action action =
                Bulk.Action.named(form.text("action")).orElseThrow(() -> new NotFound("action", form.text("action")));
        try {
            long done = bulk.run(
                    chosen(form),
                    new Bulk.Asked(action, account(form.text("responsable")), form.text("raison")),
                    actor);
            return pages.redirect("/dossiers/lot/" + done);
        } catch (Refused refusal) {
            return pages.refused("pipeline/bulk", page(form.refused(refusal), action, actor));
        }
    }

    @GetMapping("/dossiers/lot/{id:\\d{1,15}}")
    ModelAndView done(@PathVariable long id, Actor actor) {
        return pages.show("pipeline/bulk-done", new BulkDonePage(bulk.read(id, actor), Form.EMPTY));
    }

    @PostMapping("/dossiers/lot/{id:\\d{1,15}}/annulation")
    ModelAndView undo(@PathVariable long id, Actor actor) {
        try {
            List<Bulk.Line> left = bulk.undo(id, actor);
            return left.isEmpty()
                    ? pages.after("/dossiers/lot/" + id, "flash.pipeline.bulk.undone")
                    : pages.after("/dossiers/lot/" + id, "flash.pipeline.bulk.undone-but", left.size(), titles(left));
        } catch (Refused refusal) {
            return pages.refused(
                    "pipeline/bulk-done", new BulkDonePage(bulk.read(id, actor), Form.EMPTY.refused(refusal)));
        }
    }

    private static String titles(List<Bulk.Line> lines) {
        return String.join(
                ", ", lines.stream().limit(10).map(line -> "n° " + line.id()).toList());
    }

    private BulkPage page(Form form, Bulk.Action action, Actor actor) {
        List<Bulk.Line> lines = bulk.preview(chosen(form), action, actor);
        List<Accounts.Account> colleagues = action == Bulk.Action.ASSIGN ? life.colleagues(actor) : List.of();
        return new BulkPage(action, lines, colleagues, form, back(form));
    }

    private static List<DossierId> chosen(Form form) {
        List<DossierId> ids = new ArrayList<>();
        for (String written : form.all("dossier")) ids.add(DossierId.parse(written));
        return ids;
    }

    private static @Nullable AccountId account(String written) {
        return written.matches("[1-9]\\d{0,14}") ? new AccountId(Long.parseLong(written)) : null;
    }

    /** The board as it was filtered: an address of this site's board, and no other. */
    private static String back(Form form) {
        String written = form.text("retour");
        return written.equals(BOARD) || written.matches(BOARD + "\\?[\\w=&%+.~-]*") ? written : BOARD;
    }
}

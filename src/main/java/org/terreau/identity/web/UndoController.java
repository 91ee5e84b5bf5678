package org.terreau.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.identity.Actor;
import org.terreau.identity.PutBack;
import org.terreau.shared.NotAllowed;
import org.terreau.shared.NotFound;
import org.terreau.shared.Refused;
import org.terreau.shared.Stale;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.Undo;

/** The button of the message that follows what somebody took away. */
@Controller
@OpenTo(OpenTo.Audience.SIGNED_IN)
class UndoController {

    private final Pages pages;
    private final PutBack putBack;
    private final Undo undo;

    UndoController(Pages pages, PutBack putBack, Undo undo) {
        this.pages = pages;
        this.putBack = putBack;
        this.undo = undo;
    }

    @PostMapping("/annuler")
    ModelAndView putBack(@RequestParam MultiValueMap<String, String> typed, HttpServletRequest request, Actor actor) {
        String page = undo.page(request);
        try {
            putBack.now(Form.of(typed).text("jeton"), actor);
        } catch (NotFound | NotAllowed | Refused | Stale changed) {
            return pages.after(page, Pages.NOT_DONE + "undone");
        }
        return pages.after(page, "flash.web.undone");
    }
}

package org.terreau.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.identity.Actor;
import org.terreau.identity.OwnData;
import org.terreau.identity.PersonalData;
import org.terreau.shared.NotFound;
import org.terreau.shared.Refused;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.RecentProof;
import tools.jackson.databind.json.JsonMapper;

/** One's own data: read, taken away, erased. */
@Controller
@OpenTo(OpenTo.Audience.EVERYONE)
class OwnDataController {

    private final Pages pages;
    private final OwnData data;
    private final JsonMapper json;

    OwnDataController(Pages pages, OwnData data, JsonMapper json) {
        this.pages = pages;
        this.data = data;
        this.json = json;
    }

    @GetMapping("/mes-donnees")
    ModelAndView read(Optional<Actor> actor) {
        OwnData.Held held =
                actor.map(someone -> data.held(data.person(someone.email()))).orElse(null);
        return pages.show("identity/own-data", new OwnDataPage(Form.EMPTY, held, ""));
    }

    @PostMapping("/mes-donnees/lien")
    ModelAndView link(@RequestParam MultiValueMap<String, String> typed, HttpServletRequest request, Locale language) {
        Form form = Form.of(typed);
        try {
            data.sendLink(form.text("courriel"), request.getRemoteAddr(), language);
        } catch (Refused refusal) {
            return pages.refused("identity/own-data", new OwnDataPage(form.refused(refusal), null, ""));
        }
        return pages.after("/mes-donnees", "flash.identity.data-link");
    }

    @GetMapping("/mes-donnees/acces")
    ModelAndView byLink(@RequestParam(defaultValue = "") String jeton) {
        return data.opened(jeton)
                .map(person -> pages.show("identity/own-data", new OwnDataPage(Form.EMPTY, data.held(person), jeton)))
                .orElseGet(() -> pages.show(
                        "identity/own-data",
                        new OwnDataPage(
                                Form.EMPTY.refused(new Refused("courriel", "identity.data.link.over")), null, ""),
                        HttpStatus.GONE));
    }

    @PostMapping("/mes-donnees/export.json")
    ResponseEntity<byte[]> export(@RequestParam(defaultValue = "") String jeton, Optional<Actor> actor) {
        OwnData.Held held = data.held(person(jeton, actor));
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("adresse", held.email().value());
        file.put("le", held.at().toString());
        file.put("donnees", held.modules());
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(
                        "Content-Disposition",
                        ContentDisposition.attachment()
                                .filename("mes-donnees.json")
                                .build()
                                .toString())
                .body(json.writerWithDefaultPrettyPrinter().writeValueAsBytes(file));
    }

    @PostMapping("/mes-donnees/effacement")
    @RecentProof(field = "jeton")
    ModelAndView erase(
            @RequestParam(defaultValue = "") String jeton,
            @RequestParam(defaultValue = "") String certain,
            Optional<Actor> actor,
            HttpServletRequest request) {
        PersonalData.Person person = person(jeton, actor);
        int erased;
        try {
            if (certain.isEmpty()) throw new Refused("certain", "identity.data.erase.sure.needed");
            erased = data.erase(person);
        } catch (Refused refusal) {
            return pages.refused(
                    "identity/own-data", new OwnDataPage(Form.EMPTY.refused(refusal), data.held(person), jeton));
        }
        HttpSession session = request.getSession(false);
        if (session != null) session.invalidate();
        SecurityContextHolder.clearContext();
        return pages.show("identity/own-data-erased", new OwnDataErasedPage(erased));
    }

    /** The holder of the token, or else the one who is signed in. */
    private PersonalData.Person person(String token, Optional<Actor> actor) {
        if (!token.isEmpty()) return data.opened(token).orElseThrow(() -> new NotFound("data access", "…"));
        return data.person(
                actor.orElseThrow(() -> new NotFound("data access", "…")).email());
    }
}

package org.terreau.dossier.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.dossier.Applications;
import org.terreau.dossier.DeclaredSpecifications;
import org.terreau.dossier.DossierRecord;
import org.terreau.dossier.DossierState;
import org.terreau.dossier.UnreadMessages;
import org.terreau.identity.Actor;
import org.terreau.outreach.CallBackRequests;
import org.terreau.outreach.RequestReference;
import org.terreau.shared.NotFound;
import org.terreau.shared.Refused;
import org.terreau.shared.Slice;
import org.terreau.web.Form;
import org.terreau.web.NavigationEntry;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.Table;

/** Dossiers: the list, the opening from a request. */
@Controller
@OpenTo(OpenTo.Audience.SIGNED_IN)
class DossierController {

    private static final Table<Line> TABLE = Table.of(Line.class);

    private final Pages pages;
    private final Applications applications;
    private final CallBackRequests requests;
    private final UnreadMessages messages;
    private final DeclaredSpecifications specifications;

    DossierController(
            Pages pages,
            Applications applications,
            CallBackRequests requests,
            UnreadMessages messages,
            DeclaredSpecifications specifications) {
        this.pages = pages;
        this.applications = applications;
        this.requests = requests;
        this.messages = messages;
        this.specifications = specifications;
    }

    @Bean
    static NavigationEntry dossierNavigation() {
        return NavigationEntry.forSignedIn(320, "dossier.menu", "/dossiers");
    }

    @GetMapping("/dossiers")
    ModelAndView list(@RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Form form = Form.of(typed);
        int number = form.page();
        Slice<DossierRecord> dossiers = applications.list(state(form.text("etat")), number, actor);
        return pages.show(
                "dossier/dossiers",
                new DossierListPage(
                        form,
                        dossiers,
                        actor.staff(),
                        messages.unread(
                                dossiers.items().stream().map(DossierRecord::id).toList(), actor)));
    }

    @GetMapping("/dossiers.csv")
    ResponseEntity<byte[]> csv(@RequestParam(defaultValue = "") String etat, Actor actor) {
        return TABLE.csv("dossiers.csv", lines(etat, actor));
    }

    /** A dossier as programs list it. */
    record Line(String numero, String titre, String organisation, String etat, String ouvertLe, String modifieLe) {}

    @GetMapping("/api/dossiers")
    ResponseEntity<List<Line>> json(@RequestParam(defaultValue = "") String etat, Actor actor) {
        return ResponseEntity.ok(lines(etat, actor));
    }

    private List<Line> lines(String etat, Actor actor) {
        return applications.export(state(etat), actor).stream()
                .map(dossier -> new Line(
                        dossier.id().toString(),
                        dossier.title(),
                        dossier.organisation(),
                        dossier.state().code(),
                        dossier.openedAt().toString(),
                        dossier.changedAt().toString()))
                .toList();
    }

    @GetMapping("/dossiers/nouveau")
    @OpenTo(OpenTo.Audience.STAFF)
    ModelAndView opening(@RequestParam(defaultValue = "") String demande, Actor actor) {
        return pages.show("dossier/opening", page(reference(demande), Form.EMPTY, actor));
    }

    @PostMapping("/dossiers/nouveau")
    @OpenTo(OpenTo.Audience.STAFF)
    ModelAndView open(@RequestParam(defaultValue = "") String demande, Actor actor) {
        RequestReference reference = reference(demande);
        try {
            return pages.after("/dossiers/" + applications.open(reference, actor), "flash.dossier.opened");
        } catch (Refused refusal) {
            return pages.refused("dossier/opening", page(reference, Form.EMPTY.refused(refusal), actor));
        }
    }

    private OpeningPage page(RequestReference reference, Form form, Actor actor) {
        CallBackRequests.Request request = requests.read(reference, actor);
        return new OpeningPage(request, specifications.of(request.assessment()), form);
    }

    private static @Nullable DossierState state(String code) {
        for (DossierState state : DossierState.values()) if (state.code().equals(code)) return state;
        return null;
    }

    private static RequestReference reference(String written) {
        if (!written.matches("T-[2-9A-HJ-NP-Z]{6}")) throw new NotFound("call-back request", written);
        return new RequestReference(written);
    }
}

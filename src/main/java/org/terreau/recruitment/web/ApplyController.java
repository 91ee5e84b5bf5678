package org.terreau.recruitment.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.document.Vault;
import org.terreau.recruitment.ApplicationTyped;
import org.terreau.recruitment.Applications;
import org.terreau.recruitment.InterviewSlot;
import org.terreau.recruitment.Interviews;
import org.terreau.recruitment.Offer;
import org.terreau.recruitment.OfferTyped;
import org.terreau.recruitment.PublicOffers;
import org.terreau.shared.NotFound;
import org.terreau.shared.Refused;
import org.terreau.web.CalendarFile;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.Robots;
import org.terreau.web.Ui;

/** Answering an offer without an account, and following what one sent by a private address. */
@Controller
@OpenTo(OpenTo.Audience.EVERYONE)
class ApplyController {

    private static final String APPLY = "recruitment/apply";
    private static final String OWN_PAGE = "recruitment/own";
    private static final String OWN = "/rejoindre/candidature/";

    private final Pages pages;
    private final PublicOffers offers;
    private final Applications applications;
    private final Interviews interviews;
    private final Vault vault;
    private final Robots robots;

    ApplyController(
            Pages pages,
            PublicOffers offers,
            Applications applications,
            Interviews interviews,
            Vault vault,
            Robots robots) {
        this.pages = pages;
        this.offers = offers;
        this.applications = applications;
        this.interviews = interviews;
        this.vault = vault;
        this.robots = robots;
    }

    @GetMapping("/rejoindre/{offer:[0-9]+}/candidature")
    ModelAndView form(@PathVariable String offer) {
        return pages.show(APPLY, page(offers.read(Addresses.number(offer)), robots.opened(Form.filled(Map.of()))));
    }

    private ApplyPage page(Offer offer, Form form) {
        return new ApplyPage(offer, form, vault.largest() / (1024 * 1024), offers.now());
    }

    @PostMapping("/rejoindre/{offer:[0-9]+}/candidature")
    ModelAndView apply(
            @PathVariable String offer,
            @RequestParam MultiValueMap<String, String> typed,
            @RequestParam(required = false) @Nullable MultipartFile document,
            Locale language,
            HttpServletRequest request)
            throws IOException {
        Offer known = offers.read(Addresses.number(offer));
        Form form = Form.of(typed);
        try (InputStream bytes = document == null ? InputStream.nullInputStream() : document.getInputStream()) {
            Applications.Received received = applications.apply(
                    known.id(),
                    typed(form),
                    robots.problems(form),
                    sent(document, bytes),
                    request.getRemoteAddr(),
                    language);
            return received.late()
                    ? pages.refused(APPLY, page(known, late(form, received)))
                    : pages.after(received.path(), "flash.recruitment.applied");
        } catch (Refused refusal) {
            return pages.refused(APPLY, page(known, form.refused(onDocument(refusal))));
        }
    }

    private static Form late(Form form, Applications.Received received) {
        return form.refused(new Refused("", "recruitment.apply.late")).with("brouillon", received.path());
    }

    /** What a file is refused for is said beside its field. */
    private static Refused onDocument(Refused refusal) {
        return new Refused(refusal.problems().stream()
                .map(problem -> problem.key().startsWith("document.")
                        ? new Refused.Problem("document", problem.key(), problem.arguments())
                        : problem)
                .toList());
    }

    private static Applications.@Nullable Sent sent(@Nullable MultipartFile document, InputStream bytes) {
        String name = document == null ? null : document.getOriginalFilename();
        return name == null || name.isBlank() ? null : new Applications.Sent(name, bytes);
    }

    private static ApplicationTyped typed(Form form) {
        List<String> answers = IntStream.rangeClosed(1, OfferTyped.QUESTIONS)
                .mapToObj(at -> form.text("oui-" + at))
                .toList();
        return new ApplicationTyped(
                form.text("nom"),
                form.text("courriel"),
                form.text("liens"),
                form.text("message"),
                answers,
                form.text("origine"),
                form.text("origine-precision"),
                form.ticked("accord"));
    }

    @GetMapping(OWN + "{jeton:[A-Za-z0-9_-]+}")
    ModelAndView own(@PathVariable String jeton) {
        return pages.show(OWN_PAGE, own(jeton, Form.EMPTY));
    }

    private OwnPage own(String token, Form form) {
        Applications.Own own = applications.own(token);
        return new OwnPage(
                own.application(),
                own.offer(),
                OWN + token,
                own.offer().readable(offers.now()),
                interviews.choice(own),
                offers.now(),
                form);
    }

    @PostMapping(OWN + "{jeton:[A-Za-z0-9_-]+}/entretien")
    ModelAndView take(@PathVariable String jeton, @RequestParam MultiValueMap<String, String> typed) {
        Form form = Form.of(typed);
        try {
            interviews.take(jeton, form.text("creneau"));
        } catch (Refused refusal) {
            return pages.refused(OWN_PAGE, own(jeton, form.refused(refusal)));
        }
        return pages.after(OWN + jeton, "flash.recruitment.slot-taken");
    }

    @PostMapping(OWN + "{jeton:[A-Za-z0-9_-]+}/entretien/rendre")
    ModelAndView giveBack(@PathVariable String jeton) {
        try {
            interviews.giveBack(jeton);
        } catch (Refused refusal) {
            return pages.refused(OWN_PAGE, own(jeton, Form.EMPTY.refused(refusal)));
        }
        return pages.after(OWN + jeton, "flash.recruitment.slot-given-back");
    }

    @GetMapping(OWN + "{jeton:[A-Za-z0-9_-]+}/entretien.ics")
    ResponseEntity<byte[]> calendar(@PathVariable String jeton, Locale language) {
        InterviewSlot slot = interviews.held(jeton);
        Ui ui = pages.outsideRequest(language);
        String title = applications.own(jeton).offer().said().title();
        return CalendarFile.file(
                "entretien.ics",
                new CalendarFile.Meeting(
                        "entretien-" + slot.id(),
                        slot.start(),
                        slot.end(),
                        ui.t("recruitment.slot.summary", title),
                        slot.place(),
                        OWN + jeton),
                ui.baseUrl(),
                interviews.now());
    }

    @PostMapping(OWN + "{jeton:[A-Za-z0-9_-]+}/retrait")
    ModelAndView withdraw(@PathVariable String jeton) {
        try {
            applications.withdraw(jeton);
        } catch (Refused closed) {
            throw new NotFound("application", "by link");
        }
        return pages.after(OWN + jeton, "flash.recruitment.withdrawn");
    }

    @PostMapping(OWN + "{jeton:[A-Za-z0-9_-]+}/effacement")
    ModelAndView erase(@PathVariable String jeton) {
        applications.erase(jeton);
        return pages.after("/rejoindre", "flash.recruitment.erased");
    }
}

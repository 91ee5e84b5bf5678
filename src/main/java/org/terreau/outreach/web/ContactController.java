package org.terreau.outreach.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.eligibility.AssessmentKey;
import org.terreau.eligibility.Assessments;
import org.terreau.incubator.Incubators;
import org.terreau.incubator.Programmes;
import org.terreau.outreach.NewRequest;
import org.terreau.outreach.OrganisationKind;
import org.terreau.outreach.Requests;
import org.terreau.shared.Refused;
import org.terreau.territory.CollectivityPicker;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.Robots;

/** Asking to be called back. */
@Controller
@OpenTo(OpenTo.Audience.EVERYONE)
class ContactController {

    private static final String COLLECTIVITY = "collectivite";

    private final Pages pages;
    private final Requests requests;
    private final CollectivityPicker picker;
    private final Incubators incubators;
    private final Programmes programmes;
    private final Robots robots;
    private final Assessments assessments;

    ContactController(
            Pages pages,
            Requests requests,
            CollectivityPicker picker,
            Incubators incubators,
            Programmes programmes,
            Robots robots,
            Assessments assessments) {
        this.pages = pages;
        this.requests = requests;
        this.picker = picker;
        this.incubators = incubators;
        this.programmes = programmes;
        this.robots = robots;
        this.assessments = assessments;
    }

    @GetMapping("/contact")
    ModelAndView form(@RequestParam(name = "auto-diagnostic", defaultValue = "") String assessment) {
        Optional<Assessments.Assessment> told =
                Optional.ofNullable(key(assessment)).flatMap(assessments::find);
        Form form = Form.filled(Map.of(
                "genre",
                OrganisationKind.COLLECTIVITY.code(),
                "auto-diagnostic",
                told.map(known -> known.key().value()).orElse(""),
                "message",
                told.map(Assessments.Assessment::idea).orElse("")));
        return pages.show("outreach/contact", page(robots.opened(form), CollectivityPicker.Picked.NONE));
    }

    @PostMapping("/contact")
    ModelAndView receive(
            @RequestParam MultiValueMap<String, String> typed, Locale language, HttpServletRequest request) {
        Form form = Form.of(typed);
        OrganisationKind kind = kind(form.text("genre"));
        List<Refused.Problem> problems = new ArrayList<>(robots.problems(form));
        CollectivityPicker.Picked picked = kind == OrganisationKind.COLLECTIVITY
                ? picker.read(form, COLLECTIVITY)
                : CollectivityPicker.Picked.NONE;
        try {
            problems.addAll(picked.problems());
            Requests.Received received = requests.receive(
                    new NewRequest(
                            form.text("nom"),
                            form.text("courriel"),
                            form.text("telephone"),
                            kind,
                            form.text("organisation"),
                            picked.id(),
                            form.text("message"),
                            key(form.text("auto-diagnostic"))),
                    problems,
                    request.getRemoteAddr(),
                    language);
            return pages.redirect("/contact/recu?reference=" + received.reference() + "&echeance=" + received.dueOn());
        } catch (Refused refusal) {
            return pages.refused("outreach/contact", page(form.refused(refusal), picked));
        }
    }

    @GetMapping("/contact/recu")
    ModelAndView received(@RequestParam String reference, @RequestParam String echeance) {
        if (!reference.matches("T-[2-9A-HJ-NP-Z]{6}")) return pages.redirect("/contact");
        try {
            return pages.show("outreach/received", new ReceivedPage(reference, LocalDate.parse(echeance)));
        } catch (DateTimeParseException notOurs) {
            return pages.redirect("/contact");
        }
    }

    private ContactPage page(Form form, CollectivityPicker.Picked picked) {
        return new ContactPage(
                form, picked.candidates(), programmes.of(incubators.host().id()).replyDays());
    }

    private static OrganisationKind kind(String code) {
        for (OrganisationKind kind : OrganisationKind.values()) if (kind.code().equals(code)) return kind;
        return OrganisationKind.COLLECTIVITY;
    }

    private static @Nullable AssessmentKey key(String written) {
        return AssessmentKey.valid(written) ? new AssessmentKey(written) : null;
    }
}

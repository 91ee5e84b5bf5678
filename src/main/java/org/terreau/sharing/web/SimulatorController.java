package org.terreau.sharing.web;

import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.identity.Actor;
import org.terreau.shared.Money;
import org.terreau.shared.NotFound;
import org.terreau.shared.Refused;
import org.terreau.shared.TypedNumber;
import org.terreau.sharing.Cost;
import org.terreau.sharing.KeptScenario;
import org.terreau.sharing.KeptScenarios;
import org.terreau.sharing.Member;
import org.terreau.sharing.MemberLines;
import org.terreau.sharing.Scenario;
import org.terreau.territory.Collectivities;
import org.terreau.territory.Collectivity;
import org.terreau.territory.CollectivityKind;
import org.terreau.territory.CollectivityPicker;
import org.terreau.web.Allowances;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;

/** The simulator of cost sharing, for everybody: nothing of what a visitor types is kept. */
@Controller
@OpenTo(OpenTo.Audience.EVERYONE)
class SimulatorController {

    private static final String TEMPLATE = "sharing/simulator";
    private static final int LETTERS_AN_HOUR = 60;
    private static final int SHOWN = 10;

    private final Pages pages;
    private final ScenarioForm forms;
    private final Results results;
    private final KeptScenarios kept;
    private final CollectivityPicker picker;
    private final Collectivities collectivities;
    private final Allowances allowances;

    SimulatorController(
            Pages pages,
            ScenarioForm forms,
            Results results,
            KeptScenarios kept,
            CollectivityPicker picker,
            Collectivities collectivities,
            Allowances allowances) {
        this.pages = pages;
        this.forms = forms;
        this.results = results;
        this.kept = kept;
        this.picker = picker;
        this.collectivities = collectivities;
        this.allowances = allowances;
    }

    @GetMapping(SimulatorPage.PATH)
    ModelAndView read(@RequestParam MultiValueMap<String, String> typed, Optional<Actor> reader) {
        Form form = Form.of(typed);
        if (form.text("s").isEmpty()) return pages.show(TEMPLATE, page(forms.empty(), form, null, reader));
        Optional<Scenario> scenario = results.scenario(form.text("s"));
        if (scenario.isEmpty()) {
            SimulatorPage empty = page(forms.empty(), Form.EMPTY, null, reader);
            return pages.show(
                    TEMPLATE,
                    new SimulatorPage(empty.form(), List.of(), List.of(), null, "", null, empty.publics(), true),
                    HttpStatus.NOT_FOUND);
        }
        return pages.show(TEMPLATE, page(filled(scenario.get(), form), form, shown(scenario.get(), form), reader));
    }

    private Form filled(Scenario scenario, Form carried) {
        return forms.filled(scenario).with("version", carried.text("version"));
    }

    private Shown shown(Scenario scenario, Form carried) {
        return results.shown(scenario, results.scenario(carried.text("r")).orElse(null));
    }

    /** @param carried what the address, or the form, says beside the scenario */
    private SimulatorPage page(Form form, Form carried, @Nullable Shown result, Optional<Actor> reader) {
        return new SimulatorPage(
                form, List.of(), List.of(), result, reference(carried), kept(carried, reader), publics(), false);
    }

    private String reference(Form carried) {
        return results.scenario(carried.text("r")).isPresent() ? carried.text("r") : "";
    }

    private List<KeptScenario> publics() {
        return kept.shown().stream().limit(SHOWN).toList();
    }

    /** The scenario that is being changed; a stranger's is none. */
    private @Nullable KeptScenario kept(Form carried, Optional<Actor> reader) {
        Optional<Long> id = carried.number("garde");
        return id.isEmpty() || reader.isEmpty() ? null : kept.owned(id.get(), reader.get());
    }

    @PostMapping(SimulatorPage.PATH)
    ModelAndView compute(@RequestParam MultiValueMap<String, String> typed, Optional<Actor> reader) {
        Form form = Form.of(typed);
        if (form.text("acte").equals("ouvrir")) return opened(form, reader);
        try {
            if (!form.text("membre-recherche").isEmpty())
                form = added(form, form.text("acte").equals("communes"));
            if (form.text("acte").equals("ajouter") || form.text("acte").equals("communes"))
                return pages.show(TEMPLATE, page(form, form, null, reader));
            ScenarioForm.Read read = forms.read(form);
            if (read.scenario() == null)
                return refused(form.refused(read.objections().refusal()), read.doubts(), reader);
            return computed(read.scenario(), form, reader);
        } catch (Refused refusal) {
            return refused(form.refused(refusal), List.of(), reader);
        }
    }

    /** By an address that can be shared; when it would be too long, here and now. */
    private ModelAndView computed(Scenario scenario, Form form, Optional<Actor> reader) {
        Shown shown = shown(scenario, form);
        return SimulatorPage.fits(shown.written(), reference(form))
                ? pages.redirect(
                        SimulatorPage.address(shown.written(), reference(form), changed(form, reader)) + "#resultat")
                : pages.show(TEMPLATE, page(filled(scenario, form), form, shown, reader));
    }

    /** The scenario that is being changed, as it was when its change began. */
    private @Nullable KeptScenario changed(Form form, Optional<Actor> reader) {
        KeptScenario now = kept(form, reader);
        return now == null ? null : now.at(form.version());
    }

    private ModelAndView opened(Form form, Optional<Actor> reader) {
        Scenario scenario = named(form);
        return pages.show(TEMPLATE, page(filled(scenario, form), form, shown(scenario, form), reader));
    }

    private Scenario named(Form form) {
        return results.scenario(form.text("s")).orElseThrow(() -> new NotFound("sharing", "s"));
    }

    private ModelAndView refused(Form form, List<MemberLines.Doubt> doubts, Optional<Actor> reader) {
        SimulatorPage page = page(form, form, null, reader);
        List<Collectivities.Match> candidates =
                form.problemsOf("membre-recherche").isEmpty()
                        ? List.of()
                        : picker.read(form, "membre").candidates();
        return pages.refused(
                TEMPLATE,
                new SimulatorPage(
                        form, doubts, candidates, null, page.reference(), page.kept(), page.publics(), false));
    }

    /**
     * What was chosen by its name joins the list.
     *
     * @param communes those of it join instead
     */
    private Form added(Form form, boolean communes) {
        CollectivityPicker.Picked picked = picker.read(form, "membre");
        Collectivity place = picked.chosen();
        if (place == null) throw new Refused(picked.problems());
        List<Collectivity> joining = communes && place.id().kind() != CollectivityKind.COMMUNE
                ? collectivities.communesOf(place.id())
                : List.of(place);
        if (joining.size() > Scenario.MOST_MEMBERS)
            throw new Refused("membre-recherche", "sharing.members.many", Scenario.MOST_MEMBERS);
        return forms.withMembers(form, joining.stream().map(Member::of).toList());
    }

    /** One more member, at another cost: compared with what stands. */
    @PostMapping(SimulatorPage.PATH + "/nouvel-arrivant")
    ModelAndView newcomer(@RequestParam MultiValueMap<String, String> typed, Optional<Actor> reader) {
        Form form = Form.of(typed);
        Scenario before = named(form);
        Form filled = filled(before, form);
        try {
            Scenario after = joined(before, form);
            Shown shown = results.shown(after, before);
            String reference = form.text("s");
            return SimulatorPage.fits(shown.written(), reference)
                    ? pages.redirect(
                            SimulatorPage.address(shown.written(), reference, changed(form, reader)) + "#resultat")
                    : pages.show(TEMPLATE, page(filled(after, form), form.with("r", reference), shown, reader));
        } catch (Refused refusal) {
            Form again = filled.with("nouveau-recherche", form.text("nouveau-recherche"))
                    .with("nouveau", form.text("nouveau"))
                    .with("nouveau-cout", form.text("nouveau-cout"))
                    .with("nouvelles-unites", form.text("nouvelles-unites"))
                    .refused(refusal.about(MemberLines.FIELD, "nouveau-recherche"));
            List<Collectivities.Match> candidates = picker.read(form, "nouveau").candidates();
            return pages.refused(
                    TEMPLATE,
                    new SimulatorPage(
                            again,
                            List.of(),
                            candidates,
                            results.shown(before, null),
                            "",
                            kept(form, reader),
                            publics(),
                            false));
        }
    }

    private Scenario joined(Scenario before, Form form) {
        CollectivityPicker.Picked picked = picker.read(form, "nouveau");
        List<Refused.Problem> problems = new ArrayList<>(picked.problems());
        Optional<Money> cost = Money.parse(form.text("nouveau-cout")).filter(amount -> amount.cents() > 0);
        if (cost.isEmpty()) problems.add(Refused.Problem.of("nouveau-cout", "sharing.cost.wrong"));
        Collectivity place = picked.chosen();
        if (place != null
                && before.members().stream().anyMatch(member -> member.place().equals(place)))
            problems.add(Refused.Problem.of("nouveau-recherche", "sharing.newcomer.member", place.label()));
        Optional<BigDecimal> units =
                TypedNumber.read(form.text("nouvelles-unites")).filter(number -> number.signum() >= 0);
        if (before.countsUnits() && units.isEmpty())
            problems.add(Refused.Problem.of("nouvelles-unites", "sharing.newcomer.units.wrong"));
        if (place == null || cost.isEmpty() || !problems.isEmpty()) throw new Refused(problems);
        Member newcomer =
                new Member(place, place.population(), units.orElse(BigDecimal.ZERO), BigDecimal.ZERO, Money.ZERO);
        return before.joinedBy(
                newcomer,
                new Cost(cost.get(), before.cost().regime(), before.cost().year()));
    }

    @GetMapping(SimulatorPage.PATH + ".csv")
    ResponseEntity<byte[]> csv(@RequestParam MultiValueMap<String, String> typed) {
        return results.csv(named(Form.of(typed)));
    }

    @GetMapping(SimulatorPage.PATH + "/courrier.pdf")
    ResponseEntity<byte[]> letter(
            @RequestParam MultiValueMap<String, String> typed, Locale locale, HttpServletRequest request) {
        return letter(named(Form.of(typed)), locale, request);
    }

    private ResponseEntity<byte[]> letter(Scenario scenario, Locale locale, HttpServletRequest request) {
        return allowances.take("sharing-letter", request.getRemoteAddr(), LETTERS_AN_HOUR, Duration.ofHours(1))
                ? results.letter(scenario, locale)
                : ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS).build();
    }

    /** The files of a scenario that no address holds. */
    @PostMapping(SimulatorPage.PATH + "/fichier")
    ResponseEntity<?> file(
            @RequestParam MultiValueMap<String, String> typed, Locale locale, HttpServletRequest request) {
        Form form = Form.of(typed);
        Scenario scenario = named(form);
        return switch (form.text("forme")) {
            case "csv" -> results.csv(scenario);
            case "json" -> ResponseEntity.ok(results.json(scenario));
            default -> letter(scenario, locale, request);
        };
    }
}

package org.terreau.sharing.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.terreau.shared.Languages;
import org.terreau.shared.Refused;
import org.terreau.shared.Words;
import org.terreau.sharing.MemberLines;
import org.terreau.sharing.Scenario;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;

/** The same computation for programs, said with the fields of the form, or by the address that a page gave. */
@Controller
@OpenTo(OpenTo.Audience.EVERYONE)
class SharingApi {

    private final ScenarioForm forms;
    private final Results results;
    private final Languages languages;

    SharingApi(ScenarioForm forms, Results results, Languages languages) {
        this.languages = languages;
        this.forms = forms;
        this.results = results;
    }

    /**
     * Something that keeps the cost from being shared.
     *
     * @param champ the field that it is about
     * @param raison in words, in the language that is asked for
     */
    record Problem(String champ, String raison) {}

    @GetMapping("/api/partage-des-couts")
    ResponseEntity<?> share(@RequestParam MultiValueMap<String, String> typed, Locale locale) {
        Form form = Form.of(typed);
        try {
            return ResponseEntity.ok(results.json(scenario(form)));
        } catch (Refused refusal) {
            Words words = languages.in(locale);
            return ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT)
                    .body(Map.of(
                            "problemes",
                            refusal.problems().stream()
                                    .map(one -> new Problem(
                                            one.field(),
                                            words.t(one.key(), one.arguments().toArray())))
                                    .toList()));
        }
    }

    private Scenario scenario(Form form) {
        if (!form.text("s").isEmpty())
            return results.scenario(form.text("s")).orElseThrow(() -> new Refused("s", "sharing.link.cut"));
        Form completed = form.with(MemberLines.FIELD, String.join("\n", form.all("membre")));
        for (String field : List.of("regime", "annee", "methode"))
            if (form.text(field).isEmpty())
                completed = completed.with(field, forms.empty().text(field));
        ScenarioForm.Read read = forms.read(completed);
        if (read.scenario() == null) throw read.objections().refusal();
        return read.scenario();
    }
}

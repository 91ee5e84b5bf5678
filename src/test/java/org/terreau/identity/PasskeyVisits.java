package org.terreau.identity;

import java.util.Map;
import org.terreau.testing.SoftwareKey;
import org.terreau.testing.Visit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the script of the pages does with a passkey, done without a browser. */
final class PasskeyVisits {

    static final String MINE = "/mes-cles-d-acces";
    static final String USED = "/connexion/cle";
    static final String FORM = "application/x-www-form-urlencoded";

    /** As the address of the site has it in tests. */
    static final String ORIGIN = "http://localhost:0";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private PasskeyVisits() {}

    static SoftwareKey device() {
        return new SoftwareKey("localhost", ORIGIN);
    }

    /** What the form's device is asked. */
    static JsonNode asked(Visit visit, Visit.Page page, String form) {
        Visit.Form shown = visit.form(page, form);
        return JSON.readTree(visit.post(form + "/defi", FORM, "_csrf=" + shown.value("_csrf"))
                .body());
    }

    static String challenge(Visit visit, Visit.Page page, String form) {
        return asked(visit, page, form).get("challenge").asString();
    }

    static Visit.Form filled(Visit visit, Visit.Page page, String action, Map<String, String> answer) {
        Visit.Form form = visit.form(page, action);
        answer.forEach(form::with);
        return form;
    }

    /** Makes a passkey with the form of this page. */
    static Visit.Page makes(Visit visit, Visit.Page page, String form, SoftwareKey device, String name) {
        return filled(visit, page, form, device.made(challenge(visit, page, form)))
                .with("nom", name)
                .send();
    }

    /** Uses a passkey with the form of this page. */
    static Visit.Page uses(Visit visit, Visit.Page page, SoftwareKey device, String holder) {
        return filled(visit, page, USED, device.used(challenge(visit, page, USED), holder))
                .send();
    }
}

package org.terreau.takeover;

import org.terreau.shared.EmailAddress;
import org.terreau.shared.Objections;
import org.terreau.shared.OneLine;

/**
 * "Je peux reprendre", as it is typed.
 *
 * @param shown everybody may read the name of the organisation, once the team published it
 */
public record Offered(String name, String organisation, String email, String message, boolean shown) {

    public static final int LINE = 200;
    public static final int MESSAGE = 3000;

    /** What is wrong with it, field by field. */
    Objections objections() {
        Objections objections = new Objections();
        objections.when(name.isEmpty() || !OneLine.fits(name, LINE), "nom", "takeover.name.needed", LINE);
        objections.when(
                organisation.isEmpty() || !OneLine.fits(organisation, LINE),
                "organisation",
                "takeover.organisation.needed",
                LINE);
        objections.addAll(EmailAddress.problem(email, "courriel", "takeover.email.wrong").stream()
                .toList());
        objections.when(
                message.length() < 20 || message.length() > MESSAGE, "message", "takeover.message.needed", 20, MESSAGE);
        return objections;
    }
}

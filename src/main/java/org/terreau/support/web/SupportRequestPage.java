package org.terreau.support.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.terreau.identity.Accounts;
import org.terreau.support.Rating;
import org.terreau.support.RatingRound;
import org.terreau.support.SupportRequests;
import org.terreau.support.SupportState;
import org.terreau.web.Form;

/**
 * A request, and what may be done about it.
 *
 * @param colleagues those who may give the help
 * @param ratings what was said of it, as far as this person may read it
 * @param toRate what this person may answer now; null when nothing
 * @param form what was typed into the form that came back refused; its field `vers` says which
 * @param conflict somebody else moved it in the meantime
 */
public record SupportRequestPage(
        SupportRequests.Detail detail,
        List<Accounts.Account> colleagues,
        Map<RatingRound, Rating> ratings,
        @Nullable RatingRound toRate,
        Form form,
        boolean conflict) {

    public SupportRequestPage {
        colleagues = List.copyOf(colleagues);
        ratings = new TreeMap<>(ratings);
    }

    public Map<String, String> deliverers() {
        Map<String, String> options = new LinkedHashMap<>();
        for (Accounts.Account colleague : colleagues)
            options.put(String.valueOf(colleague.id().value()), colleague.name());
        return options;
    }

    /** What was typed into the form of this move; empty for the others. */
    public Form form(SupportState to) {
        return form.text("vers").equals(to.code()) ? form : Form.EMPTY;
    }
}

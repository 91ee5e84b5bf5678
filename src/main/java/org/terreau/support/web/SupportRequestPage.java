package org.terreau.support.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.terreau.identity.Accounts;
import org.terreau.support.SupportRequests;
import org.terreau.support.SupportState;
import org.terreau.web.Form;

/**
 * A request, and what may be done about it.
 *
 * @param colleagues those who may give the help
 * @param form what was typed into the form that came back refused; its field `vers` says which
 * @param conflict somebody else moved it in the meantime
 */
public record SupportRequestPage(
        SupportRequests.Detail detail, List<Accounts.Account> colleagues, Form form, boolean conflict) {

    public SupportRequestPage {
        colleagues = List.copyOf(colleagues);
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

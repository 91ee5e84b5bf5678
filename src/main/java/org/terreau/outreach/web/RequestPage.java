package org.terreau.outreach.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.terreau.audit.Audit;
import org.terreau.identity.Accounts;
import org.terreau.mail.Undelivered;
import org.terreau.outreach.Inbox;
import org.terreau.outreach.RequestState;
import org.terreau.web.Form;

/**
 * A request and what is being done with it; each form keeps what was typed into it when it is refused.
 *
 * @param undelivered the last message to the person, when it did not arrive; else empty
 */
public record RequestPage(
        Inbox.Detail detail,
        List<Accounts.Account> colleagues,
        List<Audit.Line> history,
        Form assignment,
        Form note,
        Form answer,
        List<Undelivered.Line> undelivered) {

    public RequestPage {
        colleagues = List.copyOf(colleagues);
        history = List.copyOf(history);
        undelivered = List.copyOf(undelivered);
    }

    public boolean open() {
        return detail.state() == RequestState.TO_ANSWER;
    }

    public String path() {
        return "/demandes/" + detail.request().reference();
    }

    public Map<String, String> choices() {
        Map<String, String> choices = new LinkedHashMap<>();
        for (Accounts.Account colleague : colleagues) choices.put(colleague.id().toString(), colleague.name());
        return choices;
    }
}

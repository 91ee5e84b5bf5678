package org.terreau.outreach.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.terreau.identity.Actor;
import org.terreau.outreach.Inbox;
import org.terreau.outreach.RequestState;
import org.terreau.shared.Slice;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/** The inbox; the form holds the filters as the address has them. */
public record InboxPage(Form form, Slice<Inbox.Line> lines, Map<Long, String> assignees, Actor reader) {

    public Map<String, String> states(Ui ui) {
        Map<String, String> states = new LinkedHashMap<>();
        for (RequestState state : RequestState.values())
            states.put(state.code(), ui.t("outreach.state." + state.code()));
        states.put("toutes", ui.t("outreach.state.toutes"));
        return states;
    }

    public Map<String, String> owners(Ui ui) {
        Map<String, String> owners = new LinkedHashMap<>();
        owners.put("moi", ui.t("outreach.assignee.me"));
        owners.put("personne", ui.t("outreach.assignee.nobody"));
        return owners;
    }

    public String assignee(Inbox.Line line, Ui ui) {
        Long id = line.assignee();
        return id == null ? ui.t("outreach.assignee.nobody") : assignees.getOrDefault(id, "");
    }
}

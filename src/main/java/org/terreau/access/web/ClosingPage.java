package org.terreau.access.web;

import java.nio.charset.StandardCharsets;
import org.springframework.web.util.UriUtils;
import org.terreau.access.Connection;
import org.terreau.access.Proposal;
import org.terreau.access.Tool;
import org.terreau.web.Form;

/** An account that somebody is about to have closed. */
public record ClosingPage(Tool tool, Connection connection, Proposal proposal, Form form) {

    public String back() {
        return ConnectionPage.path(tool);
    }

    /** Where an account is confirmed. */
    public static String path(Tool tool, Proposal proposal) {
        return tool.path() + "/fermeture?compte=" + UriUtils.encodeQueryParam(proposal.login(), StandardCharsets.UTF_8);
    }
}

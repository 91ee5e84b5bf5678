package org.terreau.funding.web;

import java.util.Map;
import java.util.stream.Collectors;
import org.terreau.funding.Funders;
import org.terreau.incubator.Organisation;
import org.terreau.web.Form;

/**
 * Which organisation a funder is.
 *
 * @param organisations all that are known here, by id
 */
public record FunderIdentifyPage(Funders.Written funder, Map<String, String> organisations, Form form) {

    /** The names that its own is like. */
    public String proposals() {
        return funder.proposals().stream().map(Organisation::name).collect(Collectors.joining(", "));
    }
}

package org.terreau.funding.web;

import java.util.Map;
import org.springframework.web.util.UriComponentsBuilder;
import org.terreau.funding.Funders;
import org.terreau.shared.Slice;
import org.terreau.web.Form;

/**
 * The funders of an incubator's products and the organisations that they are.
 *
 * @param incubators those to choose from, by id
 * @param none no product of the reader's incubators has a funder
 */
public record FundersPage(Form form, Slice<Funders.Written> funders, Map<String, String> incubators, boolean none) {

    public static String identify(Funders.Written one) {
        return UriComponentsBuilder.fromPath("/financeurs/rattachement")
                .queryParam("incubateur", "{incubator}")
                .queryParam("nom", "{name}")
                .encode()
                .buildAndExpand(one.incubator().value(), one.name())
                .toUriString();
    }
}

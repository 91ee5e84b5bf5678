package org.terreau.recruitment.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.terreau.recruitment.Offer;
import org.terreau.web.Form;

/**
 * Whom an assessor knows.
 *
 * @param names of those who answered, by application
 */
public record DeclarePage(Offer offer, Map<String, String> names, Form form) {

    public DeclarePage {
        names = new LinkedHashMap<>(names);
    }
}

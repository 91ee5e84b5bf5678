package org.terreau.web;

import java.util.List;
import java.util.Map;

/**
 * What somebody typed into a form that could not be taken.
 *
 * @param action the address to which the form is sent
 * @param fields what each field held
 */
record LostForm(String action, Map<String, List<String>> fields) {

    LostForm {
        fields = Map.copyOf(fields);
    }
}

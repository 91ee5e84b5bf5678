package org.terreau.committee.web;

import org.terreau.committee.Packs;
import org.terreau.web.Form;

/**
 * A step that is asked twice.
 *
 * @param step "envoi", "gel", "reouverture" or "publication", as in its address and its message keys
 */
public record PackStepPage(Packs.View view, String step, Form form) {

    public String action() {
        return view.committee().path() + "/" + step;
    }
}

package org.terreau.web;

import java.util.List;

/**
 * @param code the HTTP status, or "form" for a refused form token; the key of the page's texts
 * @param typed the texts of a form that could not be saved, to be copied
 * @param back the page to open again, "" for home
 */
public record ErrorPage(String code, int status, List<String> typed, String back) {

    public ErrorPage {
        typed = List.copyOf(typed);
    }
}

package org.terreau.support.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.terreau.identity.Accounts;
import org.terreau.support.Mandates;
import org.terreau.web.Form;

/** A mandate of coaching being given. */
public record MandateNewPage(Mandates.Giving giving, List<Accounts.Account> colleagues, Form form) {

    public MandateNewPage {
        colleagues = List.copyOf(colleagues);
    }

    public String back() {
        return giving.product().id().path() + "/appui";
    }

    public String action() {
        return back() + "/mandat";
    }

    public Map<String, String> people() {
        Map<String, String> options = new LinkedHashMap<>();
        for (Accounts.Account colleague : colleagues)
            options.put(String.valueOf(colleague.id().value()), colleague.name());
        return options;
    }
}

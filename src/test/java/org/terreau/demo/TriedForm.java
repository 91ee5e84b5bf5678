package org.terreau.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.terreau.testing.Visit;

/** A form of a page, sent in ways that must lose nothing, cut nothing and mislead nobody; none of them is taken. */
final class TriedForm {

    private static final String TYPED = "Écrit pendant une heure, « sans » <copie> n° ";

    /** What forms that hold a whole file take is too long to be tried here. */
    private static final int LONGEST_TRIED = 50_000;

    private final Visit visit;
    private final Visit.Page page;
    private final Visit.Form form;

    TriedForm(Visit visit, Visit.Page page, Visit.Form form) {
        this.visit = visit;
        this.page = page;
        this.form = form;
    }

    List<String> faults() {
        List<String> faults = new ArrayList<>();
        if (form.action().equals("/deconnexion")) return faults;
        oldToken(faults);
        tooLong(faults);
        misleading(faults);
        return faults;
    }

    private void oldToken(List<String> faults) {
        Visit.Form old = form.again().forged("_csrf", "old");
        form.texts().forEach(field -> old.with(field, TYPED + field));
        Visit.Page back = old.send();
        if (back.status() != 200 || !back.path().equals(page.path()))
            faults.add("an old token leads to " + back.status() + " " + back.path());
        if (back.html()
                .select("main [role=alert]:contains(Rien n’a encore été envoyé)")
                .isEmpty()) faults.add("an old token is not told");
        List<Visit.Form> shown = visit.forms(back).stream()
                .filter(one -> one.action().equals(form.action()))
                .toList();
        for (String field : form.texts())
            if (shown.stream().noneMatch(one -> one.value(field).equals(TYPED + field)))
                faults.add("an old token loses " + field);
    }

    /** Each text one character longer than its field says. */
    private void tooLong(List<String> faults) {
        Map<String, Integer> limits = form.limits();
        limits.values().removeIf(limit -> limit > LONGEST_TRIED);
        if (limits.isEmpty()) return;
        Visit.Form over = form.again();
        limits.forEach((field, limit) -> over.with(field, "x".repeat(limit + 1)));
        Visit.Page refused = over.pressed().send();
        if (refused.status() == 422
                && refused.html()
                        .select("main [role=alert], main [aria-invalid=true]")
                        .isEmpty()) faults.add("too long a text is not told");
        limits.forEach((field, limit) -> {
            if (!refused.body().contains("x".repeat(limit + 1)))
                faults.add("too long a text is lost or cut in " + field);
        });
    }

    /** One text is too long, so that nothing is taken; no other one that is said to be optional may be asked for. */
    private void misleading(List<String> faults) {
        Map<String, Integer> limits = form.limits();
        limits.values().removeIf(length -> length > LONGEST_TRIED);
        if (limits.isEmpty()) return;
        Map.Entry<String, Integer> limit = limits.entrySet().iterator().next();
        String refusedFor = limit.getKey();
        for (Map.Entry<String, String> choice : form.choices()) {
            Visit.Form empty = form.again();
            form.texts().forEach(field -> empty.with(field, ""));
            if (!choice.getKey().isEmpty()) empty.with(choice.getKey(), choice.getValue());
            Visit.Page refused = empty.with(refusedFor, "x".repeat(limit.getValue() + 1))
                    .pressed()
                    .send();
            List<String> links =
                    refused.html().select("[role=alert] a[href^='#']").eachText();
            if (links.size() != Set.copyOf(links).size()) faults.add("links to several errors say the same: " + links);
            for (Element asked : refused.html().select("[aria-invalid=true]"))
                if (!asked.attr("name").equals(refusedFor)
                        && !refused.html()
                                .select("label[for='" + asked.id() + "'] .t-optional:contains(facultatif)")
                                .isEmpty())
                    faults.add(asked.attr("name") + " is said to be optional and is asked for with " + choice);
        }
    }
}

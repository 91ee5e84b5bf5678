package org.terreau.web;

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * A page in whose forms what was typed is put back, with a notice above that nothing was done. What finds no field any
 * more is shown to be copied.
 */
final class RefilledPage {

    private static final String NOTICE = "saisie-gardee";

    /** Shorter texts that find no field are codes and dates: not worth copying. */
    private static final int A_WORD = 12;

    private final Document page;
    private final Function<String, String> words;

    /** @param words the texts of the bundles, by key */
    RefilledPage(String html, Function<String, String> words) {
        this.page = Jsoup.parse(html);
        page.outputSettings().prettyPrint(false);
        this.words = words;
    }

    void putBack(LostForm lost) {
        Element form = formOf(lost);
        Set<String> placed = new LinkedHashSet<>();
        if (form != null) {
            lost.fields().forEach((name, values) -> {
                if (fill(form, name, values)) placed.add(name);
            });
            form.select("input[type=checkbox], input[type=radio]").stream()
                    .filter(box -> !lost.fields().containsKey(box.attr("name"))
                            && !lost.fields().isEmpty())
                    .forEach(box -> box.removeAttr("checked"));
            form.parents().stream()
                    .filter(around -> around.nameIs("details"))
                    .forEach(around -> around.attr("open", true));
        }
        Map<String, List<String>> left = new LinkedHashMap<>(lost.fields());
        left.keySet().removeAll(placed);
        notice(
                form,
                !placed.isEmpty(),
                left.values().stream()
                        .flatMap(List::stream)
                        .filter(text -> text.strip().length() > A_WORD)
                        .toList());
    }

    /** Among the forms sent to the same address, the one whose hidden fields are the same. */
    private @Nullable Element formOf(LostForm lost) {
        return page.select("form[method=post]").stream()
                .filter(form -> sentTo(form, lost.action()))
                .max(Comparator.comparingLong(form -> form.select("input[type=hidden]").stream()
                        .filter(hidden -> lost.fields()
                                .getOrDefault(hidden.attr("name"), List.of())
                                .contains(hidden.attr("value")))
                        .count()))
                .orElse(null);
    }

    private static boolean sentTo(Element form, String action) {
        List<String> addresses = new ArrayList<>(form.select("[formaction]").eachAttr("formaction"));
        addresses.add(form.attr("action"));
        return addresses.stream()
                .anyMatch(address -> action.equals(URI.create(address).getPath()));
    }

    private static boolean fill(Element form, String name, List<String> values) {
        boolean filled = false;
        int at = 0;
        for (Element field : form.select("input, textarea, select")) {
            if (!field.attr("name").equals(name)) continue;
            filled = true;
            switch (field.normalName()) {
                case "select" ->
                    field.select("option").forEach(option -> set(option, "selected", values.contains(option.val())));
                case "textarea" -> field.text(at < values.size() ? values.get(at++) : "");
                default -> {
                    if (field.attr("type").equals("checkbox")
                            || field.attr("type").equals("radio")) set(field, "checked", values.contains(field.val()));
                    else if (!field.attr("type").equals("file")) field.val(at < values.size() ? values.get(at++) : "");
                }
            }
        }
        return filled;
    }

    private static void set(Element element, String attribute, boolean on) {
        if (on) element.attr(attribute, true);
        else element.removeAttr(attribute);
    }

    private void notice(@Nullable Element form, boolean filled, List<String> left) {
        Element main = page.selectFirst("main");
        if (main == null) return;
        Element around = main.prependElement("div").addClass("fr-container").addClass("fr-pt-3w");
        Element alert = around.appendElement("div")
                .addClass("fr-alert")
                .addClass("fr-alert--warning")
                .attr("role", "alert");
        alert.appendElement("h2").addClass("fr-alert__title").text(words.apply("web.lost.title"));
        String told = form == null ? "web.lost.gone" : filled ? "web.lost.back" : "web.lost.again";
        alert.appendElement("p").text(words.apply(told));
        if (form != null && !form.select("input[type=file]").isEmpty())
            alert.appendElement("p").text(words.apply("web.lost.files"));
        if (!left.isEmpty()) {
            alert.appendElement("p").text(words.apply("web.error.409.typed"));
            left.forEach(text -> alert.appendElement("pre").addClass("t-letter").text(text));
        }
        if (form == null) return;
        if (form.id().isEmpty())
            form.id(NOTICE + page.select("[id^=" + NOTICE + "]").size());
        alert.appendElement("p")
                .appendElement("a")
                .addClass("fr-link")
                .attr("href", "#" + form.id())
                .text(words.apply("web.lost.form"));
    }

    String html() {
        return page.outerHtml();
    }
}

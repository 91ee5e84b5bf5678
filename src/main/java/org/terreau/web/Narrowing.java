package org.terreau.web;

import gg.jte.Content;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What narrows the list of a page: each field of its filters tells what is chosen in it, and the title of the page, which is
 * written first, says it. One for each request.
 */
public final class Narrowing {

    private final Map<String, String> chosen = new LinkedHashMap<>();
    private final Set<String> told = new HashSet<>();
    private boolean reading;

    Narrowing() {}

    /** The content, rendered now: what its filters tell is known from here on. */
    static Content rendered(Content content) {
        StringOutput written = new StringOutput();
        content.writeTo(new OwaspHtmlTemplateOutput(written));
        String text = written.toString();
        return output -> output.writeContent(text);
    }

    /** The fields of filters, each of which tells what is chosen in it. */
    public Content fields(Content fields) {
        reading = true;
        told.clear();
        try {
            return rendered(fields);
        } finally {
            reading = false;
        }
    }

    /** A field that narrows when it is one of the filters; "" when nothing is chosen in it. */
    public void tell(String field, String words) {
        told.add(field);
        if (reading && !words.isBlank()) chosen.put(field, words.strip());
    }

    /**
     * The words of what is chosen in a list; "" when all is taken. A list without a choice for all begins with what is shown
     * when nobody chose, and the order of a list narrows nothing.
     *
     * @param all whether the list has a choice for all
     */
    public void tell(String field, String value, Map<String, String> options, boolean all) {
        told.add(field);
        boolean usual = !all
                && options.keySet().stream().findFirst().filter(value::equals).isPresent();
        if (!usual && !field.equals("tri") && !field.equals("ordre"))
            tell(field, value.isEmpty() ? "" : options.getOrDefault(value, ""));
    }

    /** There are several of the fields that were read last: one alone is not worth folding. */
    public boolean several() {
        return told.size() > 1;
    }

    /** What is chosen, in words, by the name of its field. */
    public Map<String, String> chosen() {
        return chosen;
    }
}

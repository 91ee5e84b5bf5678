package org.terreau.web;

import gg.jte.Content;
import gg.jte.TemplateOutput;
import org.jspecify.annotations.Nullable;

/**
 * Words that somebody typed, read out in their language where that of the page is another (RGAA 8.7).
 *
 * @param language null where it is that of the page
 */
public record Told(String text, @Nullable String language) implements Content {

    /** Where they begin and end within words of ours: no text that we take holds a control sign. */
    static final String BOUND = "\u0001";

    @Override
    public void writeTo(TemplateOutput output) {
        if (language == null) {
            output.writeUserContent(text);
            return;
        }
        output.writeContent("<span lang=\"" + language + "\">");
        output.writeUserContent(text);
        output.writeContent("</span>");
    }

    /** For a text of ours that holds them, which {@link Ui#spoken} shows. */
    @Override
    public String toString() {
        return language == null ? text : BOUND + text + BOUND;
    }
}

package org.terreau.web;

import gg.jte.Content;
import gg.jte.TemplateOutput;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A block of JSON-LD for a page's head. It is data: no browser runs it, so the content security policy has nothing to say
 * on it; what could end the block is written as escapes. Names are in one order, so that two instances write the same page.
 */
public final class LinkedData implements Content {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private final String written;

    public LinkedData(Map<String, ?> data) {
        this.written = JSON.writeValueAsString(data)
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026");
    }

    @Override
    public void writeTo(TemplateOutput output) {
        output.writeContent("<script type=\"application/ld+json\">" + written + "</script>");
    }
}

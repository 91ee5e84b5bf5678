package org.terreau.dossier;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Briefs as the database holds them: the texts by part, in JSON. */
@Component
public class BriefContents {

    private final JsonMapper json;

    BriefContents(JsonMapper json) {
        this.json = json;
    }

    /** As the database keeps it; a part that nobody wrote is left out. */
    public String written(Brief brief) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Brief.Part part : Brief.Part.values())
            if (!brief.get(part).isEmpty()) texts.put(part.code(), brief.get(part));
        return json.writeValueAsString(texts);
    }

    /** As it was kept. */
    public Brief brief(String content) {
        Map<?, ?> texts = json.readValue(content, Map.class);
        Map<Brief.Part, String> values = new EnumMap<>(Brief.Part.class);
        for (Brief.Part part : Brief.Part.values()) {
            Object text = texts.get(part.code());
            if (text != null) values.put(part, text.toString());
        }
        return new Brief(values);
    }
}

package org.terreau.roadmap.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.terreau.portfolio.Product;
import org.terreau.roadmap.RoadmapState;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/** An outcome being written. */
public record RoadmapEditPage(Product product, String action, boolean fresh, Form form, boolean conflict) {

    public static Map<String, String> states(Ui ui) {
        Map<String, String> states = new LinkedHashMap<>();
        for (RoadmapState state : RoadmapState.values())
            states.put(state.code(), ui.t("roadmap.state." + state.code()));
        return states;
    }
}

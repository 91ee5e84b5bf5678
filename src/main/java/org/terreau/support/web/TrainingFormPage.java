package org.terreau.support.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.terreau.incubator.Incubator;
import org.terreau.support.Training;
import org.terreau.web.Form;

/**
 * A training being announced or changed.
 *
 * @param training null for a new one
 * @param conflict somebody else changed it in the meantime
 */
public record TrainingFormPage(@Nullable Training training, List<Incubator> kept, Form form, boolean conflict) {

    public TrainingFormPage {
        kept = List.copyOf(kept);
    }

    static TrainingFormPage of(Training training, boolean conflict) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("titre", training.told().title());
        values.put("obtient", training.told().gains());
        values.put("lieu", training.told().place());
        values.put("animation", training.told().leader());
        values.put("jour", training.slot().on().toString());
        values.put("debut-heure", training.slot().starts().toString());
        values.put("fin-heure", training.slot().ends().toString());
        values.put("places", String.valueOf(training.seats()));
        values.put("version", String.valueOf(training.version()));
        return new TrainingFormPage(training, List.of(), Form.filled(values), conflict);
    }

    public String action() {
        return training == null ? "/formations/nouvelle" : training.path() + "/modifier";
    }

    public Map<String, String> incubators() {
        Map<String, String> options = new LinkedHashMap<>();
        for (Incubator incubator : kept) options.put(incubator.id().value(), incubator.title());
        return options;
    }
}

package org.terreau.opendata.web;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.terreau.opendata.CatalogueConflicts;
import org.terreau.portfolio.Product;
import org.terreau.shared.Slice;
import org.terreau.web.Form;
import org.terreau.web.Ui;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Fields changed here and in the files, with the three values.
 *
 * @param product whose fields they are; null for those of the whole catalogue
 */
public record ConflictsPage(
        Slice<CatalogueConflicts.CatalogueConflict> conflicts,
        @Nullable Product product,
        boolean administrator,
        Form form) {

    /** Where choices are sent. */
    public String path() {
        return product == null ? "/imports/conflits" : product.id().path() + "/conflits";
    }

    public boolean chosenHere(CatalogueConflicts.CatalogueConflict conflict) {
        return administrator || !conflict.forAdministrators();
    }

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** A value as people read it: a text as it is, a list one entry a line. */
    public static String words(@Nullable String written, Ui ui) {
        return written == null ? ui.t("opendata.conflict.nothing") : words(JSON.readTree(written), "\n");
    }

    private static String words(JsonNode value, String between) {
        List<String> parts = new ArrayList<>();
        if (value.isArray()) for (JsonNode one : value) parts.add(words(one, ", "));
        else if (value.isObject())
            value.properties().forEach(field -> parts.add(field.getKey() + "\u00a0: " + words(field.getValue(), ", ")));
        else parts.add(value.asString());
        return String.join(between, parts);
    }
}

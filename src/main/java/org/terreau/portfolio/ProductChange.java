package org.terreau.portfolio;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that is not known of a product as it was.
 *
 * @param aspect what changed ("phase", "nom", "themes"…): the messages `life.aspect.<aspect>` name it
 * @param before null when it was not known
 * @param after null when it is known no more
 */
public record ProductChange(
        String aspect, @Nullable String before, @Nullable String after) {

    static final String NAME = "nom";
    static final String ADDRESS = "adresse";
    static final String PHASE = "phase";
    static final String BODY = "presentation";
    static final String EVENT = "evenement";
    /** Before the field of a report that was corrected. */
    static final String REPORT = "bilan-";

    /** Whether what it was and what it is are long texts, to be read one after the other. */
    public boolean texts() {
        return aspect.equals(BODY) || aspect.startsWith(REPORT);
    }

    /** What differs between two states of a product; empty when nothing does. */
    static List<ProductChange> between(Product before, Product after) {
        List<ProductChange> changes = new ArrayList<>();
        Map<String, String> then = values(before);
        values(after).forEach((aspect, value) -> {
            String held = then.getOrDefault(aspect, "");
            if (!held.equals(value)) changes.add(new ProductChange(aspect, given(held), given(value)));
        });
        entries(
                PHASE,
                before.phases().stream().map(ProductChange::words).toList(),
                after.phases().stream().map(ProductChange::words).toList(),
                changes);
        entries(
                EVENT,
                before.events().stream().map(ProductChange::words).toList(),
                after.events().stream().map(ProductChange::words).toList(),
                changes);
        if (!before.body().equals(after.body()))
            changes.add(new ProductChange(BODY, given(before.body()), given(after.body())));
        return changes;
    }

    private static Map<String, String> values(Product product) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put(NAME, product.name());
        values.put("mission", product.mission());
        values.put(ADDRESS, text(product.link()));
        values.put(
                "incubateurs",
                String.join(
                        ", ",
                        product.incubators().stream().map(Object::toString).toList()));
        values.put(
                "financeurs",
                String.join(
                        ", ", product.sponsors().stream().map(Object::toString).toList()));
        values.put("themes", String.join(", ", product.themes()));
        values.put("publics", String.join(", ", product.userTypes()));
        values.put("technologies", String.join(", ", product.technos()));
        values.put("code-source", text(product.repository()));
        values.put("contact", text(product.contact()));
        values.put("statistiques", text(product.statsUrl()));
        values.put("accessibilite", text(product.accessibility()));
        return values;
    }

    /** A phase as the history keeps it: its code, its first day, and what was said of it. */
    static String words(Product.Phase phase) {
        return phase.kind().code() + " " + phase.start() + (phase.comment() == null ? "" : " " + phase.comment());
    }

    static String words(Product.Event event) {
        return event.name().replace(' ', '_') + " " + event.date()
                + (event.comment().isEmpty() ? "" : " " + event.comment());
    }

    /** What left the list beside what came into it: an entry that is said otherwise is one change. */
    private static void entries(String aspect, List<String> before, List<String> after, List<ProductChange> changes) {
        List<String> gone = new ArrayList<>(before);
        after.forEach(gone::remove);
        List<String> come = new ArrayList<>(after);
        before.forEach(come::remove);
        for (String entry : gone) {
            String code = entry.substring(0, entry.indexOf(' '));
            String same = come.stream()
                    .filter(one -> one.startsWith(code + " "))
                    .findFirst()
                    .orElse(null);
            come.remove(same);
            changes.add(new ProductChange(aspect, entry, same));
        }
        for (String entry : come) changes.add(new ProductChange(aspect, null, entry));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    static @Nullable String given(String value) {
        return value.isEmpty() ? null : value;
    }
}

package org.terreau.opendata;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file that came again, beside what is known here. A field changed on one side is taken from that side; changed on both
 * sides in different ways, it stays as it is here and is a conflict.
 *
 * @param merged what the thing is from now on, as a file
 * @param conflicts fields for which somebody must choose
 * @param agreed fields on which both sides say the same now
 * @param taken fields that change here
 */
record Reconciliation(FrontMatter merged, List<Conflict> conflicts, Set<String> agreed, Set<String> taken) {

    /** The name under which a body stands among the fields. */
    static final String BODY = "(texte)";

    Reconciliation {
        conflicts = List.copyOf(conflicts);
        agreed = Set.copyOf(agreed);
    }

    /** What it was, what the file says, what is said here; null for a field that is not there. */
    record Conflict(
            String field,
            @Nullable Object base,
            @Nullable Object theirs,
            @Nullable Object ours) {}

    /**
     * Three files of one thing: as written, and with their facts in one form so that two ways of writing the same fact are
     * no difference.
     */
    record Side(FrontMatter written, Map<String, @Nullable Object> facts) {

        static <T> Side of(Section<T> section, String id, FrontMatter written) throws BadFile {
            Map<String, @Nullable Object> facts =
                    new LinkedHashMap<>(section.facts(section.read(id, written)).fields());
            Set<String> known = section.factNames();
            written.fields().forEach((name, value) -> {
                if (!known.contains(name)) facts.put(name, value);
            });
            facts.put(BODY, written.body());
            return new Side(written, facts);
        }

        /** A thing that no file described. */
        static Side none() {
            return new Side(Facts.NONE, Map.of());
        }
    }

    static Reconciliation of(Side base, Side theirs, Side ours) {
        Map<String, @Nullable Object> fields =
                new LinkedHashMap<>(theirs.written().fields());
        String body = theirs.written().body();
        List<Conflict> conflicts = new ArrayList<>();
        Set<String> agreed = new LinkedHashSet<>();
        Set<String> taken = new LinkedHashSet<>();
        Set<String> names = new LinkedHashSet<>(theirs.facts().keySet());
        names.addAll(ours.facts().keySet());
        names.addAll(base.facts().keySet());
        for (String name : names) {
            Object was = base.facts().get(name);
            Object there = theirs.facts().get(name);
            Object here = ours.facts().get(name);
            if (Sections.alike(there, here)) {
                agreed.add(name);
                continue;
            }
            if (Sections.alike(was, here)) {
                taken.add(name);
                continue;
            }
            if (!Sections.alike(was, there)) conflicts.add(new Conflict(name, was, there, here));
            if (name.equals(BODY)) body = ours.written().body();
            else if (here == null) fields.remove(name);
            else
                fields.put(
                        name,
                        ours.written().fields().containsKey(name)
                                ? ours.written().fields().get(name)
                                : here);
        }
        return new Reconciliation(new FrontMatter(fields, body), conflicts, agreed, taken);
    }
}

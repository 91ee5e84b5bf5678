package org.terreau.territory;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the official code does not say: which of its entries are one legal person, as the Collectivité de Corse that it
 * lists as a région and two départements, and the names that collectivities go by.
 */
final class LegalPersons {

    private static final String FILE = "legal-persons.tsv";

    /** @param parts other entries of the code that are the same legal person, or parts of it */
    record Person(CollectivityId id, @Nullable Siren siren, List<CollectivityId> parts, List<String> names) {

        Person {
            parts = List.copyOf(parts);
            names = List.copyOf(names);
        }
    }

    private final List<Person> persons;
    private final Map<CollectivityId, CollectivityId> wholes = new LinkedHashMap<>();

    private LegalPersons(List<Person> persons) {
        this.persons = List.copyOf(persons);
        for (Person person : persons) for (CollectivityId part : person.parts()) wholes.put(part, person.id());
    }

    List<Person> all() {
        return persons;
    }

    /** The entry that stands for the legal person of this one. */
    CollectivityId of(CollectivityId entry) {
        return wholes.getOrDefault(entry, entry);
    }

    List<CollectivityId> partsOf(CollectivityId id) {
        return persons.stream()
                .filter(person -> person.id().equals(id))
                .findFirst()
                .map(Person::parts)
                .orElse(List.of());
    }

    static LegalPersons read() {
        try (InputStream file = Objects.requireNonNull(LegalPersons.class.getResourceAsStream(FILE), FILE)) {
            List<Person> persons = new ArrayList<>();
            for (String line : new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList()) {
                String[] part = line.split("\t", -1);
                persons.add(new Person(
                        id(part[0]),
                        part[1].isEmpty() ? null : new Siren(part[1]),
                        said(part[2], " ").map(LegalPersons::id).toList(),
                        said(part[3], "\\|").toList()));
            }
            return new LegalPersons(persons);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Stream<String> said(String cell, String separator) {
        return cell.isEmpty() ? Stream.empty() : Stream.of(cell.split(separator));
    }

    private static CollectivityId id(String written) {
        return CollectivityId.parse(written).orElseThrow(() -> new IllegalStateException(FILE + ": " + written));
    }
}

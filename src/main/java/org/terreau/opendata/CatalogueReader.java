package org.terreau.opendata;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.terreau.incubator.Incubator;
import org.terreau.incubator.IncubatorId;
import org.terreau.incubator.Organisation;
import org.terreau.incubator.OrganisationId;
import org.terreau.portfolio.PhaseKind;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.portfolio.ProductId;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads products, incubators and organisations from their front matter. Liberal where files of the field's past differ
 * (a status instead of phases, organisations written in full, texts instead of lists), strict on what can't be guessed.
 * `docs/import.md` says the same for people.
 */
final class CatalogueReader {

    private static final String ORGANISATIONS = "/organisations/";
    private static final int LONGEST_NAME = 500;

    private final JsonMapper json;

    CatalogueReader(JsonMapper json) {
        this.json = json;
    }

    ProductCatalogue.Described product(String id, FrontMatter file) throws BadFile {
        if (!ProductId.valid(id)) throw new BadFile("id", "id", id);
        Map<String, @Nullable Object> fields = file.fields();
        IncubatorId incubator = new IncubatorId(name("incubator", needed(fields, "incubator")));
        Set<IncubatorId> incubators = new LinkedHashSet<>();
        incubators.add(incubator);
        for (String other : texts(fields, "incubators")) incubators.add(new IncubatorId(name("incubators", other)));
        List<OrganisationId> sponsors = new ArrayList<>();
        for (String sponsor : sponsors(fields)) sponsors.add(new OrganisationId(name("sponsors", sponsor)));
        Product product = Product.described(
                new ProductId(id),
                needed(fields, "title"),
                needed(fields, "mission"),
                List.copyOf(incubators),
                phases(fields),
                events(fields),
                sponsors,
                texts(fields, "thematiques"),
                texts(fields, "usertypes"),
                texts(fields, "techno"),
                text(fields, "link"),
                text(fields, "repository"),
                text(fields, "contact"),
                text(fields, "stats_url"),
                text(fields, "accessibility_status"),
                file.body(),
                !String.valueOf(fields.get("robots")).contains("noindex"),
                published(file));
        return new ProductCatalogue.Described(product, formerIds(id, fields));
    }

    Incubator incubator(String id, FrontMatter file) throws BadFile {
        if (!ProductId.valid(id)) throw new BadFile("id", "id", id);
        Map<String, @Nullable Object> fields = file.fields();
        return new Incubator(
                new IncubatorId(id),
                needed(fields, "title"),
                organisation(text(fields, "owner")),
                text(fields, "contact"),
                text(fields, "address"),
                text(fields, "website"),
                text(fields, "github"),
                text(fields, "short_description"),
                file.body(),
                Boolean.TRUE.equals(fields.get("hidden")));
    }

    Organisation organisation(String id, FrontMatter file) throws BadFile {
        if (!ProductId.valid(id)) throw new BadFile("id", "id", id);
        Map<String, @Nullable Object> fields = file.fields();
        return new Organisation(
                new OrganisationId(id),
                needed(fields, "name"),
                text(fields, "acronym"),
                text(fields, "type"),
                text(fields, "domaine_ministeriel"));
    }

    String published(FrontMatter file) {
        return json.writeValueAsString(file.fields());
    }

    private static List<Product.Phase> phases(Map<String, @Nullable Object> fields) throws BadFile {
        Object listed = fields.get("phases");
        if (listed == null && fields.get("status") != null)
            return List.of(phase(
                    "status",
                    needed(fields, "status"),
                    date("start", fields.get("start")),
                    optionalDate("end", fields.get("end")),
                    null));
        if (!(listed instanceof List<?> list) || list.isEmpty()) throw new BadFile("phases", "no-phase");
        List<Product.Phase> phases = new ArrayList<>();
        for (Object item : list) {
            String place = "phases[" + phases.size() + "]";
            Map<String, @Nullable Object> entry = entry(place, item);
            LocalDate start = date(place + ".start", entry.get("start"));
            LocalDate end = optionalDate(place + ".end", entry.get("end"));
            if (end != null && end.isBefore(start)) throw new BadFile(place + ".end", "end-before-start", end, start);
            phases.add(phase(place + ".name", written(entry.get("name")), start, end, text(entry, "comment")));
        }
        return phases;
    }

    private static Product.Phase phase(
            String place, String name, LocalDate start, @Nullable LocalDate end, @Nullable String comment)
            throws BadFile {
        PhaseKind kind = PhaseKind.of(name).orElse(null);
        if (kind == null) throw new BadFile(place, "phase", BadFile.brief(name));
        return new Product.Phase(kind, name, start, end, comment);
    }

    private static List<Product.Event> events(Map<String, @Nullable Object> fields) throws BadFile {
        List<Product.Event> events = new ArrayList<>();
        Object listed = fields.get("events");
        if (listed == null || listed.equals("")) return events;
        if (!(listed instanceof List<?> list)) throw new BadFile("events", "list");
        for (Object item : list) {
            String place = "events[" + events.size() + "]";
            Map<String, @Nullable Object> entry = entry(place, item);
            String comment = text(entry, "comment");
            events.add(new Product.Event(
                    written(entry.get("name")),
                    date(place + ".date", entry.get("date")),
                    comment == null ? "" : comment));
        }
        return events;
    }

    private static List<String> sponsors(Map<String, @Nullable Object> fields) throws BadFile {
        List<String> sponsors = new ArrayList<>();
        Object listed = fields.get("sponsors");
        if (listed == null || listed.equals("")) return sponsors;
        for (Object item : listed instanceof List<?> list ? list : List.of(listed)) {
            String name = item instanceof Map<?, ?> map ? written(map.get("name")) : written(item);
            String id = organisation(name);
            if (id != null && !id.isBlank() && !sponsors.contains(id)) sponsors.add(id);
        }
        return sponsors;
    }

    private static @Nullable String organisation(@Nullable String reference) {
        return reference == null || !reference.startsWith(ORGANISATIONS)
                ? reference
                : reference.substring(ORGANISATIONS.length());
    }

    private static List<String> formerIds(String id, Map<String, @Nullable Object> fields) throws BadFile {
        List<String> former = new ArrayList<>();
        for (String address : texts(fields, "redirect_from")) {
            String last = address.replaceAll("/+$", "");
            last = last.substring(last.lastIndexOf('/') + 1).replaceAll("\\.html?$", "");
            if (!last.isBlank() && !last.equals(id) && !former.contains(last)) former.add(name("redirect_from", last));
        }
        return former;
    }

    private static Map<String, @Nullable Object> entry(String place, @Nullable Object item) throws BadFile {
        if (!(item instanceof Map<?, ?> map)) throw new BadFile(place, "mapping");
        Map<String, @Nullable Object> entry = new java.util.LinkedHashMap<>();
        map.forEach((key, value) -> entry.put(String.valueOf(key), value));
        return entry;
    }

    /** A name that serves as an id. */
    private static String name(String place, String name) throws BadFile {
        if (name.length() > LONGEST_NAME) throw new BadFile(place, "long", LONGEST_NAME);
        return name;
    }

    private static String needed(Map<String, @Nullable Object> fields, String name) throws BadFile {
        String text = text(fields, name);
        if (text == null) throw new BadFile(name, "missing");
        return text;
    }

    private static @Nullable String text(Map<String, @Nullable Object> fields, String name) throws BadFile {
        Object value = fields.get(name);
        if (value == null) return null;
        if (value instanceof Map || value instanceof List) throw new BadFile(name, "text");
        String text = written(value);
        return text.isEmpty() ? null : text;
    }

    private static List<String> texts(Map<String, @Nullable Object> fields, String name) throws BadFile {
        Object value = fields.get(name);
        List<String> texts = new ArrayList<>();
        if (value == null) return texts;
        for (Object item : value instanceof List<?> list ? list : List.of(value)) {
            if (item instanceof Map || item instanceof List) throw new BadFile(name, "text");
            String text = written(item);
            if (!text.isEmpty() && !texts.contains(text)) texts.add(text);
        }
        return texts;
    }

    private static String written(@Nullable Object value) {
        return value == null
                ? ""
                : String.valueOf(value)
                        .replace("\u200b", "")
                        .replace("\uFEFF", "")
                        .strip();
    }

    private static LocalDate date(String place, @Nullable Object value) throws BadFile {
        LocalDate date = optionalDate(place, value);
        if (date == null) throw new BadFile(place, "missing");
        return date;
    }

    private static @Nullable LocalDate optionalDate(String place, @Nullable Object value) throws BadFile {
        String text = written(value);
        if (text.isEmpty()) return null;
        try {
            LocalDate date =
                    LocalDate.parse(text.length() > 10 && text.charAt(10) == 'T' ? text.substring(0, 10) : text);
            if (date.getYear() < 1970 || date.getYear() > 2200) throw new BadFile(place, "date", BadFile.brief(text));
            return date;
        } catch (DateTimeParseException notOne) {
            throw new BadFile(place, "date", BadFile.brief(text));
        }
    }
}

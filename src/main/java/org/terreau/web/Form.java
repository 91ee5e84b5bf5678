package org.terreau.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.terreau.shared.Refused;

/**
 * What a person typed into a form, kept as typed, and what is wrong with it. The page that shows a refused form is the
 * page that shows an empty one: nothing typed is lost.
 */
public final class Form {

    public static final Form EMPTY = new Form(Map.of(), List.of(), false);

    /** What is said of a line break in a field that has one line. */
    static final String ONE_LINE = "web.form.one-line";

    private static final String VERSION = "version";
    private static final String PAGE = "page";
    private static final long NO_VERSION = -1;

    private final Map<String, List<String>> values;
    private final List<Refused.Problem> problems;
    private final boolean toRead;

    /** @param toRead it has just arrived: what it holds is not known to be taken yet */
    private Form(Map<String, List<String>> values, List<Refused.Problem> problems, boolean toRead) {
        this.values = values;
        this.problems = List.copyOf(problems);
        this.toRead = toRead;
    }

    /**
     * What was typed, with the line breaks that a person counts as one character each. Reading a field of one line that
     * holds one refuses it.
     */
    public static Form of(MultiValueMap<String, String> typed) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        typed.forEach((field, held) -> values.put(
                field,
                held.stream()
                        .map(text -> text == null ? "" : text.replace("\r\n", "\n"))
                        .toList()));
        return new Form(values, List.of(), true);
    }

    /** A form filled in from what is stored. */
    public static Form filled(Map<String, String> stored) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        stored.forEach((field, text) -> values.put(field, List.of(text)));
        return new Form(values, List.of(), false);
    }

    /** The same with one value changed. */
    public Form with(String field, String... typed) {
        Map<String, List<String>> changed = new LinkedHashMap<>(values);
        changed.put(field, List.of(typed));
        return new Form(changed, problems, toRead);
    }

    public Form refused(Refused refusal) {
        List<Refused.Problem> all = new ArrayList<>(problems);
        all.addAll(refusal.problems());
        return new Form(values, all, false);
    }

    /** The text of a field, without the spaces around it; empty when nothing was typed. */
    public String text(String field) {
        List<String> held = all(field);
        return held.isEmpty() ? "" : held.get(0).strip();
    }

    /** Each value of a field of several boxes. */
    public List<String> all(String field) {
        List<String> held = values.getOrDefault(field, List.of());
        if (toRead && !LongFields.holds(field) && held.stream().anyMatch(Form::broken))
            throw new Refused(field, ONE_LINE);
        return held;
    }

    private static boolean broken(String text) {
        return text.strip().lines().limit(2).count() > 1;
    }

    /** The names of what was typed into. */
    public Set<String> fields() {
        return Set.copyOf(values.keySet());
    }

    public boolean has(String field, String value) {
        return all(field).contains(value);
    }

    public boolean ticked(String field) {
        return !text(field).isEmpty();
    }

    /** The day typed into a field; null when there is none, or when it is not one. */
    public @Nullable LocalDate date(String field) {
        try {
            return text(field).isEmpty() ? null : LocalDate.parse(text(field));
        } catch (DateTimeParseException notOne) {
            return null;
        }
    }

    /** The whole number, from 0, typed into a field; empty when there is none, or when it is not one. */
    public Optional<Long> number(String field) {
        return Optional.of(text(field))
                .filter(typed -> typed.matches("\\d{1,15}"))
                .map(Long::valueOf);
    }

    /** The version that was on the page; one that nothing has when the form holds none, so that it is never taken. */
    public long version() {
        return number(VERSION).orElse(NO_VERSION);
    }

    /** The page of a list that the address asks for; the first when it asks for none. */
    public int page() {
        return page(text(PAGE));
    }

    /** The same, of an address that holds nothing else to read. */
    public static int page(String written) {
        return written.matches("\\d{1,6}") ? Math.max(1, Integer.parseInt(written)) : 1;
    }

    public List<Refused.Problem> problems() {
        return problems;
    }

    public boolean refused() {
        return !problems.isEmpty();
    }

    public List<Refused.Problem> problemsOf(String field) {
        return problems.stream()
                .filter(problem -> problem.field().equals(field))
                .toList();
    }

    /** The field that takes the focus when the form comes back refused. */
    public Optional<String> firstRefused() {
        return problems.stream()
                .map(Refused.Problem::field)
                .filter(field -> !field.isEmpty())
                .findFirst();
    }

    public boolean focusOn(String field) {
        return firstRefused().filter(field::equals).isPresent();
    }
}

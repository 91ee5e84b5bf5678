package org.terreau.problem.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.terreau.problem.Places;
import org.terreau.problem.Precision;
import org.terreau.problem.Problem;
import org.terreau.problem.Proposals;
import org.terreau.problem.Statement;
import org.terreau.shared.Refused;
import org.terreau.web.Form;
import org.terreau.web.PublicWords;

/** The fields in which a problem is worded, wherever it is. */
@Component
class WordingForm {

    private static final String TERRITORIES = "territoires";

    private final Places places;
    private final Precision precision;

    WordingForm(Places places, Precision precision) {
        this.places = places;
        this.precision = precision;
    }

    /** What was typed, and what of it was not understood. */
    record Typed(Proposals.Wording wording, List<Refused.Problem> problems) {

        /** @throws Refused when something was not understood, or is missing */
        Proposals.Wording sound() {
            if (problems.isEmpty()) return wording;
            List<Refused.Problem> all =
                    new java.util.ArrayList<>(wording.statement().problems());
            all.addAll(problems);
            throw new Refused(all);
        }
    }

    Typed read(Form form) {
        Places.Typed territories = places.read(TERRITORIES, form.text(TERRITORIES));
        List<Refused.Problem> problems = new ArrayList<>(territories.problems());
        problems.addAll(PublicWords.problems(form, parts()));
        return new Typed(new Proposals.Wording(statement(form), form.all("themes"), territories.found()), problems);
    }

    private static String[] parts() {
        return Stream.of(Statement.Part.values()).map(Statement.Part::code).toArray(String[]::new);
    }

    /** @throws Refused when what is typed of a wording tells who somebody is */
    static void check(Form form) {
        PublicWords.check(form, parts());
    }

    static Statement statement(Form form) {
        return Statement.of(part -> form.text(part.code()).replace("\r\n", "\n"));
    }

    Form filled(Problem problem) {
        Map<String, String> stored = new LinkedHashMap<>();
        for (Statement.Part part : Statement.Part.values())
            stored.put(part.code(), problem.statement().get(part));
        stored.put(TERRITORIES, places.written(problem.territories()));
        stored.put("version", Long.toString(problem.version()));
        return Form.filled(stored).with("themes", problem.themes().toArray(String[]::new));
    }

    /** The keys of the questions to ask, by part. */
    Map<String, List<String>> hints(Statement statement) {
        Map<String, List<String>> hints = new LinkedHashMap<>();
        precision
                .questions(statement)
                .forEach((part, questions) -> hints.put(
                        part.code(),
                        questions.stream().map(Precision.Question::key).toList()));
        return hints;
    }
}

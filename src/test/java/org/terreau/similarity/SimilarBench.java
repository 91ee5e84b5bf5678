package org.terreau.similarity;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.shared.Command;
import org.terreau.testing.ApplicationTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Measures how well each way of ranking finds the products that treat the same problem: run by `bench/similarity/run`,
 * never with the tests, and asserts nothing. The catalogue and the judgements are given as a folder.
 */
@ApplicationTest
class SimilarBench {

    private static final int DEEP = 11;

    private final Similar similar;
    private final List<Command> commands;
    private final JdbcClient jdbc;
    private final JsonMapper json;

    SimilarBench(Similar similar, List<Command> commands, JdbcClient jdbc, JsonMapper json) {
        this.similar = similar;
        this.commands = commands;
        this.jdbc = jdbc;
        this.json = json;
    }

    private record Question(String set, String text, String source, Set<String> relevant) {}

    private static final class Score {
        private int questions;
        private int answered;
        private int shown;
        private boolean nothingRelevant;
        private double atFive;
        private double atTen;
        private double reciprocal;

        void add(List<String> ranking, Set<String> relevant) {
            questions++;
            shown += ranking.size();
            if (!ranking.isEmpty()) answered++;
            nothingRelevant = relevant.isEmpty();
            if (nothingRelevant) return;
            atFive += ranking.stream().limit(5).filter(relevant::contains).count() / (double) relevant.size();
            atTen += ranking.stream().limit(10).filter(relevant::contains).count() / (double) relevant.size();
            for (int at = 0; at < ranking.size(); at++)
                if (relevant.contains(ranking.get(at))) {
                    reciprocal += 1.0 / (at + 1);
                    return;
                }
        }

        @Override
        public String toString() {
            if (nothingRelevant)
                return String.format(
                        Locale.ROOT, "%d/%d (%.1f)", questions - answered, questions, shown / (double) questions);
            return String.format(
                    Locale.ROOT, "%.2f / %.2f / %.2f", atFive / questions, atTen / questions, reciprocal / questions);
        }
    }

    @Test
    void measure() throws IOException {
        Path data = Path.of(System.getProperty("similarity.data", "../shared/data"));
        commands.stream()
                .filter(command -> command.name().equals("import-catalogue"))
                .findFirst()
                .orElseThrow()
                .run(
                        List.of(data.resolve("catalogue").toString()),
                        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
        jdbc.sql("""
                create extension if not exists unaccent;
                create text search configuration bench (copy = french);
                alter text search configuration bench alter mapping for hword, hword_part, word
                    with unaccent, french_stem;
                create table bench_product as
                select id, to_tsvector('bench', name || ' ' || mission || ' ' || body) as document,
                       lower(unaccent(name || ' ' || mission)) as short
                from product;
                """).update();

        Map<String, Function<Question, List<String>>> rankings = new LinkedHashMap<>();
        rankings.put("PostgreSQL, plein texte (ts_rank)", question -> fullText(question.text()));
        rankings.put("trigrammes (pg_trgm)", question -> trigrams(question.text()));
        rankings.put(
                "fusion plein texte et trigrammes",
                question -> fused(fullText(question.text()), trigrams(question.text())));
        rankings.put("Similar", this::ours);
        rankings.put("fusion Similar et plein texte", question -> fused(ours(question), fullText(question.text())));

        List<Question> questions = questions(data);
        Map<String, Map<String, Score>> table = new LinkedHashMap<>();
        rankings.forEach((name, ranking) -> {
            Map<String, Score> scores = table.computeIfAbsent(name, none -> new LinkedHashMap<>());
            for (Question question : questions) {
                List<String> found = ranking.apply(question).stream()
                        .filter(id -> !id.equals(question.source()))
                        .toList();
                scores.computeIfAbsent(question.set(), none -> new Score()).add(found, question.relevant());
            }
        });
        print(table);
    }

    private static void print(Map<String, Map<String, Score>> table) {
        Collection<String> sets = table.values().iterator().next().keySet();
        StringBuilder out = new StringBuilder(
                        "\nrappel à 5 / rappel à 10 / rang réciproque moyen ; sans réponse possible : rien montré (montrés)\n| |")
                .append(String.join(" | ", sets))
                .append(" |\n|---|")
                .append("---|".repeat(sets.size()))
                .append('\n');
        table.forEach((name, scores) -> {
            out.append("| ").append(name).append(" |");
            scores.values().forEach(score -> out.append(' ').append(score).append(" |"));
            out.append('\n');
        });
        System.out.println(out);
    }

    private List<Question> questions(Path data) throws IOException {
        Set<String> known = new HashSet<>(
                jdbc.sql("select id from product").query(String.class).list());
        List<Question> questions = new ArrayList<>();
        int number = 0;
        for (JsonNode line : lines(data.resolve("similarity/dev.jsonl"))) {
            Set<String> relevant = ids(line.get("relevant_ids"), known);
            String half = number++ % 2 == 0 ? "paires" : "impaires";
            if (relevant.isEmpty()) continue;
            String source = line.get("source_id").asString();
            String text = line.get("text").asString();
            String both = line.get("mission").asString() + " " + text;
            questions.add(new Question("texte", text, source, relevant));
            questions.add(new Question("mission et texte", both, source, relevant));
            questions.add(new Question("mission et texte, " + half, both, source, relevant));
        }
        for (JsonNode line : lines(Path.of("bench/similarity/paraphrases.jsonl")))
            questions.add(
                    new Question("paraphrases", line.get("text").asString(), "", ids(line.get("relevant"), known)));
        for (JsonNode line : lines(Path.of("bench/similarity/held-out.jsonl")))
            questions.add(
                    new Question("mises de côté", line.get("text").asString(), "", ids(line.get("relevant"), known)));
        questions.addAll(unanswerable("rien à trouver", "nothing.jsonl"));
        questions.addAll(unanswerable("rien à trouver, mises de côté", "nothing-held-out.jsonl"));
        return questions;
    }

    /** Questions to which nothing of the catalogue answers. */
    private List<Question> unanswerable(String set, String file) throws IOException {
        return lines(Path.of("bench/similarity", file)).stream()
                .map(line -> new Question(set, line.get("text").asString(), "", Set.of()))
                .toList();
    }

    private List<JsonNode> lines(Path file) throws IOException {
        return Files.readAllLines(file).stream().map(json::readTree).toList();
    }

    private static Set<String> ids(JsonNode ids, Set<String> known) {
        Set<String> found = new HashSet<>();
        for (JsonNode id : ids) if (known.contains(id.asString())) found.add(id.asString());
        return found;
    }

    private List<String> ours(Question question) {
        return similar
                .closest(SimilarQuery.of(question.text()).withoutProduct(question.source()), DEEP)
                .products()
                .stream()
                .map(SimilarMatch::id)
                .toList();
    }

    private List<String> fullText(String text) {
        return jdbc.sql("""
                        with asked as (
                            select to_tsquery('bench', string_agg(quote_literal(lexeme), ' | ')) as query
                            from unnest(to_tsvector('bench', :text)))
                        select id from bench_product, asked
                        where document @@ query
                        order by ts_rank(document, query, 2) desc, id limit 40
                        """).param("text", text).query(String.class).list();
    }

    private List<String> trigrams(String text) {
        return jdbc.sql("""
                        with asked as materialized (select lower(unaccent(:text)) as text)
                        select id from bench_product, asked
                        order by similarity(short, asked.text) desc, id
                        limit 40
                        """).param("text", text).query(String.class).list();
    }

    private static List<String> fused(List<String> one, List<String> other) {
        Map<String, Double> sums = new HashMap<>();
        for (List<String> ranking : List.of(one, other))
            for (int at = 0; at < ranking.size(); at++) sums.merge(ranking.get(at), 1.0 / (60 + at + 1), Double::sum);
        return sums.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .map(Map.Entry::getKey)
                .limit(DEEP)
                .toList();
    }
}

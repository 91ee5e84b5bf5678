package org.terreau.problem;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.terreau.shared.Plain;
import org.terreau.shared.Slice;

/** The registry as it is browsed: published problems, filtered, searched and sorted by the database. */
@Component
class RegistryQuery {

    private static final int PAGE = 20;
    private static final int EXPORTED = 20_000;
    private static final int WORDS = 12;

    /** Words that say nothing of a problem, without accents; the French dictionary of the index drops them too. */
    private static final Set<String> EMPTY_WORDS = Set.of(
            "a", "au", "aux", "avec", "ce", "ces", "d", "dans", "de", "des", "du", "en", "est", "et", "il", "ils", "j",
            "je", "l", "la", "le", "les", "leur", "leurs", "m", "me", "n", "ne", "nos", "notre", "nous", "on", "ou",
            "par", "pas", "pour", "qu", "que", "qui", "s", "sa", "se", "ses", "son", "sur", "un", "une", "vos", "votre",
            "vous", "y");

    private final JdbcClient jdbc;

    RegistryQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A condition and the values of its parameters. */
    private record Narrowed(String where, Map<String, Object> parameters, String titleFirst) {}

    Registry.Found page(Registry.Choice choice, List<String> departements, int threshold, int page) {
        Slice<Registry.Card> exact = slice(narrowed(choice, departements, threshold, false), choice, page);
        if (exact.total() > 0 || words(choice.text()).isEmpty()) return new Registry.Found(exact, false);
        Slice<Registry.Card> near = slice(narrowed(choice, departements, threshold, true), choice, page);
        return new Registry.Found(near, near.total() > 0);
    }

    List<Registry.Card> all(Registry.Choice choice, List<String> departements, int threshold) {
        return cards(narrowed(choice, departements, threshold, false), choice, EXPORTED, 0);
    }

    /** By the nearness of the title, then by shared words. */
    List<Registry.Card> resembling(String text, ProblemId except, int most) {
        List<String> words = words(text);
        if (words.isEmpty()) return List.of();
        return jdbc.sql("""
                        select p.id, p.title, left(p.situation, 240) as excerpt, p.who, p.themes, p.collectivities,
                               p.departements, p.published_at
                        from problem p
                        where p.state = 'publie' and p.id <> :except
                          and (p.document @@ to_tsquery('french', :any) or cast(:typed as text) <% p.title_search)
                        order by word_similarity(cast(:typed as text), p.title_search)
                                 + ts_rank(p.document, to_tsquery('french', :any)) desc, p.id
                        limit :most
                        """)
                .param("except", except.value())
                .param("any", String.join(" | ", words))
                .param("typed", String.join(" ", words))
                .param("most", most)
                .query(RegistryQuery::card)
                .list();
    }

    private Slice<Registry.Card> slice(Narrowed narrowed, Registry.Choice choice, int page) {
        long total = jdbc.sql("select count(*) from problem p where " + narrowed.where())
                .params(narrowed.parameters())
                .query(Long.class)
                .single();
        int number = (int) Math.max(1, Math.min(page, (total + PAGE - 1) / PAGE));
        List<Registry.Card> cards = total == 0 ? List.of() : cards(narrowed, choice, PAGE, (number - 1) * PAGE);
        return new Slice<>(cards, number, PAGE, total);
    }

    private List<Registry.Card> cards(Narrowed narrowed, Registry.Choice choice, int limit, int offset) {
        String order = choice.order().equals(Registry.RECENT)
                ? "p.published_at desc, p.id desc"
                : "p.collectivities desc, p.published_at desc, p.id";
        return jdbc.sql("""
                        select p.id, p.title, left(p.situation, 240) as excerpt, p.who, p.themes, p.collectivities,
                               p.departements, p.published_at
                        from problem p
                        where %s
                        order by %s %s
                        limit :limit offset :offset
                        """.formatted(narrowed.where(), narrowed.titleFirst(), order))
                .params(narrowed.parameters())
                .param("limit", limit)
                .param("offset", offset)
                .query(RegistryQuery::card)
                .list();
    }

    private static Registry.Card card(ResultSet row, int ignored) throws SQLException {
        Instant published = row.getTimestamp("published_at").toInstant();
        return new Registry.Card(
                new ProblemId(row.getLong("id")),
                row.getString("title"),
                row.getString("who"),
                row.getString("excerpt"),
                JdbcProblems.texts(row.getArray("themes")),
                row.getInt("collectivities"),
                JdbcProblems.texts(row.getArray("departements")),
                published);
    }

    private static Narrowed narrowed(
            Registry.Choice choice, List<String> departements, int threshold, boolean forgiving) {
        List<String> conditions = new ArrayList<>();
        Map<String, Object> parameters = new HashMap<>();
        conditions.add("p.state = 'publie'");
        if (!choice.theme().isEmpty()) {
            conditions.add("p.themes @> array[cast(:theme as text)]");
            parameters.put("theme", choice.theme());
        }
        if (!departements.isEmpty()) {
            conditions.add("p.departements && string_to_array(:departements, ',')");
            parameters.put("departements", String.join(",", departements));
        }
        if (choice.shared().equals(Registry.SHARED)) conditions.add("p.collectivities >= :threshold");
        if (choice.shared().equals(Registry.NOT_SHARED)) conditions.add("p.collectivities < :threshold");
        if (!choice.shared().isEmpty()) parameters.put("threshold", threshold);
        List<String> words = words(choice.text());
        if (words.isEmpty()) return new Narrowed(String.join(" and ", conditions), parameters, "");
        if (forgiving) {
            conditions.add("cast(:typed as text) <% p.title_search");
            parameters.put("typed", String.join(" ", words));
            return new Narrowed(
                    String.join(" and ", conditions),
                    parameters,
                    "word_similarity(cast(:typed as text), p.title_search) desc,");
        }
        List<String> matches = new ArrayList<>();
        List<String> inTitle = new ArrayList<>();
        for (int at = 0; at < words.size(); at++) {
            parameters.put("start" + at, words.get(at) + ":*");
            parameters.put("word" + at, words.get(at));
            parameters.put("inTitle" + at, "%" + words.get(at) + "%");
            matches.add("(to_tsquery('simple', :start" + at + ") || to_tsquery('french', :word" + at + "))");
            inTitle.add("p.title_search like :inTitle" + at);
        }
        conditions.add("p.document @@ (" + String.join(" && ", matches) + ")");
        return new Narrowed(
                String.join(" and ", conditions), parameters, "(" + String.join(" and ", inTitle) + ") desc,");
    }

    /** The words that count, in the order typed; all of them when none does. */
    private static List<String> words(String typed) {
        List<String> all = java.util.Arrays.stream(Plain.text(typed).split(" "))
                .filter(word -> !word.isEmpty())
                .distinct()
                .limit(WORDS)
                .toList();
        List<String> telling =
                all.stream().filter(word -> !EMPTY_WORDS.contains(word)).toList();
        return telling.isEmpty() ? all : telling;
    }
}

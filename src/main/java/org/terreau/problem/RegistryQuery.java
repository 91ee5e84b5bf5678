package org.terreau.problem;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.terreau.shared.Plain;
import org.terreau.shared.Slice;
import org.terreau.web.SiteWords;

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
    private final ObjectProvider<SiteWords> site;

    RegistryQuery(JdbcClient jdbc, ObjectProvider<SiteWords> site) {
        this.jdbc = jdbc;
        this.site = site;
    }

    /** A condition and the values of its parameters. */
    private record Narrowed(String where, Map<String, Object> parameters) {

        /** Those that hold every one of these words, or one that begins so. */
        Narrowed holding(List<String> words) {
            if (words.isEmpty()) return this;
            Map<String, Object> values = new HashMap<>(parameters);
            List<String> matches = new ArrayList<>();
            for (int at = 0; at < words.size(); at++) {
                values.put("start" + at, words.get(at) + ":*");
                values.put("word" + at, words.get(at));
                matches.add("(to_tsquery('simple', :start" + at + ") || to_tsquery('french', :word" + at + "))");
            }
            return new Narrowed(where + " and p.document @@ (" + String.join(" && ", matches) + ")", values);
        }

        Narrowed among(List<Long> ids) {
            Map<String, Object> values = new HashMap<>(parameters);
            values.put("ids", ids);
            return new Narrowed(where + " and p.id in (:ids)", values);
        }
    }

    /**
     * What holds every word; when nothing does, the first of what holds the nearest words that problems use, or else of
     * what the search of the whole site finds.
     */
    Registry.Found page(Registry.Choice choice, List<String> departements, int threshold, int page) {
        List<String> words = words(choice.text());
        Narrowed narrowed = narrowed(choice, departements, threshold);
        Slice<Registry.Card> exact = slice(narrowed.holding(words), choice, page);
        if (exact.total() > 0 || words.isEmpty()) return new Registry.Found(exact, false);
        List<Registry.Card> near = near(narrowed, choice, words, PAGE);
        return new Registry.Found(new Slice<>(near, 1, PAGE, near.size()), !near.isEmpty());
    }

    List<Registry.Card> all(Registry.Choice choice, List<String> departements, int threshold) {
        List<String> words = words(choice.text());
        Narrowed narrowed = narrowed(choice, departements, threshold);
        List<Registry.Card> exact = cards(narrowed.holding(words), choice, EXPORTED, 0);
        return exact.isEmpty() && !words.isEmpty() ? near(narrowed, choice, words, EXPORTED) : exact;
    }

    private List<Registry.Card> near(Narrowed narrowed, Registry.Choice choice, List<String> words, int most) {
        List<Registry.Card> near = cards(narrowed.holding(corrected(words)), choice, most, 0);
        if (!near.isEmpty()) return near;
        List<Long> found = site.stream()
                .flatMap(all -> all.paths(Registry.KIND, choice.text()).stream())
                .flatMap(path -> ProblemId.ofPath(path).stream())
                .map(ProblemId::value)
                .toList();
        return found.isEmpty() ? List.of() : cards(narrowed.among(found), choice, most, 0);
    }

    /** Each word as typed when a problem uses it or one that begins so, otherwise the nearest that one uses. */
    private List<String> corrected(List<String> words) {
        return jdbc.sql("""
                        select coalesce(
                            (select w.typed where exists (select 1 from problem_word k where k.word like w.typed || '%')),
                            (select k.word from problem_word k where k.word % w.typed
                             order by similarity(k.word, w.typed) desc, k.word limit 1),
                            w.typed)
                        from unnest(string_to_array(:words, ' ')) with ordinality w (typed, at)
                        order by w.at
                        """)
                .param("words", String.join(" ", words))
                .query(String.class)
                .list();
    }

    /** By the nearness of the title. */
    List<Registry.Card> resembling(String text, ProblemId except, int most) {
        return jdbc.sql("""
                        select p.id, p.title, left(p.situation, 240) as excerpt, p.who, p.themes, p.collectivities,
                               p.departements, p.published_at
                        from problem p
                        where p.state = 'publie' and p.id <> :except and cast(:typed as text) <% p.title_search
                        order by word_similarity(cast(:typed as text), p.title_search) desc, p.id
                        limit :most
                        """)
                .param("except", except.value())
                .param("typed", Plain.text(text))
                .param("most", most)
                .query(RegistryQuery::card)
                .list();
    }

    private Slice<Registry.Card> slice(Narrowed narrowed, Registry.Choice choice, int page) {
        if (page <= 1) {
            List<Registry.Card> first = cards(narrowed, choice, PAGE, 0);
            return new Slice<>(first, 1, PAGE, first.size() < PAGE ? first.size() : total(narrowed, choice));
        }
        long total = total(narrowed, choice);
        int number = (int) Math.max(1, Math.min(page, (total + PAGE - 1) / PAGE));
        return new Slice<>(cards(narrowed, choice, PAGE, (number - 1) * PAGE), number, PAGE, total);
    }

    /** Exact without words; with words, counting stops where nobody pages any more. */
    private long total(Narrowed narrowed, Registry.Choice choice) {
        String counted = choice.text().isEmpty()
                ? "select count(*) from problem p where " + narrowed.where()
                : "select count(*) from (select 1 from problem p where " + narrowed.where() + " limit "
                        + Registry.COUNTED + ") found";
        return jdbc.sql(counted).params(narrowed.parameters()).query(Long.class).single();
    }

    /** Chosen from the index alone, then read: the rows of the pages before are never opened. */
    private List<Registry.Card> cards(Narrowed narrowed, Registry.Choice choice, int limit, int offset) {
        String order = choice.order().equals(Registry.RECENT)
                ? "p.published_at desc, p.id"
                : "p.collectivities desc, p.published_at desc, p.id";
        return jdbc.sql("""
                        select p.id, p.title, left(p.situation, 240) as excerpt, p.who, p.themes, p.collectivities,
                               p.departements, p.published_at
                        from (select p.id from problem p where %1$s order by %2$s limit :limit offset :offset) chosen
                        join problem p on p.id = chosen.id
                        order by %2$s
                        """.formatted(narrowed.where(), order))
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

    private static Narrowed narrowed(Registry.Choice choice, List<String> departements, int threshold) {
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
        return new Narrowed(String.join(" and ", conditions), parameters);
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

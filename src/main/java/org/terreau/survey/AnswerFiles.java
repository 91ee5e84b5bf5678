package org.terreau.survey;

import java.io.IOException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.identity.Actor;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.NotFound;
import org.terreau.shared.Plain;
import org.terreau.shared.Refused;
import org.terreau.web.TableFile;

/** Exports of other tools, "Je donne mon avis" first: kept a day, shown, told which column is what, then taken. */
@Service
public class AnswerFiles {

    /** The largest file, in bytes, and the most rows of it. */
    public static final int LARGEST = 8 << 20;

    public static final int ROWS = 20_000;

    /** What a column may hold; those of the questions are their codes. */
    public static final List<String> ROLES = List.of(
            "date",
            "satisfaction",
            "facilite",
            "utilite",
            "recommandation",
            "commentaire",
            "role",
            "collectivite",
            "accord",
            "identifiant");

    private static final int COLUMNS = 60;
    private static final int SHOWN = 8;
    private static final int NAME = 120;

    /** By the beginning of a column's name, the more telling first. */
    private static final Map<String, String> GUESSES = guesses();

    private final JdbcClient jdbc;
    private final Surveys surveys;
    private final AnswerBatches batches;
    private final Clock clock;

    AnswerFiles(JdbcClient jdbc, Surveys surveys, AnswerBatches batches, Clock clock) {
        this.jdbc = jdbc;
        this.surveys = surveys;
        this.batches = batches;
        this.clock = clock;
    }

    private static Map<String, String> guesses() {
        Map<String, String> guesses = new LinkedHashMap<>();
        guesses.put("identifiant", "identifiant");
        guesses.put("id", "identifiant");
        guesses.put("date", "date");
        guesses.put("created at", "date");
        guesses.put("horodateur", "date");
        guesses.put("satisfaction", "satisfaction");
        guesses.put("de facon generale", "satisfaction");
        guesses.put("easy", "facilite");
        guesses.put("facilite", "facilite");
        guesses.put("utilite", "utilite");
        guesses.put("useful", "utilite");
        guesses.put("recommandation", "recommandation");
        guesses.put("nps", "recommandation");
        guesses.put("verbatim", "commentaire");
        guesses.put("commentaire", "commentaire");
        guesses.put("souhaitez vous", "commentaire");
        guesses.put("role", "role");
        guesses.put("profil", "role");
        guesses.put("insee", "collectivite");
        guesses.put("collectivite", "collectivite");
        guesses.put("accord", "accord");
        guesses.put("comprehension", "facilite");
        guesses.put("langage", "facilite");
        return guesses;
    }

    /**
     * A file as it is read.
     *
     * @param rows the first of those under the header
     * @param roles what each column is taken for, "" for one that is left out
     * @param count rows in all, the header not counted
     */
    public record Preview(
            long id,
            String name,
            List<String> columns,
            List<List<String>> rows,
            Map<Integer, String> roles,
            int count) {

        public Preview {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
            roles = Map.copyOf(roles);
        }
    }

    /**
     * Keeps a file until it is confirmed.
     *
     * @return its number
     * @throws Refused on the field `fichier`
     */
    @Transactional
    public long keep(ProductId product, String name, byte[] content, Actor actor) {
        surveys.mustWork(actor, product);
        if (content.length == 0) throw new Refused("fichier", "survey.file.empty");
        if (content.length > LARGEST) throw new Refused("fichier", "survey.file.large", LARGEST >> 20);
        table(content);
        return jdbc.sql("""
                        insert into survey_upload (product_id, account_id, name, content, received_at)
                        values (:product, :account, :name, :content, :now) returning id
                        """)
                .param("product", product.value())
                .param("account", actor.id().value())
                .param("name", name.length() > NAME ? name.substring(0, NAME) : name)
                .param("content", content)
                .param("now", Timestamp.from(clock.instant()))
                .query(Long.class)
                .single();
    }

    private record Kept(String name, byte[] content) {}

    private Kept kept(ProductId product, long id, Actor actor) {
        surveys.mustWork(actor, product);
        return jdbc.sql("""
                        select name, content from survey_upload
                        where id = :id and product_id = :product and account_id = :account
                        """)
                .param("id", id)
                .param("product", product.value())
                .param("account", actor.id().value())
                .query((row, ignored) -> new Kept(row.getString("name"), row.getBytes("content")))
                .optional()
                .orElseThrow(() -> new NotFound("upload", id));
    }

    /** The file with what its columns seem to be. */
    @Transactional(readOnly = true)
    public Preview preview(ProductId product, long id, Actor actor) {
        Kept kept = kept(product, id, actor);
        List<List<String>> table = table(kept.content());
        return new Preview(
                id,
                kept.name(),
                table.get(0),
                table.subList(1, Math.min(table.size(), 1 + SHOWN)),
                guessed(table.get(0)),
                table.size() - 1);
    }

    /** Each role is given to one column: the one whose name tells it best. */
    static Map<Integer, String> guessed(List<String> header) {
        Map<Integer, String> roles = new TreeMap<>();
        for (int column = 0; column < header.size(); column++) roles.put(column, "");
        for (Map.Entry<String, String> guess : GUESSES.entrySet())
            for (int column = 0; column < header.size(); column++) {
                String name = Plain.text(header.get(column));
                boolean told = name.equals(guess.getKey()) || name.startsWith(guess.getKey() + " ");
                if (told && roles.getOrDefault(column, "").isEmpty() && !roles.containsValue(guess.getValue()))
                    roles.put(column, guess.getValue());
            }
        return roles;
    }

    /**
     * Takes the answers of the file.
     *
     * @param roles what each column is
     * @param whole all of them or none
     * @throws Refused when the columns say too little (field `colonnes`)
     */
    @Transactional
    public AnswerReceipt take(ProductId product, long id, Map<Integer, String> roles, boolean whole, Actor actor) {
        Kept kept = kept(product, id, actor);
        AnswerReceipt receipt = batches.take(
                product,
                new AnswerBatches.Batch(
                        Answer.Channel.FILE, kept.name(), whole, lines(table(kept.content()), roles), List.of()),
                actor);
        if (!receipt.refused() && receipt.id() > 0)
            jdbc.sql("delete from survey_upload where id = :id").param("id", id).update();
        return receipt;
    }

    /** The lines of a table, its header left out; an empty row is none. */
    static List<AnswerLine> lines(List<List<String>> table, Map<Integer, String> roles) {
        boolean says = roles.containsValue("commentaire");
        for (Question question : Question.values()) says |= roles.containsValue(question.code());
        if (!roles.containsValue("date") || !says) throw new Refused("colonnes", "survey.file.columns");
        for (String role : ROLES)
            if (roles.values().stream().filter(role::equals).count() > 1)
                throw new Refused("colonnes", "survey.file.twice");
        List<AnswerLine> lines = new ArrayList<>();
        for (int place = 1; place < table.size(); place++) {
            List<String> row = table.get(place);
            if (row.stream().allMatch(String::isBlank)) continue;
            Map<Question, String> scores = new EnumMap<>(Question.class);
            for (Question question : Question.values()) scores.put(question, cell(row, roles, question.code()));
            lines.add(new AnswerLine(
                    place + 1L,
                    cell(row, roles, "date"),
                    scores,
                    cell(row, roles, "commentaire"),
                    cell(row, roles, "role"),
                    cell(row, roles, "collectivite"),
                    cell(row, roles, "accord"),
                    cell(row, roles, "identifiant")));
        }
        return lines;
    }

    private static String cell(List<String> row, Map<Integer, String> roles, String role) {
        for (Map.Entry<Integer, String> one : roles.entrySet())
            if (one.getValue().equals(role) && one.getKey() < row.size())
                return row.get(one.getKey()).strip();
        return "";
    }

    private static List<List<String>> table(byte[] content) {
        try {
            List<List<String>> table = TableFile.read(content, ROWS + 2, COLUMNS + 1);
            if (table.size() < 2) throw new Refused("fichier", "survey.file.empty");
            if (table.size() > ROWS + 1) throw new Refused("fichier", "survey.file.rows", ROWS);
            if (table.get(0).size() > COLUMNS) throw new Refused("fichier", "survey.file.wide", COLUMNS);
            return table;
        } catch (IOException unreadable) {
            throw new Refused("fichier", "survey.file.unreadable");
        }
    }
}

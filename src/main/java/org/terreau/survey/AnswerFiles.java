package org.terreau.survey;

import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.core.io.InputStreamSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.terreau.identity.Actor;
import org.terreau.impact.Fault;
import org.terreau.impact.PlaceColumns;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.TableUploads;
import org.terreau.shared.Plain;
import org.terreau.shared.Refused;
import org.terreau.territory.CollectivityReader;
import org.terreau.web.ReadingRoom;

/** Exports of other tools, "Je donne mon avis" first: kept a day, shown, told which column is what, then taken. */
@Service
public class AnswerFiles {

    private static final int ROWS = 20_000;

    private static final String PLACE_NAME = "collectivite-nom";

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
            PLACE_NAME,
            "accord",
            "identifiant");

    /** By the beginning of a column's name, the more telling first. */
    private static final Map<String, String> GUESSES = guesses();

    private final TableUploads uploads;
    private final Surveys surveys;
    private final AnswerBatches batches;
    private final CollectivityReader places;

    AnswerFiles(
            JdbcClient jdbc,
            Surveys surveys,
            AnswerBatches batches,
            CollectivityReader places,
            ReadingRoom room,
            Clock clock) {
        this.uploads = new TableUploads(jdbc, clock, room, "survey_upload", "survey.file", ROWS);
        this.surveys = surveys;
        this.batches = batches;
        this.places = places;
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
        guesses.put("code insee", "collectivite");
        guesses.put("code postal", "collectivite");
        guesses.put("collectivite", "collectivite");
        guesses.put("commune", PLACE_NAME);
        guesses.put("ville", PLACE_NAME);
        guesses.put("accord", "accord");
        guesses.put("comprehension", "facilite");
        guesses.put("langage", "facilite");
        return guesses;
    }

    /**
     * Keeps a file until it is confirmed.
     *
     * @return its number
     * @throws Refused on the field `fichier`
     */
    public long keep(ProductId product, String name, InputStreamSource file, Actor actor) {
        surveys.mustWork(actor, product);
        return uploads.keep(product, name, file, actor);
    }

    /** The file with what its columns seem to be. */
    public TableUploads.Preview preview(ProductId product, long id, Actor actor) {
        surveys.mustWork(actor, product);
        return uploads.preview(product, id, actor, AnswerFiles::guessed);
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
    public AnswerReceipt take(ProductId product, long id, Map<Integer, String> roles, boolean whole, Actor actor) {
        surveys.mustWork(actor, product);
        AnswerReceipt receipt =
                uploads.take(product, id, actor, table -> batches.take(product, placed(table, roles, whole), actor));
        if (!receipt.refused() && receipt.id() > 0) uploads.forget(id);
        return receipt;
    }

    /** With the collectivity of each line; those that leave a doubt are told, not taken. */
    private AnswerBatches.Batch placed(TableUploads.Table table, Map<Integer, String> roles, boolean whole) {
        PlaceColumns columns = new PlaceColumns(places, table.rows().get(0), roles, "collectivite", PLACE_NAME);
        List<AnswerLine> lines = new ArrayList<>();
        List<Fault> doubts = new ArrayList<>();
        for (AnswerLine line : lines(table.rows(), roles)) {
            PlaceColumns.Said where = columns.of(table.rows().get((int) line.number() - 1), line.number());
            if (where.doubt() == null) lines.add(line.of(where.place()));
            else doubts.add(where.doubt());
        }
        return new AnswerBatches.Batch(Answer.Channel.FILE, table.name(), whole, lines, doubts);
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
            for (Question question : Question.values())
                scores.put(question, TableUploads.cell(row, roles, question.code()));
            lines.add(new AnswerLine(
                    place + 1L,
                    TableUploads.cell(row, roles, "date"),
                    scores,
                    TableUploads.cell(row, roles, "commentaire"),
                    TableUploads.cell(row, roles, "role"),
                    TableUploads.cell(row, roles, "collectivite"),
                    TableUploads.cell(row, roles, "accord"),
                    TableUploads.cell(row, roles, "identifiant")));
        }
        return lines;
    }

    /** @return how many files were forgotten, a day after they were chosen */
    int forgetOld() {
        return uploads.forgetOld();
    }
}

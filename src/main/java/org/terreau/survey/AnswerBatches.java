package org.terreau.survey;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.identity.Actor;
import org.terreau.impact.Fault;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.shared.NotFound;
import org.terreau.shared.Refused;
import org.terreau.territory.Collectivities;
import org.terreau.territory.CollectivityId;
import org.terreau.testimony.Testimonies;
import org.terreau.testimony.Withdrawal;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Answers of other tools, many at once: each one counts once, however often it is brought, and a batch is taken back whole. */
@Service
public class AnswerBatches {

    private static final TypeReference<List<Fault>> FAULTS = new TypeReference<>() {};
    private static final int SHOWN = 30;

    private final JdbcClient jdbc;
    private final JdbcAnswers answers;
    private final Products products;
    private final Surveys surveys;
    private final Testimonies testimonies;
    private final Collectivities collectivities;
    private final Audit audit;
    private final SurveyChanges changes;
    private final JsonMapper json;
    private final Clock clock;

    AnswerBatches(
            JdbcClient jdbc,
            JdbcAnswers answers,
            Products products,
            Surveys surveys,
            Testimonies testimonies,
            Collectivities collectivities,
            Audit audit,
            SurveyChanges changes,
            JsonMapper json,
            Clock clock) {
        this.jdbc = jdbc;
        this.answers = answers;
        this.products = products;
        this.surveys = surveys;
        this.testimonies = testimonies;
        this.collectivities = collectivities;
        this.audit = audit;
        this.changes = changes;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Answers that arrive together.
     *
     * @param channel {@link Answer.Channel#FILE} or {@link Answer.Channel#PROGRAM}
     * @param whole all of them or none; otherwise the good ones are taken and the others reported
     * @param faults what could not even be read
     */
    public record Batch(
            Answer.Channel channel, String origin, boolean whole, List<AnswerLine> lines, List<Fault> faults) {

        public Batch {
            lines = List.copyOf(lines);
            faults = List.copyOf(faults);
        }

        /** The questions whose bare scores are out of 10: a program says the scale that is ours. */
        private Set<Question> tens() {
            Set<Question> tens = EnumSet.noneOf(Question.class);
            if (channel == Answer.Channel.PROGRAM) return tens;
            for (AnswerLine line : lines)
                line.scores().forEach((question, written) -> {
                    if (question.most() == 5 && AnswerLine.outOfTen(written)) tens.add(question);
                });
            return tens;
        }
    }

    private record Good(LocalDate day, Answer.New said) {}

    /** Takes them. What names an answer is its identifier in the other tool or, without one, its content. */
    @Transactional
    public AnswerReceipt take(ProductId product, Batch batch, Actor actor) {
        products.mustEdit(actor, product);
        List<Fault> faults = new ArrayList<>(batch.faults());
        List<Good> good = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        Map<CollectivityId, Boolean> places = new HashMap<>();
        Set<Long> wrong = new HashSet<>();
        for (Fault fault : faults) wrong.add(fault.line());
        Set<Question> tens = batch.tens();
        for (AnswerLine line : batch.lines()) {
            AnswerLine.Checked checked = line.check(
                    surveys.today(),
                    tens,
                    place -> places.computeIfAbsent(
                            place, asked -> collectivities.find(asked).isPresent()));
            faults.addAll(checked.faults());
            Answer.New said = checked.said();
            if (said == null || checked.day() == null) wrong.add(line.number());
            else good.add(new Good(checked.day(), named(batch.channel(), line, said, seen)));
        }
        Instant now = clock.instant();
        int lines = batch.lines().size() + batch.faults().size();
        List<Fault> told = faults.subList(0, Math.min(faults.size(), AnswerReceipt.TOLD));
        if (batch.whole() && !wrong.isEmpty() || good.isEmpty())
            return new AnswerReceipt(0, batch.origin(), now, !wrong.isEmpty(), lines, 0, 0, wrong.size(), told, null);
        long id = open(product, batch, actor, now);
        int added = 0;
        for (Good one : good)
            if (answers.insert(product, one.said(), new JdbcAnswers.From(one.day(), now, batch.channel(), null, id)))
                added++;
        close(id, lines, added, good.size() - added, wrong.size(), told);
        audit.record(
                actor.who(),
                "survey.answers-taken",
                "product:" + product,
                Map.of("batch", String.valueOf(id), "origin", batch.origin(), "added", String.valueOf(added)));
        changes.of(product);
        return read(product, id);
    }

    /** Twice the same line in a file are two people; the same file again brings nobody new. */
    private static Answer.New named(
            Answer.Channel channel, AnswerLine line, Answer.New said, Map<String, Integer> seen) {
        String external;
        if (said.external() != null) external = channel.code() + ":" + said.external();
        else {
            String print = line.fingerprint();
            external = channel.code() + "#" + print + "#" + seen.merge(print, 1, Integer::sum);
        }
        return new Answer.New(
                said.ease(),
                said.usefulness(),
                said.recommendation(),
                said.satisfaction(),
                said.verbatim(),
                said.consent(),
                said.role(),
                said.collectivity(),
                external);
    }

    private long open(ProductId product, Batch batch, Actor actor, Instant now) {
        return jdbc.sql("""
                        insert into survey_batch (product_id, kind, origin, account_id, received_at)
                        values (:product, :kind, :origin, :account, :now) returning id
                        """)
                .param("product", product.value())
                .param("kind", batch.channel().code())
                .param("origin", batch.origin())
                .param("account", actor.id().value())
                .param("now", Timestamp.from(now))
                .query(Long.class)
                .single();
    }

    private void close(long id, int lines, int added, int known, int faulty, List<Fault> faults) {
        jdbc.sql("""
                        update survey_batch
                        set lines = :lines, added = :added, known = :known, faulty = :faulty, faults = :faults::jsonb
                        where id = :id
                        """)
                .param("lines", lines)
                .param("added", added)
                .param("known", known)
                .param("faulty", faulty)
                .param("faults", json.writeValueAsString(faults))
                .param("id", id)
                .update();
    }

    private static final String RECEIPT = """
            select id, origin, received_at, refused, lines, added, known, faulty, faults, undone_at from survey_batch
            """;

    private AnswerReceipt read(ProductId product, long id) {
        return jdbc.sql(RECEIPT + " where product_id = :product and id = :id")
                .param("product", product.value())
                .param("id", id)
                .query((row, ignored) -> receipt(row))
                .optional()
                .orElseThrow(() -> new NotFound("batch", id));
    }

    /** What became of one, or NotFound. */
    @Transactional(readOnly = true)
    public AnswerReceipt receipt(ProductId product, long id, Actor actor) {
        surveys.mustWork(actor, product);
        return read(product, id);
    }

    /** The latest first, thirty at most. */
    @Transactional(readOnly = true)
    public List<AnswerReceipt> receipts(ProductId product, Actor actor) {
        surveys.mustWork(actor, product);
        return jdbc.sql(RECEIPT + " where product_id = :product order by id desc limit :most")
                .param("product", product.value())
                .param("most", SHOWN)
                .query((row, ignored) -> receipt(row))
                .list();
    }

    private AnswerReceipt receipt(ResultSet row) throws SQLException {
        Timestamp undone = row.getTimestamp("undone_at");
        return new AnswerReceipt(
                row.getLong("id"),
                row.getString("origin"),
                row.getTimestamp("received_at").toInstant(),
                row.getBoolean("refused"),
                row.getInt("lines"),
                row.getInt("added"),
                row.getInt("known"),
                row.getInt("faulty"),
                json.readValue(row.getString("faults"), FAULTS),
                undone == null ? null : undone.toInstant());
    }

    /**
     * Takes a batch back: its answers go, and what was published of their words with them.
     *
     * @return how many answers went
     * @throws Refused when it was taken back already
     */
    @Transactional
    public int undo(ProductId product, long id, Actor actor) {
        surveys.mustWork(actor, product);
        int undone = jdbc.sql("""
                        update survey_batch set undone_at = :now
                        where id = :id and product_id = :product and undone_at is null
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("id", id)
                .param("product", product.value())
                .update();
        if (undone == 0) {
            read(product, id);
            throw new Refused("", "survey.batch.undone");
        }
        jdbc.sql("""
                        select v.testimony from survey_verbatim v join survey_answer a on a.id = v.answer
                        where a.batch = :id and v.testimony is not null
                        """)
                .param("id", id)
                .query(Long.class)
                .list()
                .forEach(testimony -> testimonies.withdraw(product, testimony, Withdrawal.MISTAKE, actor));
        int gone = jdbc.sql("delete from survey_answer where batch = :id")
                .param("id", id)
                .update();
        audit.record(
                actor.who(),
                "survey.answers-undone",
                "product:" + product,
                Map.of("batch", String.valueOf(id), "answers", String.valueOf(gone)));
        changes.of(product);
        return gone;
    }
}

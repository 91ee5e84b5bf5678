package org.terreau.survey;

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

/** Answers of other tools, many at once: each one counts once, however often it is brought, and a batch is taken back whole. */
@Service
public class AnswerBatches {

    private static final int SHOWN = 30;

    private final JdbcAnswerBatches stored;
    private final JdbcAnswers answers;
    private final Products products;
    private final Surveys surveys;
    private final Testimonies testimonies;
    private final Collectivities collectivities;
    private final Audit audit;
    private final JdbcSurveyChanges changes;
    private final Clock clock;

    AnswerBatches(
            JdbcAnswerBatches stored,
            JdbcAnswers answers,
            Products products,
            Surveys surveys,
            Testimonies testimonies,
            Collectivities collectivities,
            Audit audit,
            JdbcSurveyChanges changes,
            Clock clock) {
        this.stored = stored;
        this.answers = answers;
        this.products = products;
        this.surveys = surveys;
        this.testimonies = testimonies;
        this.collectivities = collectivities;
        this.audit = audit;
        this.changes = changes;
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
        long id = stored.open(product, batch, actor, now);
        int added = 0;
        for (Good one : good)
            if (answers.insert(product, one.said(), new JdbcAnswers.From(one.day(), now, batch.channel(), null, id)))
                added++;
        stored.close(id, lines, added, good.size() - added, wrong.size(), told);
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

    private AnswerReceipt read(ProductId product, long id) {
        return stored.read(product, id).orElseThrow(() -> new NotFound("batch", id));
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
        return stored.latest(product, SHOWN);
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
        boolean undone = stored.undo(product, id, clock.instant());
        if (!undone) {
            read(product, id);
            throw new Refused("", "survey.batch.undone");
        }
        stored.testimonies(id)
                .forEach(testimony -> testimonies.withdraw(product, testimony, Withdrawal.MISTAKE, actor));
        int gone = stored.forgetAnswers(id);
        audit.record(
                actor.who(),
                "survey.answers-undone",
                "product:" + product,
                Map.of("batch", String.valueOf(id), "answers", String.valueOf(gone)));
        changes.of(product);
        return gone;
    }
}

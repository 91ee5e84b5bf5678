package org.terreau.survey;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.identity.Actor;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Paris;
import org.terreau.shared.Refused;
import org.terreau.shared.SecretToken;
import org.terreau.web.Allowances;

/** Answers as visitors leave them, and what they say together to the team. */
@Service
public class Answers {

    private static final int AN_HOUR_FROM_ONE_NETWORK = 20;

    private final JdbcAnswers answers;
    private final Surveys surveys;
    private final ResultsQuery query;
    private final Allowances allowances;
    private final JdbcSurveyChanges changes;
    private final Clock clock;

    Answers(
            JdbcAnswers answers,
            Surveys surveys,
            ResultsQuery query,
            Allowances allowances,
            JdbcSurveyChanges changes,
            Clock clock) {
        this.answers = answers;
        this.surveys = surveys;
        this.query = query;
        this.allowances = allowances;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * Receives an answer.
     *
     * @param found problems that the form found already
     * @param network counted and not kept
     * @return the secret of the link with which its author takes it back: shown once, and kept as a digest
     * @throws Refused naming the fields `facilite`, `utilite`, `recommandation`, `commentaire`, `role`
     */
    @Transactional
    public SecretToken receive(
            ProductId product, Answer.New said, List<Refused.Problem> found, Answer.Channel channel, String network) {
        if (!surveys.asked(product).open()) throw new Refused("", "survey.form.closed");
        List<Refused.Problem> problems = new ArrayList<>(said.problems());
        problems.addAll(found);
        if (!problems.isEmpty()) throw new Refused(problems);
        if (!allowances.take("survey-answer", network, AN_HOUR_FROM_ONE_NETWORK, Duration.ofHours(1)))
            throw new Refused("", "survey.form.too-many");
        SecretToken secret = SecretToken.draw();
        Instant now = clock.instant();
        answers.insert(product, said, new JdbcAnswers.From(Paris.day(now), now, channel, secret, null));
        changes.of(product);
        return secret;
    }

    /** What the chosen answers say, for those who work on the product. */
    @Transactional(readOnly = true)
    public Results results(ProductId product, Results.Choice choice, Actor actor) {
        surveys.mustWork(actor, product);
        return query.of(product, choice);
    }
}

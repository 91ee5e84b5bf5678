package org.terreau.survey;

import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.identity.Actor;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.shared.NotFound;
import org.terreau.shared.Refused;
import org.terreau.shared.SecretToken;
import org.terreau.testimony.Testimonies;
import org.terreau.testimony.Withdrawal;

/** An answer in its author's hands: whoever holds the secret of its link may take the agreement back, or all of it. */
@Service
public class OwnAnswers {

    private final JdbcAnswers answers;
    private final JdbcVerbatims verbatims;
    private final Products products;
    private final Testimonies testimonies;
    private final Audit audit;
    private final JdbcSurveyChanges changes;
    private final Clock clock;

    OwnAnswers(
            JdbcAnswers answers,
            JdbcVerbatims verbatims,
            Products products,
            Testimonies testimonies,
            Audit audit,
            JdbcSurveyChanges changes,
            Clock clock) {
        this.answers = answers;
        this.verbatims = verbatims;
        this.products = products;
        this.testimonies = testimonies;
        this.audit = audit;
        this.changes = changes;
        this.clock = clock;
    }

    /** NotFound for a link that is none, or whose answer was erased. */
    @Transactional(readOnly = true)
    public Answer read(SecretToken secret) {
        return answers.bySecret(secret).orElseThrow(() -> new NotFound("answer", "link"));
    }

    /**
     * Takes the agreement back: what was published goes at once, and so do the words themselves. The scores stay.
     *
     * @throws Refused when there is no agreement
     */
    @Transactional
    public void withdraw(SecretToken secret) {
        Answer answer = read(secret);
        if (!answer.consent()) throw new Refused("", "survey.own.no-consent");
        unpublish(answer);
        verbatims.withdrawn(answer.id(), true, clock.instant());
        written(answer, "survey.consent-withdrawn");
    }

    /** Erases the whole answer, scores and words: only the fact that one was erased stays. */
    @Transactional
    public void erase(SecretToken secret) {
        Answer answer = read(secret);
        unpublish(answer);
        answers.delete(answer.id());
        written(answer, "survey.answer-erased");
    }

    /** The same, by the program that brought the answer, under the identifier that it gave. */
    @Transactional
    public void erase(ProductId product, String external, Actor actor) {
        products.mustEdit(actor, product);
        Answer answer = answers.byExternal(product, Answer.Channel.PROGRAM.code() + ":" + external)
                .orElseThrow(() -> new NotFound("answer", external));
        unpublish(answer);
        answers.delete(answer.id());
        audit.record(
                actor.who(),
                "survey.answer-erased",
                "product:" + product,
                Map.of("answer", String.valueOf(answer.id())));
        changes.of(product);
    }

    private void unpublish(Answer answer) {
        verbatims
                .testimony(answer.id())
                .ifPresent(testimony ->
                        testimonies.withdraw(answer.product(), testimony, Withdrawal.AGREEMENT, Audit.Who.VISITOR));
    }

    private void written(Answer answer, String action) {
        audit.record(
                Audit.Who.VISITOR,
                action,
                "product:" + answer.product(),
                Map.of("answer", String.valueOf(answer.id())));
        changes.of(answer.product());
    }
}

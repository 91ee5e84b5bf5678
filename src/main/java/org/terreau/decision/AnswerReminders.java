package org.terreau.decision;

import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.terreau.identity.Accounts;
import org.terreau.mail.Message;
import org.terreau.mail.Outbox;
import org.terreau.shared.Languages;
import org.terreau.shared.Paris;
import org.terreau.shared.Turns;
import org.terreau.shared.Words;

/**
 * Reminds a team, once and shortly before the day, that it may answer a decision. Each decision has a transaction of its
 * own: a process that is killed in between goes on with the others and writes to nobody twice.
 */
@Component
class AnswerReminders {

    private final JdbcDecisions stored;
    private final Decisions decisions;
    private final Accounts accounts;
    private final Outbox outbox;
    private final Languages languages;
    private final TransactionTemplate transaction;

    AnswerReminders(
            JdbcDecisions stored,
            Decisions decisions,
            Accounts accounts,
            Outbox outbox,
            Languages languages,
            TransactionTemplate transaction) {
        this.stored = stored;
        this.decisions = decisions;
        this.accounts = accounts;
        this.outbox = outbox;
        this.languages = languages;
        this.transaction = transaction;
    }

    void remind(LocalDate today) {
        List<Decision> due = stored.unanswered(Paris.start(today.minusDays(Decisions.LONGEST_TO_ANSWER))).stream()
                .filter(decision -> !today.isBefore(decision.remindsOn()) && decision.awaitsAnswer(today))
                .toList();
        Turns.each(due, decision -> transaction.executeWithoutResult(status -> remind(decision, today)));
    }

    /** A decision without a team is left as it is: somebody may join until the day. */
    private void remind(Decision decision, LocalDate today) {
        List<Accounts.Account> team = decisions.team(decision).stream()
                .flatMap(member -> accounts.byId(member).stream())
                .toList();
        if (team.isEmpty() || !stored.reminded(decision.id(), today)) return;
        for (Accounts.Account member : team) outbox.send(letter(decision, member));
    }

    private Message letter(Decision decision, Accounts.Account member) {
        Words words = languages.in(member.language());
        return new Message(
                member.email(),
                "decision-answer",
                words.t("decision.mail.answer.subject", decision.subject().title(), words.date(decision.answerBy())),
                words.t(
                        "decision.mail.answer.text",
                        member.name(),
                        decision.subject().title(),
                        words.t("decision.outcome." + decision.outcome().code()),
                        words.date(decision.on()),
                        words.date(decision.answerBy()),
                        words.baseUrl() + decision.path()));
    }
}

package org.terreau.incubator;

import java.util.Set;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.terreau.identity.AccountId;
import org.terreau.identity.Accounts;
import org.terreau.mail.Message;
import org.terreau.mail.Outbox;
import org.terreau.shared.Languages;
import org.terreau.shared.NotFound;
import org.terreau.shared.Words;

/** Messages to those who work for an incubator: while somebody is away, their stand-in receives them and is told why. */
@Component
public class Letters {

    private final Accounts accounts;
    private final Absences absences;
    private final Outbox outbox;
    private final Languages languages;

    Letters(Accounts accounts, Absences absences, Outbox outbox, Languages languages) {
        this.accounts = accounts;
        this.absences = absences;
        this.outbox = outbox;
        this.languages = languages;
    }

    /** A message's words. */
    public record Letter(String subject, String text) {}

    /**
     * Sends in the caller's transaction.
     *
     * @param written in the language of the one who receives
     */
    public void send(AccountId meant, String kind, Function<Words, Letter> written) {
        Absences.Absence away = absences.today(Set.of(meant)).get(meant);
        Accounts.Account owner = account(meant);
        Accounts.Account receiver = away == null || away.standIn() == null ? owner : account(away.standIn());
        Words words = languages.in(receiver.language());
        Letter letter = written.apply(words);
        String text = away == null || receiver.equals(owner)
                ? letter.text()
                : words.t("incubator.mail.stand-in", owner.name(), words.date(away.last())) + "\n\n" + letter.text();
        outbox.send(new Message(
                receiver.email(), kind, letter.subject().replaceAll("\\s+", " ").strip(), text));
    }

    private Accounts.Account account(AccountId id) {
        return accounts.byId(id).orElseThrow(() -> new NotFound("account", id));
    }
}

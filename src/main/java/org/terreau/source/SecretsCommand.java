package org.terreau.source;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.terreau.shared.Command;
import org.terreau.web.SecretKeeper;
import org.terreau.web.Secrets;

/** `bin/terreau encrypt-again`: after a new key was put first in the settings. */
@Component
class SecretsCommand implements Command {

    private final List<SecretKeeper> keepers;
    private final Secrets secrets;
    private final TransactionTemplate transaction;
    private final MessageSource messages;

    SecretsCommand(
            List<SecretKeeper> keepers, Secrets secrets, TransactionTemplate transaction, MessageSource messages) {
        this.keepers = keepers;
        this.secrets = secrets;
        this.transaction = transaction;
        this.messages = messages;
    }

    @Override
    public String name() {
        return "encrypt-again";
    }

    @Override
    public String usage() {
        return messages.getMessage("source.encrypt.usage", null, Locale.FRENCH);
    }

    /** What became of a secret. */
    private enum Became {
        DONE,
        CURRENT,
        LOST
    }

    @Override
    public int run(List<String> arguments, PrintStream out) {
        int done = 0;
        int lost = 0;
        for (SecretKeeper keeper : keepers)
            for (long id : keeper.all()) {
                Became became = transaction.execute(status -> again(keeper, id));
                if (became == Became.DONE) done++;
                if (became == Became.LOST) lost++;
            }
        out.println(messages.getMessage("source.encrypt.done", new Object[] {done, lost}, Locale.FRENCH));
        return lost == 0 ? 0 : 1;
    }

    private Became again(SecretKeeper keeper, long id) {
        SecretKeeper.Kept kept = keeper.lock(id).orElse(null);
        if (kept == null || secrets.current(kept.hidden())) return Became.CURRENT;
        try {
            keeper.keep(id, secrets.encrypt(secrets.decrypt(kept.hidden(), kept.of()), kept.of()));
            return Became.DONE;
        } catch (Secrets.Lost unreadable) {
            return Became.LOST;
        }
    }
}

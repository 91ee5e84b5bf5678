package org.terreau.source;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.terreau.shared.Command;

/** `bin/terreau encrypt-again`: after a new key was put first in the settings. */
@Component
class SecretsCommand implements Command {

    private final JdbcSources sources;
    private final Secrets secrets;
    private final TransactionTemplate transaction;
    private final MessageSource messages;

    SecretsCommand(JdbcSources sources, Secrets secrets, TransactionTemplate transaction, MessageSource messages) {
        this.sources = sources;
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
        for (long id : sources.withSecret()) {
            Became became = transaction.execute(status -> again(id));
            if (became == Became.DONE) done++;
            if (became == Became.LOST) lost++;
        }
        out.println(messages.getMessage("source.encrypt.done", new Object[] {done, lost}, Locale.FRENCH));
        return lost == 0 ? 0 : 1;
    }

    private Became again(long id) {
        Source source = sources.lock(id).orElse(null);
        byte[] kept = sources.secret(id);
        if (source == null || kept == null || secrets.current(kept)) return Became.CURRENT;
        try {
            sources.keep(id, secrets.encrypt(secrets.decrypt(kept, source.product()), source.product()));
            return Became.DONE;
        } catch (Secrets.Lost unreadable) {
            return Became.LOST;
        }
    }
}

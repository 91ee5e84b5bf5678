package org.terreau.identity;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.terreau.audit.Audit;
import org.terreau.shared.Command;
import org.terreau.shared.EmailAddress;

/** Removes the passkeys of somebody for whom nobody else can answer, such as the only administrator. */
@Component
class ForgetPasskeysCommand implements Command {

    private final Accounts accounts;
    private final JdbcPasskeys passkeys;
    private final JdbcPasskeyRecoveries recoveries;
    private final Audit audit;
    private final MessageSource messages;

    ForgetPasskeysCommand(
            Accounts accounts,
            JdbcPasskeys passkeys,
            JdbcPasskeyRecoveries recoveries,
            Audit audit,
            MessageSource messages) {
        this.accounts = accounts;
        this.passkeys = passkeys;
        this.recoveries = recoveries;
        this.audit = audit;
        this.messages = messages;
    }

    @Override
    public String name() {
        return "forget-passkeys";
    }

    @Override
    public String usage() {
        return text("passkey.command.usage");
    }

    @Override
    public int run(List<String> arguments, PrintStream out) {
        Optional<Accounts.Account> account = arguments.size() == 1 && EmailAddress.valid(arguments.get(0))
                ? accounts.byEmail(new EmailAddress(arguments.get(0)))
                : Optional.empty();
        if (account.isEmpty()) {
            out.println(usage());
            return 2;
        }
        AccountId id = account.get().id();
        int removed = passkeys.removeAll(id);
        recoveries.end(id);
        audit.record(Audit.Who.PROGRAM, "identity.recovery-done", "account:" + id, Map.of());
        out.println(text("passkey.command.done", removed));
        return 0;
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.FRENCH);
    }
}

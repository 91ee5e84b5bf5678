package org.terreau.identity;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.terreau.shared.Command;
import org.terreau.shared.EmailAddress;

/** `bin/terreau add-administrator EMAIL NAME`: who holds the machine names the first administrator. */
@Component
class AdministratorCommand implements Command {

    private final Accounts accounts;
    private final SignInLinks links;
    private final MessageSource messages;

    AdministratorCommand(Accounts accounts, SignInLinks links, MessageSource messages) {
        this.accounts = accounts;
        this.links = links;
        this.messages = messages;
    }

    @Override
    public String name() {
        return "add-administrator";
    }

    @Override
    public String usage() {
        return text("identity.administrator.usage");
    }

    @Override
    public int run(List<String> arguments, PrintStream out) {
        if (arguments.size() < 2 || !EmailAddress.valid(arguments.get(0))) {
            out.println(usage());
            return 2;
        }
        AccountId account = accounts.open(
                new EmailAddress(arguments.get(0)), String.join(" ", arguments.subList(1, arguments.size())));
        accounts.grant(account, new Grant(Role.ADMINISTRATOR, Grant.EVERYWHERE), null);
        out.println(text("identity.administrator.added", arguments.get(0)));
        out.println(links.issue(account, SignInLinks.SHORT, "/reglages"));
        return 0;
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.FRENCH);
    }
}

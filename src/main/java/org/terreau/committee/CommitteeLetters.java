package org.terreau.committee;

import java.util.List;
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;
import org.terreau.identity.Accounts;
import org.terreau.mail.Message;
import org.terreau.mail.Outbox;
import org.terreau.portfolio.Product;
import org.terreau.web.Pages;
import org.terreau.web.Ui;

/** The e-mails about a committee, each in its reader's language, in the caller's transaction. */
@Component
class CommitteeLetters {

    private final Readers readers;
    private final Outbox outbox;
    private final Pages pages;

    CommitteeLetters(Readers readers, Outbox outbox, Pages pages) {
        this.readers = readers;
        this.outbox = outbox;
        this.pages = pages;
    }

    private int write(
            List<Accounts.Account> to,
            String what,
            Product product,
            Committee committee,
            BiFunction<Ui, Accounts.Account, String> text) {
        for (Accounts.Account account : to) {
            Ui ui = pages.outsideRequest(account.language());
            outbox.send(new Message(
                    account.email(),
                    "committee-" + what,
                    ui.t("committee.mail." + what + ".subject", product.name(), ui.date(committee.meetsOn())),
                    text.apply(ui, account)));
        }
        return to.size();
    }

    private static String link(Ui ui, Committee committee) {
        return ui.baseUrl() + committee.path();
    }

    /** The papers are due in so many days. */
    int due(Product product, Committee committee, CommitteeRules rules, int days) {
        return write(
                readers.members(product),
                "due",
                product,
                committee,
                (ui, account) -> ui.t(
                        "committee.mail.due.text",
                        account.name(),
                        product.name(),
                        ui.date(committee.meetsOn()),
                        ui.date(rules.papersDue(committee.meetsOn())),
                        days,
                        link(ui, committee)));
    }

    int sent(Product product, Committee committee) {
        return write(
                readers.invited(product),
                "sent",
                product,
                committee,
                (ui, account) -> ui.t(
                        "committee.mail.sent.text",
                        account.name(),
                        product.name(),
                        ui.date(committee.meetsOn()),
                        link(ui, committee)));
    }

    int frozen(Product product, Committee committee) {
        List<Accounts.Account> to = new java.util.ArrayList<>(readers.members(product));
        if (committee.sentAt() != null)
            for (Accounts.Account invited : readers.invited(product))
                if (to.stream().noneMatch(known -> known.id().equals(invited.id()))) to.add(invited);
        return write(
                to,
                "frozen",
                product,
                committee,
                (ui, account) -> ui.t(
                        "committee.mail.frozen.text",
                        account.name(),
                        product.name(),
                        ui.date(committee.meetsOn()),
                        link(ui, committee)));
    }

    int asked(Product product, Committee committee, String text) {
        return write(
                readers.members(product),
                "asked",
                product,
                committee,
                (ui, account) -> ui.t(
                        "committee.mail.asked.text",
                        account.name(),
                        product.name(),
                        ui.date(committee.meetsOn()),
                        text,
                        link(ui, committee)));
    }

    int reopened(Product product, Committee committee, String reason) {
        return write(
                readers.members(product),
                "reopened",
                product,
                committee,
                (ui, account) -> ui.t(
                        "committee.mail.reopened.text",
                        account.name(),
                        product.name(),
                        ui.date(committee.meetsOn()),
                        reason,
                        link(ui, committee)));
    }
}

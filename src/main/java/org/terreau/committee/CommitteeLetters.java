package org.terreau.committee;

import java.time.LocalDate;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.terreau.identity.Accounts;
import org.terreau.mail.Message;
import org.terreau.mail.Outbox;
import org.terreau.portfolio.Product;
import org.terreau.shared.Languages;
import org.terreau.shared.Words;

/** The e-mails about a committee, each in its reader's language, in the caller's transaction. */
@Component
class CommitteeLetters {

    private final Readers readers;
    private final Outbox outbox;
    private final Languages languages;

    CommitteeLetters(Readers readers, Outbox outbox, Languages languages) {
        this.readers = readers;
        this.outbox = outbox;
        this.languages = languages;
    }

    private int write(
            List<Accounts.Account> to,
            String what,
            Product product,
            Committee committee,
            BiFunction<Words, Accounts.Account, String> text) {
        for (Accounts.Account account : to) {
            Words words = languages.in(account.language());
            outbox.send(new Message(
                    account.email(),
                    "committee-" + what,
                    words.t("committee.mail." + what + ".subject", product.name(), words.date(committee.meetsOn())),
                    text.apply(words, account)));
        }
        return to.size();
    }

    private static String link(Words words, Committee committee) {
        return words.baseUrl() + committee.path();
    }

    /** The pack is frozen and sent in so many days. */
    int due(Product product, Committee committee, LocalDate freezesOn, int days) {
        return write(
                readers.members(product),
                "due",
                product,
                committee,
                (words, account) -> words.t(
                        "committee.mail.due.text",
                        account.name(),
                        product.name(),
                        words.date(committee.meetsOn()),
                        words.date(freezesOn),
                        days,
                        link(words, committee)));
    }

    int sent(Product product, Committee committee) {
        return write(
                readers.invited(product),
                "sent",
                product,
                committee,
                (words, account) -> words.t(
                        "committee.mail.sent.text",
                        account.name(),
                        product.name(),
                        words.date(committee.meetsOn()),
                        link(words, committee)));
    }

    int frozen(Product product, Committee committee) {
        return write(
                committee.sentAt() == null ? readers.members(product) : readers.concerned(product),
                "frozen",
                product,
                committee,
                (words, account) -> words.t(
                        "committee.mail.frozen.text",
                        account.name(),
                        product.name(),
                        words.date(committee.meetsOn()),
                        late(words, committee),
                        link(words, committee)));
    }

    /** What was not written when the pack was frozen; empty when nothing is missing. */
    private static String late(Words words, Committee committee) {
        List<String> missing = committee.words().missing();
        if (missing.isEmpty()) return "";
        return "\n\n"
                + missing.stream()
                        .map(code -> words.t("committee.late." + code))
                        .collect(Collectors.joining(" "))
                + " "
                + words.t("committee.mail.frozen.late");
    }

    /** The team asks the staff for a rehearsal. */
    int rehearsalAsked(Product product, Committee committee, String wish) {
        return write(
                readers.staff(product),
                "rehearsal",
                product,
                committee,
                (words, account) -> words.t(
                        "committee.mail.rehearsal.text",
                        account.name(),
                        product.name(),
                        words.date(committee.meetsOn()),
                        wish.isEmpty() ? "" : "\n\n" + wish,
                        link(words, committee)));
    }

    /** The staff answer with a day, a remark, or both. */
    int rehearsalAnswered(Product product, Committee committee, @Nullable LocalDate heldOn, String remark) {
        return write(
                readers.members(product),
                "rehearsal-answer",
                product,
                committee,
                (words, account) -> words.t(
                        "committee.mail.rehearsal-answer.text",
                        account.name(),
                        product.name(),
                        words.date(committee.meetsOn()),
                        heldOn == null
                                ? words.t("committee.rehearsal.no-day")
                                : words.t("committee.rehearsal.on", words.date(heldOn)),
                        remark.isEmpty() ? "" : "\n\n" + remark,
                        link(words, committee)));
    }

    int asked(Product product, Committee committee, String text) {
        return write(
                readers.members(product),
                "asked",
                product,
                committee,
                (words, account) -> words.t(
                        "committee.mail.asked.text",
                        account.name(),
                        product.name(),
                        words.date(committee.meetsOn()),
                        text,
                        link(words, committee)));
    }

    int reopened(Product product, Committee committee, String reason) {
        return write(
                readers.members(product),
                "reopened",
                product,
                committee,
                (words, account) -> words.t(
                        "committee.mail.reopened.text",
                        account.name(),
                        product.name(),
                        words.date(committee.meetsOn()),
                        reason,
                        link(words, committee)));
    }
}

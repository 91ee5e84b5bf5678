package org.terreau.committee;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.terreau.decision.Decidable;
import org.terreau.decision.Decision;
import org.terreau.decision.Decisions;
import org.terreau.identity.AccountId;
import org.terreau.identity.Accounts;
import org.terreau.identity.Role;
import org.terreau.mail.Message;
import org.terreau.mail.Outbox;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.shared.Languages;
import org.terreau.shared.Words;

/** The e-mails about sessions and about what was decided on products, each in its reader's language. */
@Component
class SessionLetters {

    private final Readers readers;
    private final Products products;
    private final Accounts accounts;
    private final Decisions decisions;
    private final Outbox outbox;
    private final Languages languages;

    SessionLetters(
            Readers readers,
            Products products,
            Accounts accounts,
            Decisions decisions,
            Outbox outbox,
            Languages languages) {
        this.readers = readers;
        this.products = products;
        this.accounts = accounts;
        this.decisions = decisions;
        this.outbox = outbox;
        this.languages = languages;
    }

    /** Tells teams, applicants, sponsors and members of the committee that it is postponed, or given up. */
    int postponed(Session session, List<Decidable> subjects, @Nullable LocalDate to, String reason) {
        Map<AccountId, Accounts.Account> people = new LinkedHashMap<>();
        for (Decidable about : subjects) concerned(about).forEach(one -> people.putIfAbsent(one.id(), one));
        for (Accounts.Account member :
                accounts.holding(session.incubator().value(), Role.COMMITTEE_MEMBER, Role.LEAD, Role.COACH))
            people.putIfAbsent(member.id(), member);
        String key = to == null ? "committee.mail.given-up" : "committee.mail.postponed";
        return write(
                List.copyOf(people.values()),
                "committee-postponed",
                words -> words.t(key + ".subject", words.date(session.meetsOn())),
                (words, account) -> words.t(
                        key + ".text",
                        account.name(),
                        words.date(session.meetsOn()),
                        to == null ? "" : words.date(to),
                        reason));
    }

    /** Tells the team and the sponsors of a product what was decided on it, but for whom its dossier told already. */
    int decided(ProductId id, Decision decision, Collection<AccountId> told) {
        Product product = products.read(id);
        return write(
                readers.concerned(product).stream()
                        .filter(one -> !told.contains(one.id()))
                        .toList(),
                "committee-decided",
                words -> words.t(
                        "committee.mail.decided.subject",
                        product.name(),
                        words.t("decision.outcome." + decision.outcome().code())),
                (words, account) -> words.t(
                        "committee.mail.decided.text",
                        account.name(),
                        product.name(),
                        words.t("decision.outcome." + decision.outcome().code()),
                        words.date(decision.on()),
                        decision.reason(),
                        words.baseUrl() + decision.path()));
    }

    private List<Accounts.Account> concerned(Decidable about) {
        return about.id(ProductId.DECIDED_AS)
                .map(ProductId::new)
                .map(products::read)
                .map(readers::concerned)
                .orElseGet(() -> decisions.people(about.subject().key()).stream()
                        .flatMap(person -> accounts.byId(person).stream())
                        .toList());
    }

    private int write(
            List<Accounts.Account> to,
            String kind,
            Function<Words, String> subject,
            BiFunction<Words, Accounts.Account, String> text) {
        for (Accounts.Account account : to) {
            Words words = languages.in(account.language());
            outbox.send(new Message(account.email(), kind, subject.apply(words), text.apply(words, account)));
        }
        return to.size();
    }
}

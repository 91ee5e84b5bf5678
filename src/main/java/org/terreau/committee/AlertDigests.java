package org.terreau.committee;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.terreau.identity.AccountId;
import org.terreau.identity.Accounts;
import org.terreau.mail.Message;
import org.terreau.mail.Outbox;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.portfolio.Shelf;
import org.terreau.shared.Languages;
import org.terreau.shared.Words;

/**
 * The e-mails that tell teams what was noticed. One transaction a person: a process that is killed has told some and not the
 * others, and the next run goes on with these.
 */
@Service
class AlertDigests {

    private static final int MOST = 40;
    /** The longest time between two digests, and a little. */
    private static final Duration LOOKED_BACK = Duration.ofDays(40);
    /** What transactions still open are noticing waits for the next digest. */
    private static final Duration SETTLED = Duration.ofMinutes(1);

    private final JdbcAlerts alerts;
    private final DigestReaders readers;
    private final Products products;
    private final Accounts accounts;
    private final Shelf shelf;
    private final Outbox outbox;
    private final Languages languages;
    private final TransactionTemplate transaction;
    private final Clock clock;

    AlertDigests(
            JdbcAlerts alerts,
            DigestReaders readers,
            Products products,
            Accounts accounts,
            Shelf shelf,
            Outbox outbox,
            Languages languages,
            TransactionTemplate transaction,
            Clock clock) {
        this.alerts = alerts;
        this.readers = readers;
        this.products = products;
        this.accounts = accounts;
        this.shelf = shelf;
        this.outbox = outbox;
        this.languages = languages;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** @return how many digests left */
    int send(LocalDate today) {
        Instant until = clock.instant().minus(SETTLED);
        Map<AccountId, List<ProductId>> members = new LinkedHashMap<>();
        for (ProductId product : alerts.products(until.minus(LOOKED_BACK)))
            for (AccountId member : products.team(product))
                members.computeIfAbsent(member, none -> new ArrayList<>()).add(product);
        int sent = 0;
        for (Map.Entry<AccountId, List<ProductId>> member : members.entrySet()) {
            boolean told = Objects.requireNonNull(
                    transaction.execute(status -> tell(member.getKey(), member.getValue(), today, until)));
            if (told) sent++;
        }
        return sent;
    }

    private boolean tell(AccountId member, List<ProductId> products, LocalDate today, Instant until) {
        Accounts.Account account = accounts.byId(member).orElse(null);
        if (account == null) return false;
        DigestReaders.Reader reader = readers.lock(member, today);
        if (reader.team() == DigestRhythm.WEEKLY) readers.teamTold(member, until);
        if (!reader.teamToldOn(today)) return false;
        List<Alert> news = alerts.between(products, reader.teamToldUntil(), until);
        readers.teamTold(member, until);
        if (news.isEmpty()) return false;
        Words words = languages.in(account.language());
        String stop = words.baseUrl() + "/alertes/" + reader.key() + "/arret";
        outbox.send(new Message(
                        account.email(),
                        "alert-team",
                        words.t("alert.mail.team.subject", Math.min(MOST, news.size())),
                        words.t(
                                "alert.mail.team.text",
                                account.name(),
                                lines(news, words),
                                words.baseUrl() + "/alertes/reglages",
                                stop))
                .stoppedAt(stop));
        return true;
    }

    /** Product by product. */
    private String lines(List<Alert> news, Words words) {
        StringBuilder lines = new StringBuilder();
        ProductId before = null;
        for (Alert alert : news.subList(0, Math.min(MOST, news.size()))) {
            if (!alert.product().equals(before)) {
                before = alert.product();
                lines.append(lines.isEmpty() ? "" : "\n")
                        .append(name(before))
                        .append('\n')
                        .append(words.baseUrl())
                        .append(before.path())
                        .append("/alertes\n");
            }
            lines.append("- ").append(AlertWords.sentence(alert, words)).append('\n');
        }
        if (news.size() > MOST) lines.append(words.t("alert.mail.more")).append('\n');
        return lines.toString();
    }

    private String name(ProductId product) {
        return shelf.card(product).map(card -> card.product().name()).orElse(product.value());
    }
}

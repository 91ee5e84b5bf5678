package org.terreau.committee;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.terreau.identity.AccountId;
import org.terreau.identity.Accounts;
import org.terreau.impact.Impact;
import org.terreau.impact.Series;
import org.terreau.mail.Message;
import org.terreau.mail.Outbox;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Languages;
import org.terreau.shared.Paris;
import org.terreau.shared.Words;

/** What sponsors are told of the products they sponsor: the north star, its trend, what was noticed, the next committee. */
@Service
public class SponsorDigests {

    private static final int ALERTS = 5;

    private final JdbcSponsors contacts;
    private final Sponsors sponsors;
    private final JdbcAlerts alerts;
    private final JdbcCommittees committees;
    private final ClockQuery clocks;
    private final DigestReaders readers;
    private final Impact impact;
    private final Accounts accounts;
    private final Outbox outbox;
    private final Languages languages;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SponsorDigests(
            JdbcSponsors contacts,
            Sponsors sponsors,
            JdbcAlerts alerts,
            JdbcCommittees committees,
            ClockQuery clocks,
            DigestReaders readers,
            Impact impact,
            Accounts accounts,
            Outbox outbox,
            Languages languages,
            TransactionTemplate transaction,
            Clock clock) {
        this.contacts = contacts;
        this.sponsors = sponsors;
        this.alerts = alerts;
        this.committees = committees;
        this.clocks = clocks;
        this.readers = readers;
        this.impact = impact;
        this.accounts = accounts;
        this.outbox = outbox;
        this.languages = languages;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Sends what is due on a day, one transaction a person; what was due on a day on which the program did not run leaves
     * once, the next time that it does.
     *
     * @return how many digests left
     */
    public int send(LocalDate today) {
        int sent = 0;
        for (AccountId contact : contacts.everybody()) {
            boolean told = Objects.requireNonNull(transaction.execute(status -> tell(contact, today)));
            if (told) sent++;
        }
        return sent;
    }

    private boolean tell(AccountId contact, LocalDate today) {
        Accounts.Account account = accounts.byId(contact).orElse(null);
        if (account == null) return false;
        DigestReaders.Reader reader = readers.lock(contact, today);
        LocalDate told = reader.sponsorToldOn();
        LocalDate since = told == null || told.isBefore(reader.sponsorSince()) ? reader.sponsorSince() : told;
        if (!reader.sponsor().due(since, today)) return false;
        readers.sponsorTold(contact, today);
        List<Product> products = sponsors.sponsoredBy(contact);
        if (products.isEmpty()) return false;
        Words words = languages.in(account.language());
        String stop = words.baseUrl() + "/alertes/" + reader.key() + "/arret";
        outbox.send(new Message(
                        account.email(),
                        "alert-sponsor",
                        words.t("alert.mail.sponsor.subject", products.size()),
                        words.t(
                                "alert.mail.sponsor.text",
                                account.name(),
                                text(products, told == null ? today.minusMonths(1) : told, today, words),
                                words.baseUrl() + "/dossiers-de-preuves",
                                words.baseUrl() + "/alertes/reglages",
                                stop))
                .stoppedAt(stop));
        return true;
    }

    private String text(List<Product> products, LocalDate since, LocalDate today, Words words) {
        List<ProductId> ids = products.stream().map(Product::id).toList();
        Map<ProductId, LocalDate> next = committees.next(ids, today);
        Map<ProductId, ProductClock> left = clocks.clocks(products);
        Instant after = Paris.start(since);
        List<Alert> noticed = alerts.between(ids, after, clock.instant());
        StringBuilder text = new StringBuilder();
        for (Product product : products) {
            text.append(text.isEmpty() ? "" : "\n").append(product.name()).append('\n');
            text.append("- ").append(northStar(product.id(), words)).append('\n');
            noticed.stream()
                    .filter(alert -> alert.product().equals(product.id()))
                    .limit(ALERTS)
                    .forEach(alert -> text.append("- ")
                            .append(AlertWords.sentence(alert, words))
                            .append('\n'));
            LocalDate meets = next.get(product.id());
            text.append("- ")
                    .append(
                            meets == null
                                    ? words.t("alert.mail.next.none")
                                    : words.t("alert.mail.next", words.date(meets)));
            ProductClock clock = left.get(product.id());
            if (clock != null) text.append("\n- ").append(ClockWords.committee(clock, words));
            text.append("\n  ")
                    .append(words.baseUrl())
                    .append(product.id().path())
                    .append("/stats\n");
        }
        return text.toString();
    }

    private String northStar(ProductId product, Words words) {
        List<Series> series = impact.published(product).series();
        if (series.isEmpty() || series.get(0).empty()) return words.t("alert.mail.star.none");
        Series star = series.get(0);
        String value = AlertWords.value(star.last().value(), star.indicator().unit(), words);
        String when = AlertWords.period(star.periodicity().code(), star.last().start(), words);
        return star.overAYear()
                .map(change -> words.t(
                        "alert.mail.star.trend",
                        star.indicator().name(),
                        value,
                        when,
                        (change.percent().signum() > 0 ? "+" : "")
                                + words.number(change.percent().setScale(1, java.math.RoundingMode.HALF_UP))))
                .orElseGet(() -> words.t("alert.mail.star", star.indicator().name(), value, when));
    }
}

package org.terreau.committee;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.terreau.portfolio.MyProducts;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Shelf;
import org.terreau.shared.Paris;
import org.terreau.shared.Words;
import org.terreau.today.Awaited;
import org.terreau.today.Reader;
import org.terreau.today.WaitingList;

/** What was noticed in a week of the figures of one's products, a line a product. */
@Component
class AlertsToday extends WaitingList {

    private static final Duration WEEK = Duration.ofDays(7);

    private final JdbcAlerts alerts;
    private final MyProducts mine;
    private final Shelf shelf;
    private final Clock clock;

    AlertsToday(JdbcAlerts alerts, MyProducts mine, Shelf shelf, Clock clock) {
        super("alertes", 110, "/mes-produits?lesquels=equipes", actor -> true);
        this.alerts = alerts;
        this.mine = mine;
        this.shelf = shelf;
        this.clock = clock;
    }

    @Override
    public Waiting waiting(Reader reader) {
        Set<ProductId> products = mine.ofTeams(reader.actor());
        if (products.isEmpty()) return Waiting.NOT_THEIRS;
        Map<ProductId, List<Alert>> noticed = new LinkedHashMap<>();
        for (Alert alert : alerts.between(products, clock.instant().minus(WEEK), clock.instant()))
            noticed.computeIfAbsent(alert.product(), none -> new ArrayList<>()).add(alert);
        return Waiting.first(
                noticed.entrySet().stream()
                        .map(one -> line(one.getKey(), one.getValue(), reader.words()))
                        .toList(),
                reader.most());
    }

    private Awaited line(ProductId product, List<Alert> noticed, Words words) {
        String name = shelf.card(product).map(card -> card.product().name()).orElse(product.value());
        return new Awaited(
                words.t("alert.today.what", noticed.size()),
                new Awaited.About("product:" + product, name),
                AlertWords.sentence(noticed.get(0), words),
                Paris.day(noticed.get(0).foundAt()),
                null,
                new Awaited.Action(words.t("alert.today.do"), product.path() + "/alertes"));
    }
}

package org.terreau.team;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.terreau.identity.Grant;
import org.terreau.identity.Role;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Words;
import org.terreau.today.Awaited;
import org.terreau.today.Reader;
import org.terreau.today.WaitingList;

/**
 * What teams lack and what is worth telling early of them, a line a product: to who leads their incubator, to the agent who
 * carries the product, to who answers for it, and so once a week in the letter of Mondays.
 */
@Component
class TeamsToday extends WaitingList {

    private static final int SAID = 3;

    private final TeamSignals signals;
    private final JdbcMissions stored;

    TeamsToday(TeamSignals signals, JdbcMissions stored) {
        super("equipes", 105, "/mes-produits", actor -> true);
        this.signals = signals;
        this.stored = stored;
    }

    private static Awaited line(TeamSignals.Signal signal, Words words) {
        Product product = signal.product();
        String why = Stream.concat(
                        signal.warnings().stream().map(warning -> warning.said(words)),
                        signal.lacks().stream().map(lack -> GateWords.said(lack, words)))
                .limit(SAID)
                .collect(Collectors.joining(" "));
        return new Awaited(
                words.t("team.today.what", signal.count()),
                new Awaited.About("product:" + product.id(), product.name()),
                why,
                null,
                signal.due(),
                new Awaited.Action(words.t("team.today.do"), product.id().path() + "/equipe"));
    }

    @Override
    public Waiting waiting(Reader reader) {
        Set<ProductId> own = Set.copyOf(stored.carriedBy(reader.actor().id()));
        Set<String> led = reader.incubators(Role.LEAD);
        if (own.isEmpty() && led.isEmpty()) return Waiting.NOT_THEIRS;
        List<TeamSignals.Signal> told = new ArrayList<>();
        if (!led.isEmpty())
            for (TeamSignals.Signal signal : signals.all()) if (leads(led, signal.product())) told.add(signal);
        Set<ProductId> there =
                told.stream().map(signal -> signal.product().id()).collect(Collectors.toSet());
        told.addAll(signals.of(own.stream().filter(id -> !there.contains(id)).toList(), reader.actor()));
        told.sort(Comparator.comparing((TeamSignals.Signal signal) ->
                        own.contains(signal.product().id()))
                .reversed()
                .thenComparing(TeamSignals.Signal::due, Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(TeamSignals.Signal::count, Comparator.reverseOrder()));
        return new Waiting(
                told.stream()
                        .limit(reader.most())
                        .map(signal -> line(signal, reader.words()))
                        .toList(),
                told.size());
    }

    private static boolean leads(Set<String> led, Product product) {
        return led.contains(Grant.EVERYWHERE)
                || led.contains(product.incubator().value());
    }
}

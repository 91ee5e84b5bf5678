package org.terreau.support;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.terreau.identity.Role;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.today.Awaited;
import org.terreau.today.Reader;
import org.terreau.today.WaitingList;

/** Mandates of coaching without a session or a report for too long, and those that nobody keeps any more. */
@Component
class MandatesToday extends WaitingList {

    private final JdbcMandates stored;
    private final Products products;

    MandatesToday(JdbcMandates stored, Products products) {
        super("appui-mandats", 17, "/appui/ma-semaine", Reader::worksForOne);
        this.stored = stored;
        this.products = products;
    }

    @Override
    public Waiting waiting(Reader reader) {
        List<JdbcMandates.Waiting> waiting =
                stored.waiting(reader.actor().id(), reader.incubators(Role.LEAD), reader.today());
        if (waiting.isEmpty()) return Waiting.NOTHING;
        Map<ProductId, String> known = products.names(
                waiting.stream().map(one -> one.mandate().product()).collect(Collectors.toSet()));
        return Waiting.first(
                waiting.stream().map(one -> line(one, known, reader)).toList(), reader.most());
    }

    private static Awaited line(JdbcMandates.Waiting waiting, Map<ProductId, String> known, Reader reader) {
        Mandate mandate = waiting.mandate();
        String name = known.getOrDefault(mandate.product(), mandate.product().value());
        String signal = waiting.signal().code();
        return new Awaited(
                reader.words().t("support.today." + signal),
                new Awaited.About("product:" + mandate.product(), name),
                reader.words().t("support.today." + signal + ".why"),
                waiting.since(),
                null,
                new Awaited.Action(
                        reader.words().t("support.today." + signal + ".do"),
                        waiting.signal() == MandateWatch.Signal.NO_REPORT
                                ? mandate.path() + "/bilan"
                                : waiting.signal() == MandateWatch.Signal.NO_COACH ? "/appui/charge" : mandate.path()));
    }
}

package org.terreau.source;

import java.util.List;
import org.springframework.stereotype.Component;
import org.terreau.identity.Actor;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Shelf;
import org.terreau.shared.Words;
import org.terreau.today.Awaited;
import org.terreau.today.Reader;
import org.terreau.today.WaitingList;

/** Sources of the whole installation that were cut off after failing, a line a product, for administrators. */
@Component
class SourcesToday extends WaitingList {

    private final JdbcSources sources;
    private final Shelf shelf;

    SourcesToday(JdbcSources sources, Shelf shelf) {
        super("sources", 900, "/mes-produits?attente=oui", Actor::administrator);
        this.sources = sources;
        this.shelf = shelf;
    }

    @Override
    public Waiting waiting(Reader reader) {
        List<JdbcSources.CutOff> cut = sources.cutOff();
        return Waiting.first(cut.stream().map(one -> line(one, reader.words())).toList(), reader.most());
    }

    private Awaited line(JdbcSources.CutOff cut, Words words) {
        ProductId product = cut.product();
        return new Awaited(
                words.t("source.today.what", cut.number()),
                new Awaited.About(
                        "product:" + product,
                        shelf.card(product).map(card -> card.product().name()).orElse(product.value())),
                words.t("source.today.why"),
                null,
                null,
                new Awaited.Action(words.t("source.today.do"), product.path() + "/sources"));
    }
}

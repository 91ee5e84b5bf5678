package org.terreau.standard;

import java.util.List;
import org.springframework.stereotype.Component;
import org.terreau.identity.Grant;
import org.terreau.identity.Role;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Shelf;
import org.terreau.shared.Paris;
import org.terreau.today.Awaited;
import org.terreau.today.Reader;
import org.terreau.today.WaitingList;

/** Contests of checks that staff have to accept or not. */
@Component
class ContestsToday extends WaitingList {

    private final JdbcContests contests;
    private final Shelf shelf;

    ContestsToday(JdbcContests contests, Shelf shelf) {
        super("contestations", 430, "/qualite", Reader::worksForOne);
        this.contests = contests;
        this.shelf = shelf;
    }

    @Override
    public Waiting waiting(Reader reader) {
        java.util.Set<String> scopes = reader.incubators(Role.STAFF, Role.COACH, Role.LEAD);
        List<ProductId> theirs = shelf.cards().stream()
                .map(card -> card.product())
                .filter(product -> scopes.contains(Grant.EVERYWHERE)
                        || scopes.contains(product.incubator().value()))
                .map(product -> product.id())
                .toList();
        List<Awaited> lines = contests.running(theirs, reader.today()).stream()
                .filter(one -> one.waitsOn(reader.today()))
                .map(one -> new Awaited(
                        reader.words()
                                .t(
                                        "standard.today.what",
                                        reader.words()
                                                .t("standard.check."
                                                        + one.check().code())),
                        new Awaited.About(
                                "product:" + one.product(),
                                shelf.card(one.product())
                                        .map(card -> card.product().name())
                                        .orElse(one.product().value())),
                        reader.words().t("standard.today.why"),
                        Paris.day(one.askedAt()),
                        null,
                        new Awaited.Action(reader.words().t("standard.today.do"), one.path())))
                .toList();
        return Waiting.first(lines, reader.most());
    }
}

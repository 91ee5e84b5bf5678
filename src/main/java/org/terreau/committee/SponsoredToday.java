package org.terreau.committee;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.terreau.decision.Decision;
import org.terreau.decision.Decisions;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Paris;
import org.terreau.shared.Words;
import org.terreau.today.Awaited;
import org.terreau.today.Reader;
import org.terreau.today.WaitingList;

/** What waits for those who pay products: committees that come, money that ends, decisions taken lately. */
@Component
class SponsoredToday extends WaitingList {

    private static final int DAYS_BEFORE_COMMITTEE = 45;
    private static final int DAYS_AFTER_DECISION = 14;

    private final Sponsors sponsors;
    private final JdbcCommittees committees;
    private final ClockQuery clocks;
    private final Decisions decisions;

    SponsoredToday(Sponsors sponsors, JdbcCommittees committees, ClockQuery clocks, Decisions decisions) {
        super("financements", 80, "/dossiers-de-preuves", actor -> true);
        this.sponsors = sponsors;
        this.committees = committees;
        this.clocks = clocks;
        this.decisions = decisions;
    }

    @Override
    public Waiting waiting(Reader reader) {
        List<Product> sponsored = sponsors.sponsoredBy(reader.actor().id());
        if (sponsored.isEmpty()) return Waiting.NOT_THEIRS;
        Map<ProductId, Product> products = new HashMap<>();
        sponsored.forEach(product -> products.put(product.id(), product));
        List<Awaited> lines = new ArrayList<>(convened(products, reader));
        clocks.clocks(sponsored).forEach((id, clock) -> {
            if (clock.pressing()) lines.add(ending(Objects.requireNonNull(products.get(id)), clock, reader.words()));
        });
        lines.addAll(decided(products, reader));
        lines.sort(Comparator.comparing(Awaited::until, Comparator.nullsLast(Comparator.naturalOrder())));
        return Waiting.first(lines, reader.most());
    }

    private List<Awaited> convened(Map<ProductId, Product> products, Reader reader) {
        LocalDate last = reader.today().plusDays(DAYS_BEFORE_COMMITTEE);
        return committees
                .all(new JdbcCommittees.Choice(List.copyOf(products.keySet()), "", "a-venir", false, reader.today()))
                .stream()
                .filter(committee -> !committee.meetsOn().isAfter(last))
                .map(committee ->
                        convened(committee, Objects.requireNonNull(products.get(committee.product())), reader.words()))
                .toList();
    }

    private static Awaited convened(Committee committee, Product product, Words words) {
        boolean sent = committee.state() != Committee.State.DRAFT;
        return new Awaited(
                words.t("committee.today.sponsor"),
                about(product),
                words.t(sent ? "committee.today.sponsor.sent" : "committee.today.sponsor.draft"),
                null,
                committee.meetsOn(),
                new Awaited.Action(
                        words.t(sent ? "committee.today.sponsor.read" : "committee.today.sponsor.see"),
                        sent ? committee.path() : product.id().path() + "/stats"));
    }

    private static Awaited ending(Product product, ProductClock clock, Words words) {
        return new Awaited(
                words.t("committee.today.ends"),
                about(product),
                ClockWords.committee(clock, words),
                null,
                clock.period().ends(),
                new Awaited.Action(
                        words.t("committee.today.sponsor.see"), product.id().path() + "/stats"));
    }

    private List<Awaited> decided(Map<ProductId, Product> products, Reader reader) {
        LocalDate first = reader.today().minusDays(DAYS_AFTER_DECISION);
        return decisions
                .published(products.keySet().stream().map(ProductId::decidedAs).toList())
                .stream()
                .filter(decision ->
                        !Paris.day(decision.publication().recordedAt()).isBefore(first))
                .map(decision -> decided(
                        decision,
                        Objects.requireNonNull(products.get(
                                new ProductId(decision.subject().key().id()))),
                        reader.words()))
                .toList();
    }

    private static Awaited decided(Decision decision, Product product, Words words) {
        return new Awaited(
                words.t(
                        "committee.today.decided",
                        words.t("decision.outcome." + decision.outcome().code())),
                about(product),
                "",
                Paris.day(decision.publication().recordedAt()),
                null,
                new Awaited.Action(words.t("committee.today.decided.do"), decision.path()));
    }

    private static Awaited.About about(Product product) {
        return new Awaited.About("product:" + product.id(), product.name());
    }
}

package org.terreau.recruitment;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Shelf;
import org.terreau.shared.NotFound;
import org.terreau.shared.Paris;
import org.terreau.shared.Plain;
import org.terreau.team.OfferedMissions;
import org.terreau.web.Held;
import org.terreau.web.PublicContent;

/** The offers that everybody may read, held in memory: those that are open, and for six months those that are over. */
@Service
public class PublicOffers implements OfferedMissions {

    private final Held<List<Offer>> offers;
    private final Shelf shelf;
    private final Clock clock;

    PublicOffers(JdbcOffers stored, PublicContent content, Shelf shelf, Clock clock) {
        this.offers = new Held<>(content, () -> stored.published(oldest(clock)));
        this.shelf = shelf;
        this.clock = clock;
    }

    @Override
    public void hold() {
        offers.get();
    }

    private static Instant oldest(Clock clock) {
        return Paris.start(Paris.today(clock).minusMonths(Offer.TOLD_MONTHS).minusDays(1));
    }

    /**
     * What narrows the list; empty texts for all.
     *
     * @param over those that are closed rather than those that are open
     */
    public record Choice(
            String text,
            String trade,
            String kind,
            String remote,
            String place,
            String product,
            String phase,
            boolean over) {

        boolean fits(Offer offer, Map<ProductId, Product> products, Instant now) {
            return offer.open(now) != over
                    && (trade.isEmpty() || offer.said().trade().code().equals(trade))
                    && (kind.isEmpty() || offer.said().kind().code().equals(kind))
                    && (remote.isEmpty() || offer.terms().remote().code().equals(remote))
                    && (place.isEmpty() || Plain.text(offer.terms().place()).equals(Plain.text(place)))
                    && (phase.isEmpty() || products.values().stream().anyMatch(one -> in(one, now)))
                    && (product.isEmpty()
                            || offer.needs().stream()
                                    .anyMatch(need -> need.product().value().equals(product)))
                    && holds(offer, products);
        }

        private boolean in(Product product, Instant now) {
            Product.Phase phase = product.phaseOn(Paris.day(now));
            return phase != null && phase.kind().code().equals(this.phase);
        }

        private boolean holds(Offer offer, Map<ProductId, Product> products) {
            if (text.isBlank()) return true;
            String all = Plain.text(offer.said().title()
                    + ' '
                    + offer.said().problem()
                    + ' '
                    + offer.said().work()
                    + ' '
                    + offer.said().profile()
                    + ' '
                    + offer.terms().place()
                    + ' '
                    + products.values().stream().map(Product::name).collect(Collectors.joining(" ")));
            for (String word : Plain.text(text).split(" ", -1)) if (!all.contains(word)) return false;
            return true;
        }
    }

    /** Those that everybody may read now: the open ones by their closing, then the last closed. */
    public List<Offer> readable() {
        Instant now = clock.instant();
        return offers.get().stream().filter(offer -> offer.readable(now)).toList();
    }

    public List<Offer> chosen(Choice choice) {
        Instant now = clock.instant();
        List<Offer> found = readable().stream()
                .filter(offer -> choice.fits(offer, products(List.of(offer)), now))
                .toList();
        return choice.over()
                ? found.stream()
                        .sorted(Comparator.comparing(
                                (Offer offer) -> offer.over() == null ? Instant.EPOCH : offer.over(),
                                Comparator.reverseOrder()))
                        .toList()
                : found;
    }

    /** An offer that everybody may read. */
    public Offer read(long id) {
        return find(id).orElseThrow(() -> new NotFound("offer", id));
    }

    private Optional<Offer> find(long id) {
        return readable().stream().filter(offer -> offer.id() == id).findFirst();
    }

    /** The products of these offers, by their ids. */
    public Map<ProductId, Product> products(Collection<Offer> of) {
        return of.stream()
                .flatMap(offer -> offer.needs().stream())
                .map(Offer.Need::product)
                .distinct()
                .flatMap(id -> shelf.card(id).stream())
                .map(Shelf.Card::product)
                .collect(Collectors.toMap(Product::id, Function.identity()));
    }

    public Instant now() {
        return clock.instant();
    }

    @Override
    public Optional<String> offer(long mission) {
        Instant now = clock.instant();
        return offers.get().stream()
                .filter(offer -> offer.open(now) && offer.needs().stream().anyMatch(need -> need.mission() == mission))
                .map(Offer::path)
                .findFirst();
    }

    @Override
    public String write(long mission) {
        return "/recrutement/nouvelle?besoin=" + mission;
    }

    @Override
    public String growth(ProductId product) {
        return product.path() + "/equipe/croissance";
    }
}

package org.terreau.dormancy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.identity.Actor;
import org.terreau.incubator.Programmes;
import org.terreau.portfolio.Endings;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.portfolio.Shelf;
import org.terreau.shared.NotAllowed;
import org.terreau.shared.Objections;
import org.terreau.shared.OneLine;
import org.terreau.shared.Paris;
import org.terreau.web.PublicContent;

/** What a product shows of its life, what its team says of it, and which products were asked. */
@Service
public class Silences {

    /** Longest sentence, in characters. */
    public static final int SENTENCE = 300;

    private static final int WORDS = 20;

    private final JdbcSilences stored;
    private final Signs signs;
    private final Products products;
    private final Endings endings;
    private final Shelf shelf;
    private final Programmes programmes;
    private final SilenceLetters letters;
    private final Audit audit;
    private final PublicContent content;
    private final Clock clock;

    Silences(
            JdbcSilences stored,
            Signs signs,
            Products products,
            Endings endings,
            Shelf shelf,
            Programmes programmes,
            SilenceLetters letters,
            Audit audit,
            PublicContent content,
            Clock clock) {
        this.stored = stored;
        this.signs = signs;
        this.products = products;
        this.endings = endings;
        this.shelf = shelf;
        this.programmes = programmes;
        this.letters = letters;
        this.audit = audit;
        this.content = content;
        this.clock = clock;
    }

    /** Who may read what a team says, as forms have it. */
    public static final String EVERYBODY = "tous";

    public static final String TEAM = "equipe";

    /**
     * What a form says of a product.
     *
     * @param wish code of a {@link Wish}
     * @param readers {@link #EVERYBODY} or {@link #TEAM}
     */
    public record Said(String wish, String sentence, String readers) {}

    /**
     * What a product shows of its life, to those who work on it.
     *
     * @param life null when it shows nothing yet
     * @param asked its team was asked, and did not answer yet; null otherwise
     * @param months how long it may show nothing
     * @param words what was said, the newest first
     * @param ended nothing is asked of it any more
     */
    public record Standing(
            Product product, @Nullable Life life, @Nullable Asked asked, int months, List<Word> words, boolean ended) {

        public Standing {
            words = List.copyOf(words);
        }
    }

    /** A product whose team was asked and did not answer; {@link #dormant} once the time to answer is over. */
    public record Line(Product product, String incubator, Life.Sign last, Asked asked) {

        public boolean dormant() {
            return asked.marked() != null;
        }
    }

    @Transactional(readOnly = true)
    public Standing of(ProductId id, Actor actor) {
        Product product = edited(id, actor);
        return new Standing(
                product,
                signs.of(List.of(id), Paris.today(clock)).get(id),
                stored.open(id).orElse(null),
                programmes.of(product.incubator()).silentMonths(),
                stored.words(id, WORDS),
                endings.ended(product));
    }

    /**
     * Somebody who works on a product says what becomes of it: whatever that is, it was answered.
     *
     * @throws org.terreau.shared.Refused naming `vie`, `mot` or `lecteurs`, or when the product ended
     */
    @Transactional
    public void say(ProductId id, Said said, Actor actor) {
        Product product = edited(id, actor);
        endings.mustLive(id);
        Objections objections = new Objections();
        Optional<Wish> wish = Wish.of(said.wish());
        objections.when(wish.isEmpty(), "vie", "dormancy.wish.needed");
        objections.when(
                said.sentence().isEmpty() || !OneLine.fits(said.sentence(), SENTENCE),
                "mot",
                "dormancy.sentence.needed",
                SENTENCE);
        objections.when(
                !said.readers().equals(EVERYBODY) && !said.readers().equals(TEAM),
                "lecteurs",
                "dormancy.readers.needed");
        objections.raise();
        LocalDate today = Paris.today(clock);
        Word word = new Word(
                today, wish.orElseThrow(), said.sentence(), said.readers().equals(EVERYBODY));
        stored.say(id, word, actor.id());
        stored.end(id, today);
        if (word.wish() != Wish.LIVES) letters.wished(product, word, actor.id());
        audit.record(
                actor.who(),
                "dormancy.answered",
                "product:" + id,
                Map.of("wish", word.wish().code()));
        content.changed();
    }

    /** The products of the incubators for which one works, whose teams were asked: the longest silence first. */
    @Transactional(readOnly = true)
    public List<Line> asked(Actor actor) {
        Map<ProductId, Asked> open = stored.open();
        List<Shelf.Card> cards = open.keySet().stream()
                .flatMap(id -> shelf.card(id).stream())
                .filter(card -> actor.staffOf(card.product().incubator().value()))
                .filter(card -> !endings.ended(card.product()))
                .toList();
        Set<ProductId> ids = cards.stream().map(card -> card.product().id()).collect(Collectors.toSet());
        Map<ProductId, Life> lives = signs.of(ids, Paris.today(clock));
        return cards.stream()
                .flatMap(card -> line(
                        card,
                        open.get(card.product().id()),
                        lives.get(card.product().id()))
                        .stream())
                .sorted(Comparator.comparing((Line line) -> line.last().on())
                        .thenComparing(line -> line.product().name()))
                .toList();
    }

    private static Optional<Line> line(Shelf.Card card, @Nullable Asked asked, @Nullable Life life) {
        return asked == null || life == null || Silence.answered(life.last().on(), asked.on())
                ? Optional.empty()
                : Optional.of(new Line(card.product(), card.incubatorTitle(), life.last(), asked));
    }

    private Product edited(ProductId id, Actor actor) {
        products.mustEdit(actor, id);
        if (!actor.signedIn()) throw new NotAllowed("life of " + id);
        return products.read(id);
    }
}

package org.terreau.portfolio;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.terreau.incubator.Incubator;
import org.terreau.incubator.Incubators;
import org.terreau.incubator.Organisation;
import org.terreau.shared.Paris;
import org.terreau.shared.Plain;
import org.terreau.shared.Slice;
import org.terreau.web.Held;
import org.terreau.web.PublicContent;
import org.terreau.web.SiteWords;

/**
 * The catalogue as it is browsed, held in memory: a few hundred bytes a product, the bodies left out. When something
 * public changes, the products written since are read anew, the others stay.
 */
@Component
public class Shelf {

    public static final int PAGE = 24;

    /** What products are to the search of the whole site. */
    public static final String KIND = "produit";

    private static final long A_MINUTE_MILLIS = 60_000;

    private final JdbcProducts products;
    private final Incubators incubators;
    private final PublicContent content;
    private final Clock clock;
    private final ObjectProvider<ProductSection> sections;
    private final ObjectProvider<ProductMark> marks;
    private final ObjectProvider<SiteWords> site;
    private final Held<Stock> stock;

    Shelf(
            JdbcProducts products,
            Incubators incubators,
            PublicContent content,
            Clock clock,
            ObjectProvider<ProductSection> sections,
            ObjectProvider<ProductMark> marks,
            ObjectProvider<SiteWords> site) {
        this.products = products;
        this.incubators = incubators;
        this.content = content;
        this.clock = clock;
        this.sections = sections;
        this.marks = marks;
        this.site = site;
        this.stock = new Held<>(this::state, this::read);
    }

    /**
     * A product as a list shows it.
     *
     * @param plainName its name as it is compared
     * @param marks codes of what is said of it beside its phase ({@link ProductMark})
     */
    public record Card(
            Product product,
            Product.@Nullable Phase phase,
            String incubatorTitle,
            String search,
            String plainName,
            Set<String> marks) {

        /** Its phase is one of those in which a service lives. */
        public boolean active() {
            return phase != null && phase.kind().active();
        }
    }

    /**
     * What narrows and orders the catalogue; empty texts for all.
     *
     * @param phase code of the phase in effect
     * @param funder id of a sponsoring organisation
     * @param mark code of something said beside the phase ({@link ProductMark})
     * @param order "nom", or "recent": the phase in effect that started last comes first; else by name too, those that
     *     live first
     */
    public record Choice(
            String text, String phase, String incubator, String theme, String funder, String mark, String order) {

        /** Whatever is said beside the phase. */
        public Choice(String text, String phase, String incubator, String theme, String funder, String order) {
            this(text, phase, incubator, theme, funder, "", order);
        }
    }

    /** What may be chosen, with how many products it gives. */
    public record Facet(String code, String name, long count) {}

    /** What the catalogue may be narrowed to: phases in their order, marks by their code, the rest by name. */
    public record Facets(
            Map<String, Long> phases,
            List<Facet> incubators,
            List<Facet> themes,
            List<Facet> funders,
            Map<String, Long> marks) {}

    /**
     * What the catalogue depends on: a day passes, and a minute is the longest that a change made behind the program's
     * back stays unseen.
     */
    private record State(long version, long minute, LocalDate day) {}

    /** What a card is made of beside its product. */
    private record Names(
            Map<String, String> incubators, Map<String, String> organisations, Map<String, Set<ProductId>> known) {}

    private record Stock(
            LocalDate day,
            Names names,
            Map<ProductId, Long> writers,
            List<Card> cards,
            Map<ProductId, Card> byId,
            List<Card> byName,
            List<Card> byDate,
            Facets facets) {

        static final Stock EMPTY = new Stock(
                LocalDate.MIN,
                new Names(Map.of(), Map.of(), Map.of()),
                Map.of(),
                List.of(),
                Map.of(),
                List.of(),
                List.of(),
                new Facets(Map.of(), List.of(), List.of(), List.of(), Map.of()));
    }

    public Slice<Card> page(Choice choice, int page) {
        List<Card> found = search(choice);
        int pages = Math.max(1, (found.size() + PAGE - 1) / PAGE);
        int number = Math.max(1, Math.min(page, pages));
        int from = (number - 1) * PAGE;
        return new Slice<>(found.subList(from, Math.min(from + PAGE, found.size())), number, PAGE, found.size());
    }

    /**
     * Every product that fits: those that hold every word, by name those whose name does first; then what else the search
     * of the whole site finds with these words, the best first.
     */
    public List<Card> search(Choice choice) {
        List<String> words = new ArrayList<>();
        for (String word : Plain.text(choice.text()).split(" ", -1)) if (!word.isEmpty()) words.add(word);
        boolean recent = choice.order().equals("recent");
        boolean named = choice.order().equals("nom");
        Stock held = stock.get();
        List<Card> fitting = (recent ? held.byDate() : held.byName())
                .stream().filter(card -> fits(card, choice)).toList();
        if (words.isEmpty())
            return recent || named
                    ? fitting
                    : fitting.stream()
                            .sorted(Comparator.comparing(card -> !card.active()))
                            .toList();
        Map<String, Integer> ranks = ranks(choice.text());
        Stream<Card> found = fitting.stream().filter(card -> holds(card, words) || ranks.containsKey(path(card)));
        Comparator<Card> byName = Comparator.comparing(card -> !inName(card, words));
        return recent
                ? found.toList()
                : found.sorted(byName.thenComparing(
                                card -> holds(card, words) ? -1 : ranks.getOrDefault(path(card), 0)))
                        .toList();
    }

    /** Where the search of the whole site puts what it finds. */
    private Map<String, Integer> ranks(String typed) {
        Map<String, Integer> ranks = new HashMap<>();
        site.forEach(all -> all.paths(KIND, typed).forEach(path -> ranks.putIfAbsent(path, ranks.size())));
        return ranks;
    }

    private static String path(Card card) {
        return card.product().id().path();
    }

    private static boolean holds(Card card, List<String> words) {
        return words.stream().allMatch(card.search()::contains);
    }

    private static boolean inName(Card card, List<String> words) {
        return words.stream().allMatch(card.plainName()::contains);
    }

    private static LocalDate since(Card card) {
        return card.phase() == null ? LocalDate.MIN : card.phase().start();
    }

    private static boolean fits(Card card, Choice choice) {
        Product product = card.product();
        return (choice.phase().isEmpty()
                        || card.phase() != null && card.phase().kind().code().equals(choice.phase()))
                && (choice.incubator().isEmpty()
                        || product.incubators().stream()
                                .anyMatch(id -> id.value().equals(choice.incubator())))
                && (choice.theme().isEmpty() || product.themes().contains(choice.theme()))
                && (choice.mark().isEmpty() || card.marks().contains(choice.mark()))
                && (choice.funder().isEmpty()
                        || product.sponsors().stream().anyMatch(id -> id.value().equals(choice.funder())));
    }

    /** Every product, in the order of their ids. */
    public List<Card> cards() {
        return stock.get().cards();
    }

    /** One product among those held, without asking the database. */
    public Optional<Card> card(ProductId id) {
        return Optional.ofNullable(stock.get().byId().get(id));
    }

    public Facets facets() {
        return stock.get().facets();
    }

    /** The incubator's title, or its id when nothing describes it. */
    public String incubatorTitle(String id) {
        return stock.get().names().incubators().getOrDefault(id, id);
    }

    /** The organisation's name, or its id when nothing describes it. */
    public String organisationName(String id) {
        return stock.get().names().organisations().getOrDefault(id, id);
    }

    private State state() {
        return new State(content.version(), clock.millis() / A_MINUTE_MILLIS, Paris.today(clock));
    }

    private Stock read(@Nullable Stock held) {
        Stock former = held == null ? Stock.EMPTY : held;
        sections.forEach(ProductSection::hold);
        Names names = names();
        LocalDate today = Paris.today(clock);
        boolean sameTexts = former.day().equals(today) && former.names().equals(names);
        Map<ProductId, Long> writers = new HashMap<>(products.writers());
        List<ProductId> moved = writers.entrySet().stream()
                .filter(one -> !one.getValue().equals(former.writers().get(one.getKey())))
                .map(Map.Entry::getKey)
                .toList();
        if (moved.isEmpty() && sameTexts && writers.size() == former.cards().size()) return former;
        Map<ProductId, Card> byId = new HashMap<>();
        for (Card card : former.cards())
            if (writers.containsKey(card.product().id()))
                byId.put(card.product().id(), sameTexts ? card : card(card.product(), names, today));
        for (JdbcProducts.Written read : products.cards(moved)) {
            byId.put(read.product().id(), card(read.product(), names, today));
            writers.put(read.product().id(), read.writer());
        }
        writers.keySet().retainAll(byId.keySet());
        return stock(today, names, writers, byId);
    }

    private static Stock stock(LocalDate day, Names names, Map<ProductId, Long> writers, Map<ProductId, Card> byId) {
        List<Card> cards = byId.values().stream()
                .sorted(Comparator.comparing(card -> card.product().id().value()))
                .toList();
        Comparator<Card> byName = Comparator.comparing(Card::plainName);
        Comparator<Card> byDate = Comparator.comparing(Shelf::since, Comparator.reverseOrder());
        return new Stock(
                day,
                names,
                writers,
                cards,
                byId,
                cards.stream().sorted(byName).toList(),
                cards.stream().sorted(byDate.thenComparing(byName)).toList(),
                facets(cards, names));
    }

    private Names names() {
        Map<String, String> titles = new HashMap<>();
        for (Incubator incubator : incubators.all()) titles.put(incubator.id().value(), incubator.title());
        Map<String, String> names = new HashMap<>();
        for (Organisation organisation : incubators.organisations())
            names.put(organisation.id().value(), organisation.name());
        return new Names(titles, names, known());
    }

    private Map<String, Set<ProductId>> known() {
        Map<String, Set<ProductId>> known = new TreeMap<>();
        marks.forEach(mark -> known.put(mark.code(), mark.known()));
        return known;
    }

    /** The codes of the marks that a product bears; none once it ended. */
    private Set<String> marked(Product product, Map<String, Set<ProductId>> known, LocalDate today) {
        if (product.endedOn(today)) return Set.of();
        return marks.stream()
                .filter(mark -> mark.on(product, known.getOrDefault(mark.code(), Set.of()), today))
                .map(ProductMark::code)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Card card(Product product, Names names, LocalDate today) {
        String incubator = product.incubator().value();
        String title = names.incubators().getOrDefault(incubator, incubator);
        return new Card(
                product,
                product.phaseOn(today),
                title,
                Plain.text(searched(product, title, names.organisations())),
                Plain.text(product.name()),
                marked(product, names.known(), today));
    }

    private static String searched(Product product, String incubator, Map<String, String> names) {
        StringBuilder text = new StringBuilder(product.name())
                .append(' ')
                .append(product.id())
                .append(' ')
                .append(product.mission())
                .append(' ')
                .append(incubator)
                .append(' ')
                .append(String.join(" ", product.themes()));
        product.sponsors()
                .forEach(id -> text.append(' ').append(id).append(' ').append(names.getOrDefault(id.value(), "")));
        return text.toString();
    }

    private static Facets facets(List<Card> cards, Names names) {
        Map<String, Long> phases = new LinkedHashMap<>();
        for (PhaseKind kind : PhaseKind.values()) {
            long count = cards.stream()
                    .filter(card -> card.phase() != null && card.phase().kind() == kind)
                    .count();
            if (count > 0) phases.put(kind.code(), count);
        }
        Map<String, Long> marks = new TreeMap<>();
        for (Card card : cards) for (String mark : card.marks()) marks.merge(mark, 1L, Long::sum);
        return new Facets(
                phases,
                count(
                        cards,
                        card -> card.product().incubators().stream()
                                .map(Object::toString)
                                .toList(),
                        names.incubators()),
                count(cards, card -> card.product().themes(), Map.of()),
                count(
                        cards,
                        card -> card.product().sponsors().stream()
                                .map(Object::toString)
                                .toList(),
                        names.organisations()),
                marks);
    }

    private static List<Facet> count(
            List<Card> cards, Function<Card, Collection<String>> codes, Map<String, String> names) {
        Map<String, Long> counts = new TreeMap<>();
        for (Card card : cards) for (String code : codes.apply(card)) counts.merge(code, 1L, Long::sum);
        List<Facet> facets = counts.entrySet().stream()
                .map(one -> new Facet(one.getKey(), names.getOrDefault(one.getKey(), one.getKey()), one.getValue()))
                .toList();
        return Plain.sorted(facets, Facet::name);
    }
}

package org.terreau.funding;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Money;
import org.terreau.shared.Plain;

/**
 * From who brings money, through the products that it reaches, to what it pays: three columns that add up to the same, since
 * what is not known is a node of its own (FIELD 1.4, screen 5).
 *
 * @param in from a funder to a product, by their places in the columns
 * @param out from a product to an activity
 */
public record MoneyFlow(List<Node> funders, List<Node> products, List<Node> activities, List<Link> in, List<Link> out) {

    /** A column has no more nodes than that: the smallest ones are put together. */
    public static final int MOST = 12;

    public MoneyFlow {
        funders = List.copyOf(funders);
        products = List.copyOf(products);
        activities = List.copyOf(activities);
        in = List.copyOf(in);
        out = List.copyOf(out);
    }

    /** What a node stands for. */
    public enum Kind {
        NAMED("nomme"),
        OTHERS("autres"),
        /** Granted, and no funder is known to bring it. */
        TO_FIND("a-trouver"),
        /** Spent or granted, and nobody said who brings it. */
        UNSAID("origine-non-dite"),
        /** Negative amounts of a budget: credit notes. */
        CREDITS("avoirs"),
        /** Brought or granted, not ordered with in years that happened. */
        NOT_ENGAGED("non-engage"),
        /** Brought or granted, and no published line says on what. */
        NOT_DETAILED("non-ventile"),
        /** Negative amounts of a funder: money that was taken back. */
        GIVEN_BACK("rendu");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        /** As written in message keys, files and styles. */
        public String code() {
            return code;
        }
    }

    /**
     * @param name of a funder or a product, or the code of an activity; empty unless named
     * @param merged how many were put together; 0 unless they are others
     */
    public record Node(Kind kind, String name, int merged, Money amount) {}

    public record Link(int from, int to, Money amount) {}

    private record Key(Kind kind, String name) {
        static Key named(String name) {
            return new Key(Kind.NAMED, name);
        }

        static Key of(Kind kind) {
            return new Key(kind, "");
        }
    }

    private record Pair(Key from, Key to) {}

    /** Of the years of some products: those of one product are taken together. */
    public static MoneyFlow of(Collection<ProductYear> years) {
        Map<ProductId, List<ProductYear>> byProduct = years.stream()
                .collect(Collectors.groupingBy(one -> one.product().id(), LinkedHashMap::new, Collectors.toList()));
        Map<Pair, Long> in = new LinkedHashMap<>();
        Map<Pair, Long> out = new LinkedHashMap<>();
        Map<String, String> spellings = new HashMap<>();
        byProduct.forEach((id, own) -> {
            Key product = Key.named(own.get(0).product().name());
            Balance balance = Balance.of(own, spellings);
            balance.in().forEach((key, cents) -> in.merge(new Pair(key, product), cents, Long::sum));
            balance.out().forEach((key, cents) -> out.merge(new Pair(product, key), cents, Long::sum));
        });
        Column funders = Column.of(in, true);
        Column products = Column.of(out, true);
        Column activities = Column.of(out, false);
        return new MoneyFlow(
                funders.nodes(),
                products.nodes(),
                activities.nodes(),
                links(in, funders, products),
                links(out, products, activities));
    }

    /** Something to draw: with one node in each column, the picture would say nothing. */
    public boolean drawn() {
        return funders.size() > 1 || products.size() > 1 || activities.size() > 1;
    }

    public boolean empty() {
        return products.isEmpty();
    }

    /** What goes through, the same on each side. */
    public Money total() {
        return products.stream().map(Node::amount).reduce(Money.ZERO, Money::plus);
    }

    private static List<Link> links(Map<Pair, Long> sums, Column left, Column right) {
        Map<Long, Long> merged = new LinkedHashMap<>();
        sums.forEach((pair, cents) ->
                merged.merge((long) left.place(pair.from()) * (MOST + 1) + right.place(pair.to()), cents, Long::sum));
        return merged.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(one -> new Link(
                        (int) (one.getKey() / (MOST + 1)),
                        (int) (one.getKey() % (MOST + 1)),
                        new Money(one.getValue())))
                .toList();
    }

    /** What enters a product and what leaves it, both the same in all and all above zero. */
    private record Balance(Map<Key, Long> in, Map<Key, Long> out) {

        static Balance of(List<ProductYear> years, Map<String, String> spellings) {
            Map<Key, Long> in = new LinkedHashMap<>();
            Map<Key, Long> out = new LinkedHashMap<>();
            Map<Key, Long> brought = new LinkedHashMap<>();
            boolean told = years.stream().anyMatch(one -> !one.brought().isEmpty());
            boolean apart = years.stream().anyMatch(one -> one.apart().cents() != 0);
            for (ProductYear year : years)
                for (ProductYear.Part part : told || apart ? year.brought() : year.granted())
                    if (!part.name().isBlank())
                        brought.merge(
                                funder(part.name(), spellings), part.amount().cents(), Long::sum);
            Map<Key, Long> spent = new LinkedHashMap<>();
            for (ProductYear year : years)
                for (ProductYear.Part part : year.spent())
                    spent.merge(Key.named(part.name()), part.amount().cents(), Long::sum);
            settle(brought, in, out, Kind.GIVEN_BACK);
            settle(spent, out, in, Kind.CREDITS);
            long known = brought.values().stream().mapToLong(Long::longValue).sum();
            long granted =
                    years.stream().mapToLong(one -> one.grantedInAll().cents()).sum();
            long left = sum(in);
            long right = sum(out);
            long through = Math.max(Math.max(left, right), granted);
            long toFind = told && !apart ? Math.min(through - left, Math.max(0, granted - known)) : 0;
            put(in, Key.of(Kind.TO_FIND), toFind);
            put(in, Key.of(Kind.UNSAID), through - left - toFind);
            boolean happened = !spent.isEmpty()
                    && years.stream().filter(one -> !one.spent().isEmpty()).allMatch(ProductYear::happened);
            put(out, Key.of(happened ? Kind.NOT_ENGAGED : Kind.NOT_DETAILED), through - right);
            return new Balance(in, out);
        }

        private static Key funder(String name, Map<String, String> spellings) {
            return Key.named(Objects.requireNonNull(spellings.computeIfAbsent(Plain.text(name), none -> name)));
        }

        /** What is above zero stays on its side, what is below is money that goes the other way. */
        private static void settle(Map<Key, Long> sums, Map<Key, Long> side, Map<Key, Long> other, Kind below) {
            long reversed = 0;
            for (Map.Entry<Key, Long> one : sums.entrySet()) {
                put(side, one.getKey(), Math.max(0, one.getValue()));
                reversed += Math.max(0, -one.getValue());
            }
            put(other, Key.of(below), reversed);
        }

        private static long sum(Map<Key, Long> side) {
            return side.values().stream().mapToLong(Long::longValue).sum();
        }

        private static void put(Map<Key, Long> side, Key key, long cents) {
            if (cents > 0) side.merge(key, cents, Long::sum);
        }
    }

    /** Nodes from the largest named one to what is not known; places of those that were put together are the same. */
    private record Column(List<Node> nodes, Map<Key, Integer> places) {

        static Column of(Map<Pair, Long> sums, boolean left) {
            Map<Key, Long> amounts = new LinkedHashMap<>();
            sums.forEach((pair, cents) -> amounts.merge(left ? pair.from() : pair.to(), cents, Long::sum));
            List<Key> named = amounts.keySet().stream()
                    .filter(key -> key.kind() == Kind.NAMED)
                    .sorted(Comparator.comparing((Key key) -> -amount(amounts, key))
                            .thenComparing(Key::name))
                    .toList();
            List<Key> unknown = amounts.keySet().stream()
                    .filter(key -> key.kind() != Kind.NAMED)
                    .sorted(Comparator.comparing(Key::kind))
                    .toList();
            int room = MOST - unknown.size();
            int shown = named.size() <= room ? named.size() : room - 1;
            List<Node> nodes = new ArrayList<>();
            Map<Key, Integer> places = new HashMap<>();
            for (Key key : named.subList(0, shown)) add(key, amounts, nodes, places);
            List<Key> others = named.subList(shown, named.size());
            if (!others.isEmpty()) {
                long sum = 0;
                for (Key key : others) {
                    places.put(key, nodes.size());
                    sum += amount(amounts, key);
                }
                nodes.add(new Node(Kind.OTHERS, "", others.size(), new Money(sum)));
            }
            for (Key key : unknown) add(key, amounts, nodes, places);
            return new Column(nodes, places);
        }

        private static long amount(Map<Key, Long> amounts, Key key) {
            return amounts.getOrDefault(key, 0L);
        }

        private static void add(Key key, Map<Key, Long> amounts, List<Node> nodes, Map<Key, Integer> places) {
            places.put(key, nodes.size());
            nodes.add(new Node(key.kind(), key.name(), 0, new Money(amount(amounts, key))));
        }

        int place(Key key) {
            return Objects.requireNonNull(places.get(key));
        }
    }
}

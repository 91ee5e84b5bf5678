package org.terreau.sharing;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Divides an amount in proportion to weights, to the cent: the parts always make the amount. What is left after rounding
 * down goes to the largest remainders, a cent each, in the order of the list when they are equal.
 */
final class Division {

    private Division() {}

    /**
     * @param cents to divide
     * @param weights none below zero, one at least above
     */
    static List<Long> byLargestRemainder(long cents, List<BigInteger> weights) {
        BigInteger sum = Weights.sum(weights);
        List<Long> parts = new ArrayList<>();
        List<BigInteger> remainders = new ArrayList<>();
        long given = 0;
        for (BigInteger weight : weights) {
            BigInteger[] part = BigInteger.valueOf(cents).multiply(weight).divideAndRemainder(sum);
            parts.add(part[0].longValueExact());
            remainders.add(part[1]);
            given += part[0].longValueExact();
        }
        IntStream.range(0, weights.size())
                .boxed()
                .sorted(Comparator.comparing(remainders::get).reversed())
                .limit(cents - given)
                .forEach(place -> parts.set(place, parts.get(place) + 1));
        return parts;
    }

    /**
     * The same, where nobody pays less than the floor nor more than the cap. Whoever would is held at it, and the others
     * share what is left: those below the floor first when they lack more than what those above the cap have too much,
     * and the other way round.
     *
     * @param limits between which the amount holds
     */
    static List<Long> within(long cents, List<BigInteger> weights, Limits limits) {
        List<Long> parts = new ArrayList<>();
        weights.forEach(weight -> parts.add(0L));
        List<Integer> free =
                new ArrayList<>(IntStream.range(0, weights.size()).boxed().toList());
        long left = cents;
        while (!free.isEmpty()) {
            Held held = Held.of(left, free.stream().map(weights::get).toList(), limits);
            if (held.places().isEmpty()) {
                for (int one = 0; one < free.size(); one++)
                    parts.set(free.get(one), held.parts().get(one));
                return parts;
            }
            List<Integer> now = held.places().stream().map(free::get).toList();
            for (int place : now) parts.set(place, held.at());
            left -= held.at() * now.size();
            free.removeAll(now);
        }
        return parts;
    }

    /**
     * A round of it.
     *
     * @param parts without limits
     * @param places that are held from now on, none at the end
     * @param at the floor or the cap
     */
    private record Held(List<Long> parts, List<Integer> places, long at) {

        static Held of(long cents, List<BigInteger> weights, Limits limits) {
            List<Long> parts = Weights.sum(weights).signum() == 0
                    ? weights.stream().map(none -> 0L).toList()
                    : byLargestRemainder(cents, weights);
            long lacking = 0;
            long tooMuch = 0;
            for (long part : parts) {
                lacking += Math.max(0, limits.floorCents() - part);
                tooMuch += Math.max(0, part - limits.capCents());
            }
            boolean floor = lacking >= tooMuch;
            List<Integer> places = IntStream.range(0, parts.size())
                    .filter(place ->
                            floor ? parts.get(place) < limits.floorCents() : parts.get(place) > limits.capCents())
                    .boxed()
                    .toList();
            return new Held(parts, places, floor ? limits.floorCents() : limits.capCents());
        }
    }
}

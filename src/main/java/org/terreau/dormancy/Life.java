package org.terreau.dormancy;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The last signs of life of a product, one a kind, the newest first; at least one. */
public record Life(List<Sign> signs) {

    /**
     * @param code its words are the message `portfolio.sign.<code>`
     * @param fromCatalogue a catalogue may have brought it
     */
    public record Sign(String code, LocalDate on, boolean fromCatalogue) {}

    public Life {
        signs = signs.stream()
                .sorted(Comparator.comparing(Sign::on).reversed().thenComparing(Sign::code))
                .toList();
    }

    Life and(Life other) {
        return new Life(Stream.concat(signs.stream(), other.signs.stream()).toList());
    }

    public Sign last() {
        return signs.get(0);
    }

    /** Somebody did something about it here: it is more than a line that a catalogue brought. */
    boolean followedHere() {
        return signs.stream().anyMatch(sign -> !sign.fromCatalogue());
    }
}

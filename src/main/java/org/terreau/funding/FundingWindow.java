package org.terreau.funding;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.terreau.incubator.IncubatorId;
import org.terreau.portfolio.PhaseKind;
import org.terreau.shared.Money;
import org.terreau.shared.Plain;

/**
 * A fund (guichet) that products may ask for money (FIELD 1.3, F16).
 *
 * @param phases in which a product may ask; empty for all
 * @param publics whom the product has to serve; null for all
 * @param amounts what it gives, all taxes included
 * @param share of the cost that it pays, in percent: the rest is co-funding
 * @param opens null when nobody announced it
 * @param closes the last day; null when it has none
 * @param after what comes of a request
 */
public record FundingWindow(
        long id,
        IncubatorId incubator,
        String name,
        String funder,
        List<PhaseKind> phases,
        @Nullable Publics publics,
        Amounts amounts,
        int share,
        @Nullable LocalDate opens,
        @Nullable LocalDate closes,
        After after,
        Words words,
        long version) {

    private static final int WHOLE = 100;
    private static final int MONTHS_TO_RESULT = 1;

    public FundingWindow {
        phases = List.copyOf(phases);
    }

    /** Whom a product serves. */
    public enum Publics {
        USERS("usagers"),
        AGENTS("agents");

        private final String code;

        Publics(String code) {
            this.code = code;
        }

        /** As written in forms, message keys and the database. */
        public String code() {
            return code;
        }

        public static Optional<Publics> of(String code) {
            return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
        }
    }

    /** Each null when nobody says. */
    public record Amounts(
            @Nullable Money total,
            @Nullable Money least,
            @Nullable Money most) {}

    /**
     * What comes of a request.
     *
     * @param results the day on which it says whom it takes; null when nobody announced it
     * @param combinable the windows whose money may stand beside its own, by name; empty when nobody says
     */
    public record After(@Nullable LocalDate results, List<String> combinable) {

        /** Nobody says. */
        public static final After UNSAID = new After(null, List.of());

        public After {
            combinable = List.copyOf(combinable);
        }

        /** Names as they are written, between semicolons. */
        public static List<String> names(String written) {
            return Arrays.stream(written.split(";", -1))
                    .map(String::strip)
                    .filter(name -> !name.isEmpty())
                    .distinct()
                    .toList();
        }
    }

    /** The day on which it says whom it takes: announced, else a month after its last day; empty when it has none. */
    public Optional<LocalDate> results() {
        return Optional.ofNullable(after.results())
                .or(() -> Optional.ofNullable(closes).map(last -> last.plusMonths(MONTHS_TO_RESULT)));
    }

    /** What is known of asking it beside another window. */
    public enum Beside {
        SAID("dit"),
        /** Neither says with which others it stands. */
        UNSAID("tu"),
        /** One says with which others it stands, and this is none of them. */
        NOT_SAID("non-dit");

        private final String code;

        Beside(String code) {
            this.code = code;
        }

        /** As written in message keys. */
        public String code() {
            return code;
        }
    }

    /** Whether both may be asked for one product: it is enough that one of them says so. */
    public Beside beside(FundingWindow other) {
        if (names(other) || other.names(this)) return Beside.SAID;
        return after.combinable().isEmpty() && other.after.combinable().isEmpty() ? Beside.UNSAID : Beside.NOT_SAID;
    }

    private boolean names(FundingWindow other) {
        String name = Plain.text(other.name);
        return after.combinable().stream().map(Plain::text).anyMatch(name::equals);
    }

    /** Each may be empty. */
    public record Words(String conditions, String address, String source) {}

    /** Where it stands on a day. */
    public enum Standing {
        OPEN("ouvert"),
        SOON("a-venir"),
        CLOSED("clos");

        private final String code;

        Standing(String code) {
            this.code = code;
        }

        /** As written in addresses and message keys. */
        public String code() {
            return code;
        }
    }

    public Standing standing(LocalDate day) {
        if (closes != null && closes.isBefore(day)) return Standing.CLOSED;
        return opens != null && opens.isAfter(day) ? Standing.SOON : Standing.OPEN;
    }

    /** Until its last day, that one included; empty when it has none. */
    public Optional<Long> daysLeft(LocalDate day) {
        return Optional.ofNullable(closes).map(last -> ChronoUnit.DAYS.between(day, last));
    }

    /**
     * What a product would ask, and what it lacks.
     *
     * @param asked what it needs, no more than what the window gives; null when it needs nothing
     * @param lacks the ends of message keys with what they name; empty when it fits
     */
    public record Match(@Nullable Money asked, List<Lack> lacks) {

        public Match {
            lacks = List.copyOf(lacks);
        }

        public boolean fits() {
            return lacks.isEmpty() && asked != null;
        }
    }

    /** @param amounts what the sentence names */
    public record Lack(String code, List<Money> amounts) {

        public Lack {
            amounts = List.copyOf(amounts);
        }
    }

    /**
     * Reads it for a product.
     *
     * @param phase of the product today; null when it has none
     * @param serves whom the product serves; empty when nobody said
     * @param toFind what it has to find for the year to come
     * @param found what others bring for the same year: the co-funding that it can show
     */
    public Match match(@Nullable PhaseKind phase, List<Publics> serves, Money toFind, Money found, LocalDate day) {
        List<Lack> lacks = new ArrayList<>();
        Standing standing = standing(day);
        if (standing != Standing.OPEN) lacks.add(new Lack(standing.code(), List.of()));
        if (!phases.isEmpty() && (phase == null || !phases.contains(phase))) lacks.add(new Lack("phase", List.of()));
        if (publics != null && !serves.contains(publics))
            lacks.add(new Lack(serves.isEmpty() ? "public-inconnu" : "public-" + publics.code(), List.of()));
        if (toFind.cents() <= 0) return new Match(null, with(lacks, new Lack("rien", List.of())));
        Money asked = asked(toFind);
        Money least = amounts.least();
        if (least != null && asked.compareTo(least) < 0) lacks.add(new Lack("plancher", List.of(asked, least)));
        Money beside = beside(asked);
        Money lacking = beside.minus(found);
        if (lacking.cents() > 0) lacks.add(new Lack("cofinancement", List.of(lacking, beside)));
        return new Match(asked, lacks);
    }

    private static List<Lack> with(List<Lack> lacks, Lack one) {
        List<Lack> all = new ArrayList<>(lacks);
        all.add(one);
        return all;
    }

    /** Its part of what is to be found, no more than what it gives. */
    private Money asked(Money toFind) {
        Money most = amounts.most();
        return most != null && toFind.compareTo(most) > 0 ? most : toFind;
    }

    /** What others have to pay beside this amount. */
    Money beside(Money asked) {
        return new Money(BigDecimal.valueOf(asked.cents())
                .multiply(BigDecimal.valueOf(WHOLE - share))
                .divide(BigDecimal.valueOf(share), 0, RoundingMode.CEILING)
                .longValueExact());
    }
}

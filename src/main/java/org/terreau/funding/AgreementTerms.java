package org.terreau.funding;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.terreau.shared.Money;
import org.terreau.shared.Objections;
import org.terreau.shared.OneLine;

/**
 * What an act by which money comes says besides its amount, and when the money is expected (FIELD 1.3, "Agreement").
 *
 * @param reference the number that those who signed it know it by; empty when nobody said
 * @param parties those who signed it besides the funder; empty when nobody said
 * @param startsOn null when nobody said
 * @param endsOn the last day of its effects, which comes after the last day to order; null when nobody said
 * @param publishedAt where everybody reads it; empty when it is not published
 * @param openSource it says that what is made is free software; null when nobody said
 * @param finalUser it names who will use what is made; null when nobody said
 * @param payments the first expected first
 * @param version zero while nobody said anything
 */
public record AgreementTerms(
        String reference,
        String parties,
        @Nullable LocalDate startsOn,
        @Nullable LocalDate endsOn,
        String publishedAt,
        @Nullable Boolean openSource,
        @Nullable Boolean finalUser,
        List<Payment> payments,
        long version) {

    /** Longest of its texts, in characters. */
    public static final int TEXT = 300;

    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s/]+\\S*");

    /** Nobody said anything. */
    public static final AgreementTerms UNSAID = new AgreementTerms("", "", null, null, "", null, null, List.of(), 0);

    public AgreementTerms {
        payments = List.copyOf(payments);
    }

    /**
     * Money that the act promises for a day.
     *
     * @param amount in the regime of the contribution
     * @param condition of the payment; empty when it has none
     * @param paidOn null while it did not come
     */
    public record Payment(
            long id,
            LocalDate dueOn,
            Money amount,
            String condition,
            @Nullable LocalDate paidOn) {

        /** How far it is on a day. */
        public State state(LocalDate today) {
            if (paidOn != null) return State.PAID;
            return dueOn.isBefore(today) ? State.LATE : State.EXPECTED;
        }
    }

    /** How far a payment is. */
    public enum State {
        EXPECTED("attendu"),
        LATE("en-retard"),
        PAID("recu");

        private final String code;

        State(String code) {
            this.code = code;
        }

        /** As written in message keys and files. */
        public String code() {
            return code;
        }
    }

    /** The same with other payments. */
    AgreementTerms with(List<Payment> others) {
        return new AgreementTerms(
                reference, parties, startsOn, endsOn, publishedAt, openSource, finalUser, others, version);
    }

    /** What is expected, came or not. */
    public Money planned() {
        return payments.stream().map(Payment::amount).reduce(Money.ZERO, Money::plus);
    }

    /** What came. */
    public Money paid() {
        return payments.stream()
                .filter(one -> one.paidOn() != null)
                .map(Payment::amount)
                .reduce(Money.ZERO, Money::plus);
    }

    /** The next money to come. */
    public Optional<Payment> next() {
        return payments.stream().filter(one -> one.paidOn() == null).findFirst();
    }

    /**
     * What stands against these terms, fields `reference`, `parties`, `fin` and `publie-a`.
     *
     * @param commitBy the last day to order with the money; empty when it has none
     */
    Objections against(Optional<LocalDate> commitBy) {
        Objections objections = new Objections();
        objections.when(
                !OneLine.fits(reference, TEXT) && !reference.isEmpty(), "reference", "funding.source.long", TEXT);
        objections.when(!OneLine.fits(parties, TEXT) && !parties.isEmpty(), "parties", "funding.source.long", TEXT);
        objections.when(
                startsOn != null && endsOn != null && endsOn.isBefore(startsOn), "fin", "funding.terms.ends.before");
        objections.when(
                endsOn != null && commitBy.filter(endsOn::isBefore).isPresent(), "fin", "funding.terms.ends.commit");
        objections.when(!publishedAt.isEmpty() && !address(publishedAt), "publie-a", "funding.terms.address", TEXT);
        return objections;
    }

    private static boolean address(String typed) {
        return typed.length() <= TEXT && ADDRESS.matcher(typed).matches();
    }

    /**
     * What stands against one more payment, fields `attendu-le`, `versement` and `condition-versement`.
     *
     * @param whole what the act brings
     */
    Objections against(@Nullable LocalDate due, @Nullable Money amount, String condition, Money whole) {
        Objections objections = new Objections();
        objections.when(due == null, "attendu-le", "funding.source.day");
        objections.when(
                due != null && startsOn != null && due.isBefore(startsOn),
                "attendu-le",
                "funding.terms.payment.before");
        objections.when(amount == null || amount.cents() <= 0, "versement", "funding.source.amount");
        objections.when(
                amount != null && amount.cents() > 0 && planned().plus(amount).compareTo(whole) > 0,
                "versement",
                "funding.terms.payment.above",
                whole.minus(planned()).wholeEuros());
        objections.when(
                !condition.isEmpty() && !OneLine.fits(condition, TEXT),
                "condition-versement",
                "funding.source.long",
                TEXT);
        return objections;
    }
}

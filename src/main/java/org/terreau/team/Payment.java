package org.terreau.team;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.terreau.portfolio.MoneyThatPays;
import org.terreau.portfolio.MoneyThatPays.Payer;

/**
 * What pays a mission: one of the product's payers, or the employer, which no date of the product bounds. Where nobody said,
 * or where the order that paid was taken back, whoever works through a market is paid by the envelope of the product that
 * lasts longest, and an agent by their employer. An order pays those alone of whom it is said.
 */
public record Payment(List<Payer> payers) {

    /** In a form and in the database: the administration that employs pays. */
    public static final String EMPLOYER = "employeur";

    public Payment {
        payers = List.copyOf(payers);
    }

    /** What pays such a work; empty for the employer, and when nothing is known. */
    Optional<Payer> payer(String paidBy, Mission.Work work) {
        if (paidBy.equals(EMPLOYER)) return Optional.empty();
        Optional<Payer> said =
                payers.stream().filter(one -> one.key().equals(paidBy)).findFirst();
        if (said.isPresent() || !paidBy.isEmpty() && !ordered(paidBy)) return said;
        return bounded(work) ? longest() : Optional.empty();
    }

    private static boolean ordered(String paidBy) {
        return paidBy.startsWith(MoneyThatPays.ORDER);
    }

    /** The envelope that lasts longest. */
    private Optional<Payer> longest() {
        return payers.stream().filter(one -> one.order() == null).reduce((former, latter) -> latter);
    }

    /** The order that was said to pay it is issued no more. */
    public boolean takenBack(Mission mission) {
        String paidBy = mission.terms().paidBy();
        return ordered(paidBy) && payers.stream().noneMatch(one -> one.key().equals(paidBy));
    }

    /** The mission is said to be paid by an order. */
    static boolean byOrder(Mission mission) {
        return ordered(mission.terms().paidBy());
    }

    /** Without orders: what pays, for whoever may not read which order pays whom. */
    Payment envelopes() {
        return new Payment(payers.stream().filter(one -> one.order() == null).toList());
    }

    public Optional<Payer> payer(Mission mission) {
        return payer(mission.terms().paidBy(), mission.work());
    }

    private static boolean bounded(Mission.Work work) {
        MissionStatus status = work.status();
        return status == null ? !work.agent() : status.market();
    }

    /** The last day that the envelopes of the product reach; empty when none is known. */
    public Optional<LocalDate> last() {
        return longest().map(Payer::until);
    }

    /** Nothing says that its money is over by this day. */
    boolean pays(Mission mission, LocalDate day) {
        return payer(mission).map(payer -> !payer.until().isBefore(day)).orElse(true);
    }

    /**
     * The end that is given to what is wished: a mission never ends after the money that pays it; what is wished beyond is
     * kept as a wish.
     */
    static End bound(LocalDate wanted, Optional<Payer> payer) {
        return payer.map(Payer::until)
                .filter(wanted::isAfter)
                .map(last -> new End(last, wanted))
                .orElse(new End(wanted, null));
    }

    /** @param wished the later day that was asked for; null when the money reaches it */
    public record End(LocalDate until, @Nullable LocalDate wished) {

        /** The day that was asked for. */
        LocalDate wanted() {
            return wished == null ? until : wished;
        }
    }
}

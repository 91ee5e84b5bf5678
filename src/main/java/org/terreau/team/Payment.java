package org.terreau.team;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.terreau.portfolio.MoneyThatPays.Payer;

/**
 * What pays a mission: one of the product's payers, or the employer, which no date of the product bounds. Where nobody said,
 * whoever works through a market is paid by the product's money that lasts longest, and an agent by their employer.
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
        if (!paidBy.isEmpty())
            return payers.stream().filter(one -> one.key().equals(paidBy)).findFirst();
        return bounded(work) && !payers.isEmpty() ? Optional.of(payers.get(payers.size() - 1)) : Optional.empty();
    }

    public Optional<Payer> payer(Mission mission) {
        return payer(mission.terms().paidBy(), mission.work());
    }

    private static boolean bounded(Mission.Work work) {
        MissionStatus status = work.status();
        return status == null ? !work.agent() : status.market();
    }

    /** The last day that the money of the product reaches; empty when nothing is known to pay. */
    public Optional<LocalDate> last() {
        return payers.isEmpty()
                ? Optional.empty()
                : Optional.of(payers.get(payers.size() - 1).until());
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
    public record End(LocalDate until, @Nullable LocalDate wished) {}
}

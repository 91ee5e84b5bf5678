package org.terreau.team;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.terreau.portfolio.MoneyThatPays;
import org.terreau.portfolio.MoneyThatPays.Payer;

class PaymentTests {

    private static final LocalDate FIRST = LocalDate.of(2026, 7, 31);
    private static final LocalDate LAST = LocalDate.of(2027, 1, 31);
    private static final Payment TWO = new Payment(List.of(
            new Payer("enveloppe:1", 1, LocalDate.of(2026, 2, 1), FIRST),
            new Payer("enveloppe:2", 2, LocalDate.of(2026, 8, 1), LAST),
            new Payer(
                    "commande:7",
                    0,
                    LocalDate.of(2026, 9, 1),
                    LAST.plusMonths(1),
                    new MoneyThatPays.Order("Développement", "/produits/regles/commandes/7"))));

    private static Mission.Work work(Trade trade, @Nullable String status) {
        return new Mission.Work(
                trade, "", status == null ? null : MissionStatus.of(status).orElseThrow(), "");
    }

    @ParameterizedTest
    @CsvSource({
        ",            independant,      enveloppe:2",
        ",            portage,          enveloppe:2",
        ",            agent-titulaire,",
        ",            benevole,",
        ",            ,                 enveloppe:2",
        "employeur,   independant,",
        "enveloppe:1, agent-contractuel, enveloppe:1",
        "enveloppe:9, independant,",
        "commande:7,  independant,      commande:7",
        "commande:8,  independant,      enveloppe:2",
        "commande:8,  agent-titulaire,"
    })
    void whoPaysIsWhatWasSaidElseWhatTheStatusLetsExpect(
            @Nullable String paidBy, @Nullable String status, @Nullable String payer) {
        assertThat(TWO.payer(paidBy == null ? "" : paidBy, work(Trade.DEVELOPMENT, status))
                        .map(Payer::key))
                .isEqualTo(Optional.ofNullable(payer));
    }

    @Test
    void whoCarriesTheServiceIsAnAgentUntilSomebodySaysOtherwise() {
        assertThat(TWO.payer("", work(Trade.INTRAPRENEUR, null))).isEmpty();
        assertThat(new Payment(List.of()).payer("", work(Trade.DEVELOPMENT, "independant")))
                .isEmpty();
    }

    @Test
    void noMissionEndsAfterTheMoneyThatPaysItAndALaterDayIsKeptAsAWish() {
        Optional<Payer> payer = Optional.of(TWO.payers().get(1));
        assertThat(Payment.bound(LAST, payer)).isEqualTo(new Payment.End(LAST, null));
        assertThat(Payment.bound(LAST.plusDays(1), payer)).isEqualTo(new Payment.End(LAST, LAST.plusDays(1)));
        assertThat(Payment.bound(LAST.plusYears(70), Optional.empty()))
                .isEqualTo(new Payment.End(LAST.plusYears(70), null));
    }

    @Test
    void anOrderPaysThoseAloneOfWhomItIsSaid() {
        assertThat(TWO.last()).as("what is promised to anybody").contains(LAST);
        assertThat(TWO.envelopes().payers()).extracting(Payer::key).containsExactly("enveloppe:1", "enveloppe:2");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-31, 2026-03-01, true,  an overlap",
        "2026-03-31, 2026-04-01, true,  the day after",
        "2026-03-31, 2026-04-08, true,  seven days between both",
        "2026-03-31, 2026-04-09, false, eight days",
        ",           2030-01-01, true,  nobody said when it ends"
    })
    void missionsThatTouchAreOne(@Nullable LocalDate last, LocalDate since, boolean one, String why) {
        Mission.Span span = new Mission.Span(LocalDate.of(2026, 1, 1), last, null, null);
        assertThat(Missions.touches(span, since, null)).as(why).isEqualTo(one);
    }
}

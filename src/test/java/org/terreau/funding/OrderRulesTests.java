package org.terreau.funding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.terreau.incubator.BudgetClosure;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Money;

/** What orders engage, pay and write, without a database. */
class OrderRulesTests {

    private static final long ENVELOPE = 7;
    private static final LocalDate ISSUED = LocalDate.of(2026, 8, 20);

    private static PurchaseOrder.Line line(Activity activity, long euros, @Nullable Integer people) {
        return new PurchaseOrder.Line(activity, Resource.SERVICES, people, null, null, Money.euros(euros));
    }

    private static PurchaseOrder.Split split(int year, long euros) {
        return new PurchaseOrder.Split(ENVELOPE, null, year, Money.euros(euros));
    }

    private static PurchaseOrder order(
            OrderState state,
            List<PurchaseOrder.Line> lines,
            List<PurchaseOrder.Split> splits,
            List<PurchaseOrder.Delivery> deliveries) {
        return new PurchaseOrder(
                1,
                new ProductId("essai"),
                new PurchaseOrder.Terms(
                        "Développement",
                        "",
                        "",
                        null,
                        "",
                        LocalDate.of(2026, 9, 1),
                        LocalDate.of(2027, 2, 28),
                        Vat.INCLUDED),
                state,
                lines,
                splits,
                List.of(new PurchaseOrder.Step(null, OrderState.ISSUED.code(), ISSUED, "", false, "")),
                deliveries,
                "",
                0);
    }

    private static PurchaseOrder.Delivery delivery(
            LocalDate ends, long euros, DeliveryState state, @Nullable LocalDate signed, @Nullable LocalDate paid) {
        return new PurchaseOrder.Delivery(
                1,
                ends.withDayOfMonth(1),
                ends,
                Money.euros(euros),
                false,
                "",
                "",
                state,
                new PurchaseOrder.Delivery.Dates(signed, null, null, paid),
                "");
    }

    /** The order of 180,000 € of the field: six equal months from September, each paid thirty days after its end. */
    private static PurchaseOrder halfAYear() {
        return order(
                OrderState.RUNNING,
                List.of(line(Activity.DEVELOPMENT, 180_000, 3)),
                List.of(split(2026, 180_000)),
                List.of());
    }

    @ParameterizedTest(name = "{0} is paid on {1}")
    @CsvSource({
        "2026-09-30, 2026-10-30",
        "2026-10-31, 2026-11-30",
        "2026-11-01, 2027-02-01",
        "2026-11-30, 2027-02-01",
        "2026-12-31, 2027-02-01",
        "2027-01-31, 2027-03-02",
        "2027-02-28, 2027-03-30"
    })
    void whatIsSignedTooLateInAutumnIsPaidInTheNextYear(LocalDate signed, LocalDate paid) {
        assertThat(Payday.of(signed, BudgetClosure.USUAL)).isEqualTo(paid);
    }

    @Test
    void aYearOfCommitmentIsNotAYearOfPayment() {
        PurchaseOrder order = halfAYear();
        assertThat(order.engaged()).isEqualTo(Money.euros(180_000));
        assertThat(PaymentForecast.byYear(List.of(order), BudgetClosure.USUAL))
                .containsExactly(Map.entry(2026, Money.euros(60_000)), Map.entry(2027, Money.euros(120_000)));
        Money paid = PaymentForecast.byYear(List.of(order), BudgetClosure.USUAL).getOrDefault(2026, Money.ZERO);
        assertThat(order.engaged().minus(paid)).as("left to pay on 31 December").isEqualTo(Money.euros(120_000));
    }

    @Test
    void anOrderWritesWhatItEngagesAndWhatItPaysIntoTheYearsWhereItHappened() {
        PurchaseOrder order = halfAYear()
                .with(List.of(
                        delivery(
                                LocalDate.of(2026, 9, 30),
                                30_000,
                                DeliveryState.PAID,
                                LocalDate.of(2026, 9, 30),
                                LocalDate.of(2026, 10, 30)),
                        delivery(
                                LocalDate.of(2026, 11, 30),
                                30_000,
                                DeliveryState.PAID,
                                LocalDate.of(2026, 11, 30),
                                LocalDate.of(2027, 2, 1)),
                        delivery(
                                LocalDate.of(2026, 12, 31),
                                30_000,
                                DeliveryState.SIGNED,
                                LocalDate.of(2026, 12, 31),
                                null)));
        List<BudgetLine> lines = OrderedLines.of(List.of(order));
        assertThat(lines)
                .extracting(line -> line.slot().years() + " " + line.amounts().commitment() + " "
                        + line.amounts().payment())
                .containsExactly(
                        "2026 " + Money.euros(180_000) + " " + Money.euros(30_000), "2027 null " + Money.euros(30_000));
        assertThat(lines).allMatch(line -> line.source().equals("commandes") && !line.alone());
    }

    @ParameterizedTest(name = "{0}: {1} € engaged")
    @CsvSource({
        "NEED, 0",
        "QUOTE_ASKED, 0",
        "QUOTE_SIGNED, 0",
        "ISSUED, 180000",
        "RECEIVED, 180000",
        "RUNNING, 180000",
        "SETTLED, 30000",
        "CANCELLED, 0"
    })
    void onlyWhatIsFirmEngagesAndASettledOrderEngagesWhatWasDone(OrderState state, long euros) {
        PurchaseOrder order = order(
                state,
                List.of(line(Activity.DEVELOPMENT, 180_000, 3)),
                List.of(split(2026, 100_000), split(2027, 80_000)),
                List.of(delivery(
                        LocalDate.of(2026, 9, 30), 30_000, DeliveryState.PAID, ISSUED, LocalDate.of(2026, 10, 30))));
        assertThat(order.engaged()).isEqualTo(Money.euros(euros));
        assertThat(order.engagedSplits().stream()
                        .mapToLong(one -> one.amount().cents())
                        .sum())
                .isEqualTo(Money.euros(euros).cents());
    }

    @ParameterizedTest(name = "typed {0}, ordered {1}: {2}")
    @CsvSource({"50000, 20000, 50000", "20000, 50000, 50000", ", 50000, 50000"})
    void aCellThatIsTypedAndOrderedIsNotCountedTwice(@Nullable Long typed, long ordered, long counted) {
        BudgetLine.Slot slot = new BudgetLine.Slot(
                Years.of(2026), "", Activity.DEVELOPMENT, Resource.SERVICES, Nature.REALISED, false, "");
        List<BudgetLine> written = new ArrayList<>();
        if (typed != null)
            written.add(
                    new BudgetLine(slot, new BudgetLine.Amounts(Money.euros(typed), null), Vat.INCLUDED, false, ""));
        List<BudgetLine> fromOrders = OrderedLines.of(List.of(order(
                OrderState.ISSUED,
                List.of(line(Activity.DEVELOPMENT, ordered, 2)),
                List.of(split(2026, ordered)),
                List.of())));
        assertThat(OrderedLines.merged(written, fromOrders))
                .extracting(one -> one.amounts().commitment())
                .containsExactly(Money.euros(counted));
    }

    @Test
    void aLineWithALabelOrWithoutTaxesIsComparedAsItIs() {
        BudgetLine labelled = new BudgetLine(
                new BudgetLine.Slot(
                        Years.of(2026),
                        "",
                        Activity.DEVELOPMENT,
                        Resource.SERVICES,
                        Nature.REALISED,
                        false,
                        "Hors marché"),
                new BudgetLine.Amounts(Money.euros(10), null),
                Vat.INCLUDED,
                false,
                "");
        BudgetLine untaxed = new BudgetLine(
                new BudgetLine.Slot(
                        Years.of(2026), "", Activity.DEVELOPMENT, Resource.SERVICES, Nature.REALISED, false, ""),
                new BudgetLine.Amounts(Money.euros(100), null),
                new Vat(Regime.UNTAXED, 2000),
                false,
                "");
        List<BudgetLine> ordered = OrderedLines.of(List.of(order(
                OrderState.ISSUED, List.of(line(Activity.DEVELOPMENT, 110, 2)), List.of(split(2026, 110)), List.of())));
        assertThat(OrderedLines.merged(List.of(labelled, untaxed), ordered))
                .as("120 € with taxes are more than the 110 € that are ordered")
                .containsExactly(labelled, untaxed);
    }

    @Test
    void whatPaysOnePersonAloneIsToldAsSuch() {
        List<BudgetLine> lines = OrderedLines.of(List.of(order(
                OrderState.ISSUED,
                List.of(
                        line(Activity.DESIGN, 20_000, 1),
                        line(Activity.DEVELOPMENT, 60_000, 3),
                        line(Activity.OPS, 5_000, null)),
                List.of(split(2026, 85_000)),
                List.of())));
        assertThat(lines)
                .filteredOn(BudgetLine::alone)
                .extracting(line -> line.slot().activity())
                .containsExactlyInAnyOrder(Activity.DESIGN, Activity.OPS);
    }

    @ParameterizedTest(name = "{0} € granted, {1} € engaged by others: {2} lacking")
    @CsvSource({"200000, 0, 0", "180000, 0, 0", "200000, 30000, 10000", "100000, 0, 80000"})
    void anOrderNeverPassesItsEnvelopeInSilence(long granted, long others, long lacking) {
        PurchaseOrder other = new PurchaseOrder(
                2,
                new ProductId("essai"),
                halfAYear().terms(),
                OrderState.ISSUED,
                List.of(line(Activity.OPS, Math.max(1, others), 2)),
                others == 0 ? List.of() : List.of(split(2026, others)),
                List.of(),
                List.of(),
                "",
                0);
        Map<Long, Money> lacks =
                OrderRules.lacking(halfAYear(), Map.of(ENVELOPE, Money.euros(granted)), List.of(other, halfAYear()));
        if (lacking == 0) assertThat(lacks).isEmpty();
        else assertThat(lacks).containsExactly(Map.entry(ENVELOPE, Money.euros(lacking)));
    }

    @Test
    void nothingIsPaidBeforeItIsEngaged() {
        PurchaseOrder order = order(
                OrderState.RUNNING,
                List.of(line(Activity.DEVELOPMENT, 180_000, 3)),
                List.of(split(2026, 100_000), split(2027, 80_000)),
                List.of());
        assertThat(OrderRules.overpaid(order, 2026, Money.euros(100_000))).isFalse();
        assertThat(OrderRules.overpaid(order, 2026, Money.euros(100_001))).isTrue();
        assertThat(OrderRules.overpaid(order, 2027, Money.euros(180_000))).isFalse();
    }

    @Test
    void theNextStatementIsFilledInWithTheNextMonthAndItsPart() {
        PurchaseOrder.Delivery first = halfAYear().nextDelivery().orElseThrow();
        assertThat(first.startsOn()).isEqualTo("2026-09-01");
        assertThat(first.endsOn()).isEqualTo("2026-09-30");
        assertThat(first.amount()).isEqualTo(Money.euros(30_000));
        PurchaseOrder.Delivery done =
                delivery(LocalDate.of(2027, 1, 31), 150_000, DeliveryState.SIGNED, LocalDate.of(2027, 1, 31), null);
        PurchaseOrder.Delivery last =
                halfAYear().with(List.of(done)).nextDelivery().orElseThrow();
        assertThat(last.last()).isTrue();
        assertThat(last.amount()).isEqualTo(Money.euros(30_000));
    }

    @ParameterizedTest(name = "until {0}, {1} governs")
    @CsvSource({"2026-12-31, PERIOD", "2027-01-31, PERIOD", "2027-06-30, ORDERED"})
    void theFirstOfTheEndsGoverns(LocalDate envelopeEnds, Runway.Kind governing) {
        Runway runway = Runway.of(
                        List.of(new JdbcOrders.Grant(
                                ENVELOPE, null, Money.euros(240_000), LocalDate.of(2026, 8, 1), envelopeEnds)),
                        List.of(halfAYear()),
                        BudgetClosure.USUAL,
                        LocalDate.of(2026, 11, 28))
                .orElseThrow();
        assertThat(runway.governing().kind()).isEqualTo(governing);
        assertThat(runway.sums().toEngage()).isEqualTo(Money.euros(60_000));
    }

    @Test
    void thePaceGovernsOnceTwoStatementsTellIt() {
        List<JdbcOrders.Grant> grants = List.of(new JdbcOrders.Grant(
                ENVELOPE, null, Money.euros(180_000), LocalDate.of(2026, 8, 1), LocalDate.of(2027, 6, 30)));
        PurchaseOrder.Delivery one =
                delivery(LocalDate.of(2026, 9, 30), 72_000, DeliveryState.SIGNED, LocalDate.of(2026, 9, 30), null);
        PurchaseOrder.Delivery other =
                delivery(LocalDate.of(2026, 10, 31), 72_000, DeliveryState.SIGNED, LocalDate.of(2026, 10, 31), null);
        LocalDate today = LocalDate.of(2026, 11, 28);
        Runway fast = Runway.of(grants, List.of(halfAYear().with(List.of(one, other))), BudgetClosure.USUAL, today)
                .orElseThrow();
        assertThat(fast.aDay()).isEqualTo(Money.euros(1_600));
        assertThat(fast.governing()).isEqualTo(new Runway.End(Runway.Kind.PACE, today.plusDays(22)));
        Runway unknown = Runway.of(grants, List.of(halfAYear().with(List.of(one))), BudgetClosure.USUAL, today)
                .orElseThrow();
        assertThat(unknown.aDay()).isNull();
        assertThat(unknown.governing().kind()).isEqualTo(Runway.Kind.ORDERED);
    }

    private static YearCredits credits(LocalDate today, YearAnswer... answers) {
        return new YearCredits(
                2026,
                Money.euros(200_000),
                Money.ZERO,
                Money.euros(171_824),
                Money.ZERO,
                Money.euros(171_824),
                1,
                List.of(answers),
                LocalDate.of(2026, 12, 10),
                today);
    }

    private static YearAnswer answer(YearAnswer.Kind kind, long euros, LocalDate day) {
        return new YearAnswer(kind, Money.euros(euros), "", day, "");
    }

    @ParameterizedTest(name = "on {0}: {1}, after an answer {2}")
    @CsvSource({
        "2026-09-30, OPEN, OPEN",
        "2026-10-01, TO_ANSWER, OPEN",
        "2026-10-20, TO_ANSWER, ANSWERED",
        "2026-11-02, TO_ANSWER, TO_ANSWER",
        "2026-12-11, LOST, ANSWERED"
    })
    void whatIsNotEngagedIsAskedAboutThreeTimesThenLost(
            LocalDate today, YearCredits.State alone, YearCredits.State told) {
        assertThat(credits(today).state()).isEqualTo(alone);
        LocalDate day = LocalDate.of(2026, 10, 5);
        if (!today.isBefore(day))
            assertThat(credits(today, answer(YearAnswer.Kind.ENGAGE, 28_176, day))
                            .state())
                    .isEqualTo(told);
    }

    @Test
    void whatIsGivenBackOrCarriedOverIsNotAtRisk() {
        LocalDate day = LocalDate.of(2026, 10, 5);
        assertThat(credits(day).atRisk()).isEqualTo(Money.euros(28_176));
        YearCredits told = credits(
                day, answer(YearAnswer.Kind.GIVE_BACK, 20_000, day), answer(YearAnswer.Kind.CARRY_OVER, 8_176, day));
        assertThat(told.atRisk()).isEqualTo(Money.ZERO);
        assertThat(told.state()).isEqualTo(YearCredits.State.ENGAGED);
        assertThat(credits(day).percent()).isEqualTo(85);
    }

    @Test
    void everyStateIsReachedAndLeadsToTheEnd() {
        for (OrderState state : OrderState.values()) {
            assertThat(state.over())
                    .as(state.code())
                    .isEqualTo(state.following().isEmpty());
            if (state != OrderState.NEED)
                assertThat(OrderState.TABLE).as(state.code()).anyMatch(move -> move.to() == state);
        }
    }

    @Test
    void theArchitectureDocumentTellsTheMovesAsTheyAre() throws IOException {
        StringBuilder told = new StringBuilder("<!-- orders -->\n| An order that is | may become |\n|---|---|\n");
        for (OrderState state : OrderState.values()) {
            String following = state.following().stream().map(OrderState::code).collect(Collectors.joining(", "));
            told.append("| ")
                    .append(state.code())
                    .append(" | ")
                    .append(following.isEmpty() ? "—" : following)
                    .append(" |\n");
        }
        assertThat(Files.readString(Path.of("docs/architecture.md"))).contains(told.append("<!-- /orders -->"));
    }

    @Property(tries = 300)
    void partsAddUpToTheCent(
            @ForAll @LongRange(max = 10_000_000_000L) long total,
            @ForAll @Size(min = 1, max = 12) List<@LongRange(max = 1_000_000_000L) Long> weights) {
        List<Money> parts =
                Spread.of(new Money(total), weights.stream().map(Money::new).toList());
        assertThat(parts.stream().mapToLong(Money::cents).sum()).isEqualTo(total);
        assertThat(parts).allMatch(part -> part.cents() >= 0);
    }

    @Test
    void unitsAndTheirPriceMakeAnAmountToTheCent() {
        assertThat(PurchaseOrder.Line.worth(new BigDecimal("12.25"), new Money(56_033)))
                .isEqualTo(new Money(686_404));
    }
}

package org.terreau.funding.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.terreau.funding.DeliveryState;
import org.terreau.funding.NextAct;
import org.terreau.funding.OrderBook;
import org.terreau.funding.OrderState;
import org.terreau.funding.PurchaseOrder;
import org.terreau.funding.Vat;
import org.terreau.portfolio.MoneyThatPays;
import org.terreau.portfolio.PaidWork;
import org.terreau.shared.Money;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/**
 * An order, or one of its statements of what was done.
 *
 * @param delivery the statement that the page is about; null for the order
 * @param form of every form of the page: no two of them have a field of the same name
 * @param conflict somebody wrote on it since the page was opened
 * @param work what everybody of the team does, for whoever reads prices; empty for the others
 */
public record OrderPage(
        OrderBook book,
        PurchaseOrder order,
        PurchaseOrder.@Nullable Delivery delivery,
        Form form,
        boolean conflict,
        List<PaidWork.Work> work) {

    static final String WORK = "mission";

    public OrderPage {
        work = List.copyOf(work);
    }

    /** What it pays, over or not. */
    public List<PaidWork.Work> paid() {
        return work.stream()
                .filter(one -> one.paidBy().equals(MoneyThatPays.order(order.id())))
                .toList();
    }

    /** What it may be said to pay: what goes on, and that it does not pay yet. */
    public Map<String, String> payable(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        for (PaidWork.Work one : work)
            if (!one.over() && !one.paidBy().equals(MoneyThatPays.order(order.id())))
                options.put(named(one), ui.t("funding.order.work.option", one.who(), ui.t(one.trade()), span(one, ui)));
        return options;
    }

    /** What somebody does, and its version. */
    public static String named(PaidWork.Work one) {
        return one.id() + "." + one.version();
    }

    public static String span(PaidWork.Work one, Ui ui) {
        return one.until() == null
                ? ui.t("funding.order.work.since", ui.shortDate(one.since()))
                : ui.t("funding.order.span", ui.shortDate(one.since()), ui.shortDate(one.until()));
    }

    /** Days of all that it pays, within it. */
    public BigDecimal days() {
        return paid().stream().map(PaidWork.Work::days).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    public String list() {
        return book.product().id().path() + "/commandes";
    }

    public String path() {
        return order.path();
    }

    public String path(PurchaseOrder.Delivery one) {
        return order.path() + "/services-faits/" + one.id();
    }

    public Optional<NextAct> next() {
        return book.next(order);
    }

    /** The move of the order itself that comes next; empty when what was delivered comes first. */
    public Optional<OrderState> nextMove() {
        return next().filter(next -> next.delivery() == null)
                .flatMap(next -> OrderState.of(next.code()))
                .filter(to -> order.state().following().contains(to));
    }

    /** The form of a statement comes open: it is what to do next, or it was just refused. */
    public boolean delivering() {
        return next().filter(next -> next.code().equals(NextAct.PREPARE)).isPresent()
                || Stream.of("du", "au", "montant", "livrables", "reserve")
                        .anyMatch(field -> !form.problemsOf(field).isEmpty());
    }

    public boolean running() {
        return order.state() == OrderState.RUNNING;
    }

    public boolean cancellable() {
        return order.state().following().contains(OrderState.CANCELLED)
                && order.deliveries().stream().noneMatch(one -> one.state().done());
    }

    /** Whether something may be taken back. */
    public boolean correctable() {
        return order.state() != OrderState.NEED
                && (order.state() != OrderState.RUNNING
                        || order.deliveries().stream().noneMatch(PurchaseOrder.Delivery::counts));
    }

    /** The reader may change it. */
    public boolean changes() {
        return order.state().open() && (book.prices() || !order.priced());
    }

    /** What a line is worth, with taxes; what it is made of is for those who may read prices. */
    public Money taxed(PurchaseOrder.Line line) {
        Vat vat = order.terms().vat();
        return vat.taxed(line.amount()).orElse(line.amount());
    }

    /** Each amount is read by all when no unit nor price could be found from it. */
    public boolean readable() {
        return book.prices() || !order.priced();
    }

    /** The price of a line is out of what is usually paid a day, without taxes, for its activity, the margin of the holder counted. */
    public boolean unusual(PurchaseOrder.Line line) {
        Money price = line.unitPrice();
        if (price == null) return false;
        Vat vat = order.terms().vat();
        return book.norms().unusual(line.activity(), vat.untaxed(price));
    }

    /** The units of a line with all their decimals. */
    public static String units(PurchaseOrder.Line line, Ui ui) {
        BigDecimal units = line.units();
        return units == null ? "—" : NumberFormat.getInstance(ui.locale()).format(units);
    }

    public String envelope(PurchaseOrder.Split split, Ui ui) {
        return book.envelopes().stream()
                .filter(one -> one.id() == split.envelope())
                .findFirst()
                .map(one -> ui.t("funding.order.envelope.name", ui.money(one.amount()), ui.shortDate(one.until())))
                .orElse("");
    }

    public String act(PurchaseOrder.Split split) {
        return book.sources().stream()
                .filter(one -> Long.valueOf(one.contribution().id()).equals(split.contribution()))
                .findFirst()
                .map(FundingSourcesPage::name)
                .orElse("");
    }

    /** What happened, the last one first. */
    public List<PurchaseOrder.Step> history() {
        return order.steps().stream()
                .filter(step -> delivery == null || Long.valueOf(delivery.id()).equals(step.delivery()))
                .sorted((one, other) -> Integer.compare(
                        order.steps().lastIndexOf(other), order.steps().lastIndexOf(one)))
                .toList();
    }

    public static String step(PurchaseOrder.Step step, Ui ui) {
        String state = ui.t((step.delivery() == null ? "funding.order.state." : "funding.delivery.state.") + step.to());
        return step.reason().isEmpty() ? state : ui.t("funding.order.step.corrected", state);
    }

    /** What was delivered by other statements than this one, before it. */
    public Money before(PurchaseOrder.Delivery one) {
        return order.deliveries().stream()
                .filter(other -> other.counts() && other.id() < one.id())
                .map(PurchaseOrder.Delivery::amount)
                .reduce(Money.ZERO, Money::plus);
    }

    /** How much of the order is done with this statement, in percent, to one decimal. */
    public BigDecimal percent(PurchaseOrder.Delivery one) {
        long reached = before(one).plus(one.amount()).cents();
        long whole = Math.max(1, order.total().cents());
        return BigDecimal.valueOf(reached)
                .multiply(BigDecimal.valueOf(100))
                .divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP);
    }

    public Optional<DeliveryState> nextOf(PurchaseOrder.Delivery one) {
        return running() ? one.state().next() : Optional.empty();
    }
}

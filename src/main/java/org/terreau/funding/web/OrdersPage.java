package org.terreau.funding.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.terreau.funding.BudgetLine;
import org.terreau.funding.NextAct;
import org.terreau.funding.OrderBook;
import org.terreau.funding.OrderState;
import org.terreau.funding.PurchaseOrder;
import org.terreau.shared.Money;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/**
 * The order book of a product.
 *
 * @param form the filter as the address has it
 * @param shown the orders that it lets through
 */
public record OrdersPage(OrderBook book, Form form, List<PurchaseOrder> shown) {

    static final String OPEN = "en-attente";
    static final String ALL = "toutes";

    public OrdersPage {
        shown = List.copyOf(shown);
    }

    public String path() {
        return book.product().id().path() + "/commandes";
    }

    public String desk() {
        return book.product().id().path() + "/gestion-budget";
    }

    public Map<String, String> states(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put(ALL, ui.t("funding.orders.all"));
        options.put(OPEN, ui.t("funding.orders.open"));
        for (OrderState state : OrderState.values())
            options.put(state.code(), ui.t("funding.order.state." + state.code()));
        return options;
    }

    public Optional<NextAct> next(PurchaseOrder order) {
        return book.next(order);
    }

    /** How long the next act has waited, beside by when it was usually done. */
    public String age(NextAct next, Ui ui) {
        long late = next.late(book.today());
        return late > 0
                ? ui.t("funding.orders.late", late)
                : ui.t("funding.orders.since", next.age(book.today()), ui.shortDate(next.due()));
    }

    public static String amount(BudgetLine line, boolean payment, Ui ui) {
        Money amount = payment ? line.amounts().payment() : line.amounts().commitment();
        return amount == null ? "—" : ui.money(amount);
    }

    public static String tone(OrderState state) {
        return switch (state) {
            case SETTLED -> "success";
            case CANCELLED -> "";
            case NEED, QUOTE_ASKED, QUOTE_SIGNED -> "new";
            case ISSUED, RECEIVED, RUNNING -> "info";
        };
    }
}

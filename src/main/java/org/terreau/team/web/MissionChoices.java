package org.terreau.team.web;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.terreau.portfolio.MoneyThatPays;
import org.terreau.portfolio.MoneyThatPays.Order;
import org.terreau.portfolio.MoneyThatPays.Payer;
import org.terreau.team.Criticality;
import org.terreau.team.LeavingReason;
import org.terreau.team.Mission;
import org.terreau.team.MissionStatus;
import org.terreau.team.Payment;
import org.terreau.team.Rhythm;
import org.terreau.team.Trade;
import org.terreau.web.Ui;

/**
 * What may be chosen of a mission, and what is said of one, in words.
 *
 * @param orders the reader may read which order pays whom
 */
public record MissionChoices(List<Payer> payers, LocalDate today, boolean orders) {

    public MissionChoices {
        payers = List.copyOf(payers);
    }

    public static Map<String, String> trades(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        for (Trade trade : Trade.values()) options.put(trade.code(), ui.t("team.trade." + trade.code()));
        return options;
    }

    public static Map<String, String> statuses(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        for (MissionStatus status : MissionStatus.values())
            options.put(status.code(), ui.t("team.status." + status.code()));
        return options;
    }

    public static Map<String, String> criticalities(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        for (Criticality criticality : Criticality.values())
            options.put(criticality.code(), ui.t("team.criticality." + criticality.code()));
        return options;
    }

    public static Map<String, String> reasons(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        for (LeavingReason reason : LeavingReason.values())
            options.put(reason.code(), ui.t("team.leaving." + reason.code()));
        return options;
    }

    public Map<String, String> paying(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put(Payment.EMPLOYER, ui.t("team.paid-by.employer"));
        for (Payer payer : payers)
            if (payer.order() == null) options.put(payer.key(), named(payer, ui));
            else if (orders)
                options.put(
                        payer.key(),
                        ui.t(
                                "team.paid-by.order.option",
                                payer.key().substring(MoneyThatPays.ORDER.length()),
                                ui.date(payer.until())));
        return options;
    }

    /** With what was typed in it: for {@link Ui#spoken}. */
    public String named(Payer payer, Ui ui) {
        Order order = payer.order();
        if (order == null)
            return payer.increment() == 0
                    ? ui.t("team.paid-by.other-envelope", ui.date(payer.until()))
                    : ui.t("team.paid-by.envelope", payer.increment(), ui.date(payer.until()));
        return orders
                ? ui.t("team.paid-by.order", ui.told(order.title()).toString(), ui.date(payer.until()))
                : ui.t("team.paid-by.some-order", ui.date(payer.until()));
    }

    /** What pays a mission, in words for {@link Ui#spoken}; "" when nothing is known to. */
    public String pays(Mission mission, Ui ui) {
        if (mission.terms().paidBy().equals(Payment.EMPLOYER)) return ui.t("team.paid-by.employer");
        return new Payment(payers).payer(mission).map(payer -> named(payer, ui)).orElse("");
    }

    /** Where the order that pays a mission is read; "" when none does, or when it is not for the reader. */
    public String order(Mission mission) {
        return new Payment(payers)
                .payer(mission)
                .filter(payer -> orders)
                .flatMap(payer -> Optional.ofNullable(payer.order()))
                .map(Order::path)
                .orElse("");
    }

    /** An order pays it, and the reader may not say another: it stays as it is. */
    public boolean sealed(Mission mission) {
        return !orders && mission.terms().paidBy().startsWith(MoneyThatPays.ORDER);
    }

    /** The order that was said to pay it is issued no more. */
    public boolean takenBack(Mission mission) {
        return new Payment(payers).takenBack(mission);
    }

    /** How much time somebody gives today, in words; "" when nobody said. */
    public String rhythm(Mission mission, Ui ui) {
        return mission.rhythmOn(today).map(rhythm -> said(rhythm, ui)).orElse("");
    }

    public static String said(Rhythm rhythm, Ui ui) {
        return rhythm.unit() == Rhythm.Unit.SHARE
                ? ui.t("team.share.of", rhythm.share())
                : ui.t("team.days.of", ui.number(rhythm.amount()));
    }

    /** The planned end is past and nobody closed it. */
    public boolean overdue(Mission mission) {
        return mission.overdue(today);
    }
}

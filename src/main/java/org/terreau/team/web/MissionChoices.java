package org.terreau.team.web;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.terreau.portfolio.MoneyThatPays.Payer;
import org.terreau.team.Criticality;
import org.terreau.team.LeavingReason;
import org.terreau.team.Mission;
import org.terreau.team.MissionStatus;
import org.terreau.team.Payment;
import org.terreau.team.Rhythm;
import org.terreau.team.Trade;
import org.terreau.web.Ui;

/** What may be chosen of a mission, and what is said of one, in words. */
public record MissionChoices(List<Payer> payers, LocalDate today) {

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
        for (Payer payer : payers) options.put(payer.key(), named(payer, ui));
        return options;
    }

    public static String named(Payer payer, Ui ui) {
        return ui.t("team.paid-by.envelope", payer.increment(), ui.date(payer.until()));
    }

    /** What pays a mission, in words; "" when nothing is known to. */
    public String pays(Mission mission, Ui ui) {
        if (mission.terms().paidBy().equals(Payment.EMPLOYER)) return ui.t("team.paid-by.employer");
        return new Payment(payers).payer(mission).map(payer -> named(payer, ui)).orElse("");
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

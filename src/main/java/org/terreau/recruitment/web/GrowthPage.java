package org.terreau.recruitment.web;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.terreau.portfolio.Product;
import org.terreau.recruitment.DesignShare;
import org.terreau.recruitment.Growth;
import org.terreau.team.Trade;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/**
 * How a team may grow; the form holds what is tried as the address has it.
 *
 * @param growth null while no money is known to pay the team
 * @param changes what one more of each trade would change
 * @param chosen the trade that is tried; null when none is
 * @param proposed the trades that a team of this phase takes on
 * @param design that the team lacks for its developers; null when it does not
 */
public record GrowthPage(
        Product product,
        Form form,
        @Nullable Growth growth,
        List<Growth.Change> changes,
        Growth.@Nullable Change chosen,
        Set<Trade> proposed,
        @Nullable DesignShare design,
        LocalDate from) {

    public GrowthPage {
        changes = List.copyOf(changes);
        proposed = Set.copyOf(proposed);
    }

    public String path() {
        return product.id().path() + "/equipe/croissance";
    }

    public static String euros(Growth.Range range, Ui ui) {
        return ui.t("recruitment.growth.range", ui.number(range.low()), ui.number(range.high()));
    }

    /** "le 3 mai 2027", or between two days when the range makes a difference. */
    public static String end(Growth.Change change, Ui ui) {
        return change.first().equals(change.last())
                ? ui.date(change.first())
                : ui.t("recruitment.growth.between", ui.date(change.first()), ui.date(change.last()));
    }

    /** The names of the proposed trades. */
    public String names(Ui ui) {
        List<String> names = new ArrayList<>();
        proposed.stream().sorted().forEach(trade -> names.add(ui.t("team.trade." + trade.code())));
        return String.join(", ", names);
    }

    /** Where somebody of the incubator says that the ranges come from; empty for the usual source. */
    public String source() {
        return growth == null ? "" : growth.prices().source();
    }

    /** The percents that a holder adds to what it pays. */
    public String margin(Ui ui) {
        BigDecimal percent =
                growth == null ? BigDecimal.ZERO : growth.prices().margin().percent();
        return NumberFormat.getInstance(ui.locale()).format(percent);
    }
}

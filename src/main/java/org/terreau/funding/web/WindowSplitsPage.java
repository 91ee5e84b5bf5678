package org.terreau.funding.web;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.terreau.funding.WindowApplication;
import org.terreau.funding.WindowSplit;
import org.terreau.funding.WindowSplits;
import org.terreau.shared.Money;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/**
 * Ways of sharing a fund, side by side.
 *
 * @param own the one that the form writes again; null for a new one
 */
public record WindowSplitsPage(
        WindowSplits.Board board, @Nullable Long own, Form form) {

    public String path() {
        return "/guichets/repartitions/" + board.window().id();
    }

    public String desk() {
        return "/guichets/gestion/" + board.window().incubator();
    }

    public boolean full() {
        return own == null && board.splits().size() >= WindowSplits.MOST;
    }

    /** What is wrong with a part, in words; empty when nothing is. */
    public String faults(WindowApplication one, WindowSplit split, Ui ui) {
        return WindowSplit.faults(
                        board.window(), one.asked(), split.of(one.product()).orElse(null))
                .stream()
                .map(fault -> ui.t("funding.split." + fault.code()))
                .collect(Collectors.joining(", "));
    }

    /** What the fund would keep, or by how much it would give more than it has. */
    public String left(WindowSplit split, Ui ui) {
        return split.left(board.window())
                .map(left -> left.cents() < 0
                        ? ui.t("funding.split.over", ui.money(new Money(-left.cents())))
                        : ui.t("funding.split.left", ui.money(left)))
                .orElse("");
    }

    public boolean over(WindowSplit split) {
        return split.left(board.window()).filter(left -> left.cents() < 0).isPresent();
    }
}

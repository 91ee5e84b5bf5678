package org.terreau.access.web;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.terreau.access.Tools;
import org.terreau.shared.Money;

/**
 * A tool in files.
 *
 * @param prixParMois of a seat, in euros; null when it is free or not known
 */
public record ToolLine(
        long id,
        String outil,
        String genre,
        String adresse,
        String portee,
        String cle,
        String retrait,
        String quiRetire,
        @Nullable Integer minutes,
        String precaution,
        @Nullable BigDecimal prixParMois,
        int comptes,
        int revueEnJours,
        String revueLe,
        String retireLe) {

    static ToolLine of(Tools.Line line) {
        var tool = line.tool();
        Money seat = tool.kept().seat();
        return new ToolLine(
                tool.id(),
                tool.described().name(),
                tool.described().kind().code(),
                tool.described().address(),
                tool.described().scope().code(),
                tool.described().key().code(),
                tool.removal().tier().code(),
                tool.removal().who().code(),
                tool.removal().minutes(),
                tool.removal().hazards(),
                seat == null ? null : seat.inEuros(),
                line.accounts(),
                tool.kept().reviewDays(),
                tool.kept().reviewed() == null ? "" : tool.kept().reviewed().toString(),
                tool.retired() == null ? "" : tool.retired().toString());
    }
}

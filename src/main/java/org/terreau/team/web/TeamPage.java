package org.terreau.team.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.terreau.portfolio.Product;
import org.terreau.team.Teams;
import org.terreau.team.Trade;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/** A product's team, for those who work on it. */
public record TeamPage(Product product, List<Teams.TeamRole> roles, Form form) {

    public TeamPage {
        roles = List.copyOf(roles);
    }

    public String path() {
        return product.id().path() + "/equipe";
    }

    public Map<String, String> trades(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        for (Trade trade : Trade.values()) options.put(trade.code(), ui.t("team.trade." + trade.code()));
        return options;
    }
}

package org.terreau.team;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductCard;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Words;

/** Who is in a product's team, by trade, and who is missing. Nobody is named. */
@Component
class TeamCard implements ProductCard {

    private final Teams teams;

    TeamCard(Teams teams) {
        this.teams = teams;
    }

    /**
     * The trades of a team.
     *
     * @param filled how many people hold each
     * @param missing those that every product starts with, then those that wait, and that nobody holds
     */
    record Trades(Map<Trade, Integer> filled, List<Trade> missing) {

        static Trades of(Collection<Teams.TeamRole> roles) {
            Map<Trade, Integer> filled = new TreeMap<>();
            for (Teams.TeamRole role : roles) if (role.filled()) filled.merge(role.trade(), 1, Integer::sum);
            List<Trade> missing = new ArrayList<>(Teams.missing(roles));
            for (Teams.TeamRole role : roles)
                if (!role.filled() && !missing.contains(role.trade())) missing.add(role.trade());
            return new Trades(filled, missing);
        }

        /** Without an agent or a developer nothing is built; a team that nobody wrote down may well exist. */
        State state() {
            if (filled.isEmpty()) return State.TO_WATCH;
            if (missing.contains(Trade.INTRAPRENEUR) || missing.contains(Trade.DEVELOPMENT)) return State.TO_DEAL_WITH;
            return missing.isEmpty() ? State.WELL : State.TO_WATCH;
        }

        List<String> sentences(Words words) {
            if (filled.isEmpty()) return List.of(words.t("portfolio.card.equipe.nobody"));
            int people = filled.values().stream().mapToInt(Integer::intValue).sum();
            String present = words.t("portfolio.card.equipe.present", people, names(filled.keySet(), words));
            return missing.isEmpty()
                    ? List.of(present)
                    : List.of(words.t("portfolio.card.equipe.missing", names(missing, words)), present);
        }

        private static String names(Collection<Trade> trades, Words words) {
            return trades.stream()
                    .map(trade -> words.t("team.trade." + trade.code()).toLowerCase(words.locale()))
                    .collect(Collectors.joining(" · "));
        }
    }

    @Override
    public String code() {
        return "equipe";
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public Map<ProductId, Told> of(Collection<Product> products, LocalDate today) {
        Map<ProductId, List<Teams.TeamRole>> roles =
                teams.roles(products.stream().map(Product::id).toList());
        return products.stream().map(Product::id).collect(Collectors.toMap(id -> id, id -> {
            Trades trades = Trades.of(roles.getOrDefault(id, List.of()));
            return new Told(trades.state(), trades::sentences);
        }));
    }

    @Override
    public String path(ProductId product) {
        return product.path() + "/equipe";
    }
}

package org.terreau.team;

import org.springframework.stereotype.Component;
import org.terreau.identity.AccountId;
import org.terreau.portfolio.ProductCarriers;
import org.terreau.portfolio.ProductId;

/** Tells who carries a product, by the missions of its team. */
@Component
class CarriersOfTeams implements ProductCarriers {

    private final JdbcMissions stored;

    CarriersOfTeams(JdbcMissions stored) {
        this.stored = stored;
    }

    @Override
    public boolean carries(AccountId account, ProductId product) {
        return stored.carriedBy(account).contains(product);
    }
}

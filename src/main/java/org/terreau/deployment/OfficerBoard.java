package org.terreau.deployment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.identity.Actor;
import org.terreau.portfolio.MyProducts;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Paris;
import org.terreau.shared.Slice;

/** The deployments that somebody follows across products. */
@Service
public class OfficerBoard {

    private final JdbcDeployments deployments;
    private final MyProducts mine;
    private final Clock clock;

    OfficerBoard(JdbcDeployments deployments, MyProducts mine, Clock clock) {
        this.deployments = deployments;
        this.mine = mine;
        this.clock = clock;
    }

    /**
     * Those of the products that the actor may edit and that did not end.
     *
     * @param everybody whoever takes them forward; otherwise those that the actor does, for themself or as the officer of
     *     the product
     */
    @Transactional(readOnly = true)
    public Slice<Deployment> page(DeploymentFilter filter, boolean everybody, int page, Actor actor) {
        return deployments.page(within(everybody, actor), filter, page, today());
    }

    @Transactional(readOnly = true)
    public List<Deployment> all(DeploymentFilter filter, boolean everybody, Actor actor) {
        return deployments.all(within(everybody, actor), filter, today());
    }

    private JdbcDeployments.Within within(boolean everybody, Actor actor) {
        List<ProductId> products = mine.workedOnBy(actor);
        return everybody ? JdbcDeployments.Within.all(products) : JdbcDeployments.Within.inCharge(products, actor.id());
    }

    public LocalDate today() {
        return Paris.today(clock);
    }
}

package org.terreau.funding;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductSection;

/** On a product's page and on its stats page: where its published budget is read. */
@Component
class BudgetSection implements ProductSection {

    private final PublicBudgets budgets;

    BudgetSection(PublicBudgets budgets) {
        this.budgets = budgets;
    }

    @Override
    public int order() {
        return 410;
    }

    @Override
    public boolean onStatsPage() {
        return true;
    }

    @Override
    public void hold() {
        budgets.hold();
    }

    @Override
    public Optional<Part> of(Product product) {
        return budgets.path(product.id()).map(path -> new Part("funding/link", path));
    }
}

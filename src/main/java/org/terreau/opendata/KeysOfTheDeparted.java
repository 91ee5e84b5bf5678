package org.terreau.opendata;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.LocalTime;
import java.util.LinkedHashSet;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.identity.AccountId;
import org.terreau.identity.Accounts;
import org.terreau.identity.Actor;
import org.terreau.identity.ApiKeys;
import org.terreau.identity.Role;
import org.terreau.identity.RoleWithdrawn;
import org.terreau.incubator.Letters;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.portfolio.TeamLeft;
import org.terreau.shared.Paris;

/** A key ends with the work on the product of the one who made it: those who stay are told, and make another one. */
@Component
class KeysOfTheDeparted {

    private final ApiKeys keys;
    private final Products products;
    private final Accounts accounts;
    private final Letters letters;

    KeysOfTheDeparted(ApiKeys keys, Products products, Accounts accounts, Letters letters) {
        this.keys = keys;
        this.products = products;
        this.accounts = accounts;
        this.letters = letters;
    }

    @EventListener
    @Transactional
    void left(TeamLeft left) {
        end(left.account());
    }

    @EventListener
    @Transactional
    void withdrawn(RoleWithdrawn withdrawn) {
        end(withdrawn.account());
    }

    /** Those of people who stopped working on the product in another way, such as a product that changed incubator. */
    @Transactional
    public void endAll() {
        keys.makers().forEach(this::end);
    }

    private void end(AccountId maker) {
        for (ApiKeys.MadeKey key : keys.validBy(maker))
            ProductId.ofKeyScope(key.scope())
                    .flatMap(products::find)
                    .filter(product -> !worksOn(maker, product))
                    .ifPresent(product -> {
                        keys.revoke(key.scope(), key.id(), Audit.Who.PROGRAM);
                        tell(key, product);
                    });
    }

    private boolean worksOn(AccountId maker, Product product) {
        return accounts.byId(maker)
                .map(account -> new Actor(account.id(), account.email(), account.name(), account.grants()))
                .filter(actor -> products.mayEdit(actor, product.id()))
                .isPresent();
    }

    private void tell(ApiKeys.MadeKey key, Product product) {
        Set<AccountId> readers = new LinkedHashSet<>(products.team(product.id()));
        for (Accounts.Account lead : accounts.holding(product.incubator().value(), Role.LEAD)) readers.add(lead.id());
        for (AccountId reader : readers)
            letters.send(
                    reader,
                    "api-key-ended",
                    ui -> new Letters.Letter(
                            ui.t("opendata.mail.key.departed.subject", key.name(), product.name()),
                            ui.t(
                                    "opendata.mail.key.departed.text",
                                    key.name(),
                                    key.ending(),
                                    product.name(),
                                    key.by(),
                                    ui.baseUrl() + product.id().path() + "/cles")));
    }

    @Configuration
    static class Job {

        @Bean
        RecurringTask<Void> endKeysOfTheDeparted(KeysOfTheDeparted keys) {
            return Tasks.recurring("opendata-keys-of-the-departed", Schedules.daily(Paris.ZONE, LocalTime.of(7, 25)))
                    .execute((instance, context) -> keys.endAll());
        }
    }
}

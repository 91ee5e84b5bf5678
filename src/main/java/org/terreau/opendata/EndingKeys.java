package org.terreau.opendata;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.identity.ApiKeys;
import org.terreau.incubator.Letters;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductChore;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.shared.Paris;

/** Keys of products that end soon: told once to who made them, before programs stop writing. */
@Component
class EndingKeys implements ProductChore {

    /** Long enough before for somebody to make another one. */
    static final Duration SOON = Duration.ofDays(14);

    private final ApiKeys keys;
    private final Products products;
    private final Letters letters;

    EndingKeys(ApiKeys keys, Products products, Letters letters) {
        this.keys = keys;
        this.products = products;
        this.letters = letters;
    }

    @Override
    public String code() {
        return "cles";
    }

    @Override
    public int order() {
        return 500;
    }

    @Override
    public Map<ProductId, Count> waiting(Collection<ProductId> among, LocalDate today) {
        Map<String, ApiKeys.Ending> ending =
                keys.endingWithin(SOON, among.stream().map(ProductId::keyScope).toList());
        Map<ProductId, Count> waiting = new HashMap<>();
        for (ProductId product : among) {
            ApiKeys.Ending keysOfIt = ending.get(product.keyScope());
            if (keysOfIt != null) waiting.put(product, new Count(keysOfIt.number(), null, keysOfIt.firstLastDay()));
        }
        return waiting;
    }

    @Override
    public String path(ProductId product) {
        return product.path() + "/cles";
    }

    /** @return how many keys were told of */
    @Transactional
    int tell() {
        List<ApiKeys.EndingKey> ending = keys.endingWithin(SOON);
        for (ApiKeys.EndingKey key : ending) ProductId.ofKeyScope(key.scope()).ifPresent(product -> tell(key, product));
        return ending.size();
    }

    private void tell(ApiKeys.EndingKey key, ProductId product) {
        String name = products.find(product).map(Product::name).orElse(product.value());
        letters.send(
                key.by(),
                "api-key-ends",
                ui -> new Letters.Letter(
                        ui.t("opendata.mail.key.subject", key.name(), ui.date(key.lastDay())),
                        ui.t(
                                "opendata.mail.key.text",
                                key.name(),
                                key.ending(),
                                name,
                                ui.date(key.lastDay()),
                                ui.baseUrl() + path(product))));
    }

    @Configuration
    static class Job {

        @Bean
        RecurringTask<Void> tellOfEndingKeys(EndingKeys keys) {
            return Tasks.recurring("opendata-ending-keys", Schedules.daily(Paris.ZONE, LocalTime.of(7, 35)))
                    .execute((instance, context) -> keys.tell());
        }
    }
}

package org.terreau.deployment;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.identity.AccountId;
import org.terreau.identity.Accounts;
import org.terreau.incubator.Letters;
import org.terreau.portfolio.Endings;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.shared.Paris;
import org.terreau.shared.Words;
import org.terreau.territory.Collectivities;
import org.terreau.territory.Collectivity;
import org.terreau.territory.CollectivityId;

/**
 * Reminds of the next steps that are due: once each, one e-mail a person for all of them. Whoever takes the deployment
 * forward is told, otherwise the officer of the product; a step that nobody is in charge of is not reminded of, nor one of
 * a product that ended.
 */
@Component
class NextSteps {

    private static final int AT_ONCE = 500;
    private static final int TOLD = 50;

    private final JdbcNextSteps stored;
    private final Products products;
    private final Endings endings;
    private final Collectivities collectivities;
    private final Accounts accounts;
    private final Letters letters;

    NextSteps(
            JdbcNextSteps stored,
            Products products,
            Endings endings,
            Collectivities collectivities,
            Accounts accounts,
            Letters letters) {
        this.stored = stored;
        this.products = products;
        this.endings = endings;
        this.collectivities = collectivities;
        this.accounts = accounts;
        this.letters = letters;
    }

    /** @return how many steps were reminded of: some hundreds at most, one asks again until there are none */
    @Transactional
    int remind(LocalDate today) {
        List<JdbcNextSteps.Due> due = stored.due(today, AT_ONCE);
        due.stream()
                .filter(one -> lives(one.product()))
                .collect(Collectors.groupingBy(JdbcNextSteps.Due::who, LinkedHashMap::new, Collectors.toList()))
                .forEach((person, theirs) -> {
                    if (accounts.byId(person).isPresent()) send(person, theirs);
                });
        stored.reminded(due, today);
        return due.size();
    }

    private boolean lives(ProductId id) {
        return products.find(id).filter(product -> !endings.ended(product)).isPresent();
    }

    private void send(AccountId person, List<JdbcNextSteps.Due> theirs) {
        Map<ProductId, String> names = new LinkedHashMap<>();
        for (JdbcNextSteps.Due one : theirs)
            names.computeIfAbsent(
                    one.product(), id -> products.find(id).map(Product::name).orElse(id.value()));
        String name = accounts.byId(person).map(Accounts.Account::name).orElse("");
        letters.send(
                person,
                "deployment-next-steps",
                words -> new Letters.Letter(
                        words.t("deployment.mail.steps.subject", theirs.size()),
                        words.t("deployment.mail.steps.text", name, lines(theirs, names, words))));
    }

    private String lines(List<JdbcNextSteps.Due> theirs, Map<ProductId, String> names, Words words) {
        StringBuilder lines = new StringBuilder();
        for (JdbcNextSteps.Due one : theirs.subList(0, Math.min(TOLD, theirs.size()))) {
            Collectivity place = place(one.collectivity());
            lines.append(words.t(
                            "deployment.mail.steps.line",
                            place == null ? one.collectivity() : place.label(),
                            names.get(one.product()),
                            one.step(),
                            words.date(one.on()),
                            words.baseUrl() + one.product().path() + "/deploiements/" + one.collectivity()))
                    .append("\n\n");
        }
        if (theirs.size() > TOLD) lines.append(words.t("deployment.mail.steps.more", theirs.size() - TOLD));
        return lines.toString().strip();
    }

    private @Nullable Collectivity place(String written) {
        return CollectivityId.parse(Objects.requireNonNull(written))
                .flatMap(collectivities::find)
                .orElse(null);
    }

    @Configuration
    static class Job {

        @Bean
        RecurringTask<Void> remindOfNextSteps(NextSteps steps, Clock clock) {
            return Tasks.recurring("deployment-next-steps", Schedules.daily(Paris.ZONE, LocalTime.of(7, 45)))
                    .execute((instance, context) -> {
                        LocalDate today = Paris.today(clock);
                        while (steps.remind(today) > 0) {}
                    });
        }
    }
}

package org.terreau.portfolio;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.incubator.Letters;
import org.terreau.shared.Paris;

/**
 * Comments on a roadmap that its team has to read before they are public: told to each member, once for each comment, in
 * one e-mail a day for a product.
 */
@Component
class CommentsToRead implements ProductChore {

    private final JdbcRoadmaps roadmaps;
    private final JdbcProducts stored;
    private final Products products;
    private final Letters letters;

    CommentsToRead(JdbcRoadmaps roadmaps, JdbcProducts stored, Products products, Letters letters) {
        this.roadmaps = roadmaps;
        this.stored = stored;
        this.products = products;
        this.letters = letters;
    }

    @Override
    public String code() {
        return "commentaires";
    }

    @Override
    public int order() {
        return 100;
    }

    @Override
    public Map<ProductId, Count> waiting(Collection<ProductId> among, LocalDate today) {
        return roadmaps.toModerate(among);
    }

    @Override
    public String path(ProductId product) {
        return product.path() + "/feuille-de-route/commentaires";
    }

    /** @return for how many products somebody was told */
    @Transactional
    int tell(LocalDate today) {
        Map<ProductId, Long> fresh = roadmaps.untold(today);
        fresh.forEach((product, count) -> {
            String name = stored.nameOf(product).orElse(product.value());
            products.team(product)
                    .forEach(member -> letters.send(
                            member,
                            "roadmap-to-read",
                            ui -> new Letters.Letter(
                                    ui.t("roadmap.mail.to-read.subject", count, name),
                                    ui.t("roadmap.mail.to-read.text", count, name, ui.baseUrl() + path(product)))));
        });
        return fresh.size();
    }

    @Configuration
    static class Job {

        @Bean
        RecurringTask<Void> tellOfComments(CommentsToRead comments, Clock clock) {
            return Tasks.recurring("portfolio-comments-to-read", Schedules.daily(Paris.ZONE, LocalTime.of(7, 40)))
                    .execute((instance, context) -> comments.tell(Paris.today(clock)));
        }
    }
}

package org.terreau.roadmap;

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
import org.terreau.portfolio.Endings;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductChore;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.shared.Paris;
import org.terreau.shared.Words;

/**
 * Comments on a roadmap that its team has to read before they are public: told to each member, once for each comment, in
 * one e-mail a day for a product.
 */
@Component
class CommentsToRead implements ProductChore {

    private final JdbcRoadmaps roadmaps;
    private final Products products;
    private final Endings endings;
    private final Letters letters;

    CommentsToRead(JdbcRoadmaps roadmaps, Products products, Endings endings, Letters letters) {
        this.roadmaps = roadmaps;
        this.products = products;
        this.endings = endings;
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

    /** @return for how many products that live somebody was told */
    @Transactional
    int tell(LocalDate today) {
        int told = 0;
        for (Map.Entry<ProductId, Long> fresh : roadmaps.untold(today).entrySet()) {
            Product product = products.find(fresh.getKey()).orElse(null);
            if (product == null || endings.ended(product)) continue;
            products.team(product.id())
                    .forEach(member ->
                            letters.send(member, "roadmap-to-read", ui -> letter(product, fresh.getValue(), ui)));
            told++;
        }
        return told;
    }

    private Letters.Letter letter(Product product, long count, Words ui) {
        return new Letters.Letter(
                ui.t("roadmap.mail.to-read.subject", count, product.name()),
                ui.t("roadmap.mail.to-read.text", count, product.name(), ui.baseUrl() + path(product.id())));
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

package org.terreau.committee;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.terreau.portfolio.Endings;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Shelf;
import org.terreau.shared.Paris;
import org.terreau.shared.Turns;

/** What is noticed and told each morning. */
@Configuration
class AlertJobs {

    private static final Period KEPT = Period.ofMonths(36);

    @Bean
    RecurringTask<Void> watchFigures(AlertWatch watch, Shelf shelf, Endings endings, JdbcAlerts alerts, Clock clock) {
        return Tasks.recurring("committee-watch", Schedules.daily(Paris.ZONE, LocalTime.of(6, 40)))
                .execute((instance, context) -> {
                    LocalDate today = today(clock);
                    Turns.each(watched(shelf, endings), product -> watch.watch(product, today));
                    alerts.forgetBefore(
                            clock.instant().atZone(Paris.ZONE).minus(KEPT).toInstant());
                });
    }

    @Bean
    RecurringTask<Void> sendAlerts(AlertDigests digests, SponsorDigests sponsors, Clock clock) {
        return Tasks.recurring("committee-digests", Schedules.daily(Paris.ZONE, LocalTime.of(7, 40)))
                .execute((instance, context) -> {
                    LocalDate today = today(clock);
                    digests.send(today);
                    sponsors.send(today);
                });
    }

    /** Those whose figures still mean something to somebody: a phase under way, and nothing that ended them. */
    static List<ProductId> watched(Shelf shelf, Endings endings) {
        return shelf.search(new Shelf.Choice("", "", "", "", "", "nom")).stream()
                .filter(card -> card.phase() != null && card.phase().kind().active())
                .map(Shelf.Card::product)
                .filter(product -> !endings.ended(product))
                .map(Product::id)
                .toList();
    }

    private static LocalDate today(Clock clock) {
        return Paris.today(clock);
    }
}

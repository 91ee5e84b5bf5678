package org.terreau.committee;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.Shelf;
import org.terreau.shared.Paris;

/** What is noticed and told each morning. */
@Configuration
class AlertJobs {

    private static final Period KEPT = Period.ofMonths(36);

    @Bean
    RecurringTask<Void> watchFigures(AlertWatch watch, Shelf shelf, JdbcAlerts alerts, Clock clock) {
        return Tasks.recurring("committee-watch", Schedules.daily(Paris.ZONE, LocalTime.of(6, 40)))
                .execute((instance, context) -> {
                    LocalDate today = today(clock);
                    for (Shelf.Card card : shelf.search(new Shelf.Choice("", "", "", "", "", "nom"))) {
                        Product.Phase phase = card.phase();
                        if (phase != null && phase.kind().active())
                            watch.watch(card.product().id(), today);
                    }
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

    private static LocalDate today(Clock clock) {
        return Paris.today(clock);
    }
}

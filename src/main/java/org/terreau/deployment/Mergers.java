package org.terreau.deployment;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.terreau.shared.Paris;
import org.terreau.territory.Collectivities;
import org.terreau.territory.Collectivity;
import org.terreau.territory.CollectivityId;
import org.terreau.web.PublicContent;

/**
 * When communes merge, what they were doing follows them: each edition of the geographic code is compared with what the
 * deployments know, once, some hundreds at a time. Populations and départements are brought up to date with it.
 */
@Component
class Mergers {

    private static final int AT_ONCE = 2000;

    private final JdbcMergers stored;
    private final JdbcDeployments deployments;
    private final Collectivities collectivities;
    private final TransactionTemplate transaction;
    private final PublicContent content;
    private final Clock clock;

    Mergers(
            JdbcMergers stored,
            JdbcDeployments deployments,
            Collectivities collectivities,
            TransactionTemplate transaction,
            PublicContent content,
            Clock clock) {
        this.stored = stored;
        this.deployments = deployments;
        this.collectivities = collectivities;
        this.transaction = transaction;
        this.content = content;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void atTheStart() {
        follow();
    }

    /** @return how many deployments were read again */
    int follow() {
        int followed = 0;
        for (int batch = batch(); batch > 0; batch = batch()) followed += batch;
        if (followed > 0)
            transaction.executeWithoutResult(status -> {
                followTargets();
                stored.recount();
                content.changed();
            });
        return followed;
    }

    private int batch() {
        Integer done = transaction.execute(status -> {
            List<JdbcMergers.Behind> behind = stored.behind(collectivities.edition(), AT_ONCE);
            List<Long> read = new ArrayList<>();
            List<Collectivity> places = new ArrayList<>();
            List<Long> unknown = new ArrayList<>();
            for (JdbcMergers.Behind one : behind) {
                Collectivity current = current(one.place());
                if (current == null) unknown.add(one.id());
                else if (current.id().equals(one.place())) {
                    read.add(one.id());
                    places.add(current);
                } else if (!joins(one, current))
                    stored.upToDate(List.of(one.id()), List.of(current), collectivities.edition());
            }
            stored.upToDate(read, places, collectivities.edition());
            stored.unknown(unknown, collectivities.edition());
            return behind.size();
        });
        return done == null ? 0 : done;
    }

    /** The legal person of today; null for what the code does not know and never knew. */
    private @Nullable Collectivity current(CollectivityId place) {
        return collectivities
                .find(place)
                .map(collectivities::legalPerson)
                .or(() -> collectivities.former(place).map(Collectivities.Former::current))
                .orElse(null);
    }

    /**
     * Says in the history that the commune joined another one, and makes one deployment of two when the product was in
     * both.
     *
     * @return whether this deployment is gone, joined to the other one
     */
    private boolean joins(JdbcMergers.Behind one, Collectivity current) {
        LocalDate today = Paris.today(clock);
        stored.follow(one, current);
        Deployment there = deployments.find(one.product(), current.id()).orElse(null);
        DeploymentState state = there == null ? one.state() : there.state().orFurther(one.state());
        deployments.note(
                one.product(),
                List.of(current.id()),
                new JdbcDeployments.Change(
                        today,
                        clock.instant(),
                        null,
                        "fusion",
                        one.state(),
                        state,
                        one.place().code()));
        if (there == null) return false;
        stored.delete(one.id());
        if (state != there.state()) stored.state(one, current, state);
        return true;
    }

    /** The targets of waves and the requests follow too. */
    private void followTargets() {
        for (String table : List.of("deployment_wave_target", "deployment_interest")) {
            List<String> gone = new ArrayList<>();
            List<String> joined = new ArrayList<>();
            for (String written : stored.named(table))
                CollectivityId.parse(written).ifPresent(place -> {
                    Collectivity current = current(place);
                    if (current == null || current.id().equals(place)) return;
                    gone.add(place.toString());
                    joined.add(current.id().toString());
                });
            if (gone.isEmpty()) continue;
            stored.join(table, gone, joined);
        }
    }

    @Configuration
    static class Job {

        @Bean
        RecurringTask<Void> followMergersOfCommunes(Mergers mergers) {
            return Tasks.recurring("deployment-mergers", Schedules.daily(Paris.ZONE, LocalTime.of(2, 40)))
                    .execute((instance, context) -> mergers.follow());
        }
    }
}

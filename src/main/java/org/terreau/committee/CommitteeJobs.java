package org.terreau.committee;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.incubator.Programme;
import org.terreau.incubator.Programmes;
import org.terreau.portfolio.Endings;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.Products;
import org.terreau.shared.Paris;

/** What happens by itself: packs are frozen and sent when they are due, and teams are told before. */
@Configuration
class CommitteeJobs {

    private static final Logger LOG = LoggerFactory.getLogger(CommitteeJobs.class);

    /** Freezes and sends what is due, a pack at a time: one that can't be leaves the others; returns how many. */
    static int deliver(Packs packs) {
        int delivered = 0;
        for (long id : packs.due()) {
            try {
                if (packs.deliver(id)) delivered++;
            } catch (RuntimeException failure) {
                LOG.error("The pack of committee {} could not be frozen and sent; it will be tried again", id, failure);
            }
        }
        return delivered;
    }

    /** Tells teams, a week and two days before their pack is frozen, each once for a date. */
    @Component
    static class PapersDue {

        private static final int FIRST = 7;
        private static final int LAST = 2;

        private final JdbcCommittees committees;
        private final Products products;
        private final Endings endings;
        private final Programmes programmes;
        private final CommitteeLetters letters;

        PapersDue(
                JdbcCommittees committees,
                Products products,
                Endings endings,
                Programmes programmes,
                CommitteeLetters letters) {
            this.committees = committees;
            this.products = products;
            this.endings = endings;
            this.programmes = programmes;
            this.letters = letters;
        }

        /** @return how many messages were sent */
        @Transactional
        int tell(LocalDate today) {
            int sent = 0;
            for (Committee committee :
                    committees.approaching(today, today.plusDays(FIRST + Programme.MOST_PAPERS_DAYS))) {
                if (committee.state() != Committee.State.DRAFT) continue;
                Product product = products.find(committee.product()).orElse(null);
                if (product == null || endings.ended(product)) continue;
                LocalDate freezesOn = CommitteeRules.of(programmes.of(product.incubator()))
                        .freezesOn(committee.meetsOn(), committee.datedOn(), false);
                int days = (int) ChronoUnit.DAYS.between(today, freezesOn);
                if (days > FIRST || !committees.notice(committee, days > LAST ? "rappel-1" : "rappel-2")) continue;
                sent += letters.due(product, committee, freezesOn, days);
            }
            return sent;
        }
    }

    @Bean
    RecurringTask<Void> freezePacks(Packs packs) {
        return Tasks.recurring("committee-freeze", FixedDelay.of(Duration.ofMinutes(10)))
                .execute((instance, context) -> deliver(packs));
    }

    @Bean
    RecurringTask<Void> tellPapersDue(PapersDue papers, Committees committees) {
        return Tasks.recurring("committee-papers", Schedules.daily(Paris.ZONE, LocalTime.of(8, 10)))
                .execute((instance, context) -> papers.tell(committees.today()));
    }
}

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
import org.terreau.incubator.Programmes;
import org.terreau.portfolio.Endings;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.Products;
import org.terreau.shared.Paris;

/** What happens by itself: packs are frozen on their day, and teams are told that papers are due. */
@Configuration
class CommitteeJobs {

    private static final Logger LOG = LoggerFactory.getLogger(CommitteeJobs.class);

    /** Freezes what is due, a pack at a time: one that can't be leaves the others; returns how many. */
    static int freeze(Packs packs) {
        int frozen = 0;
        for (long id : packs.due()) {
            try {
                if (packs.freeze(id, null)) frozen++;
            } catch (RuntimeException failure) {
                LOG.error("The pack of committee {} could not be frozen; it will be tried again", id, failure);
            }
        }
        return frozen;
    }

    /** Tells teams, two weeks and one week before the committee, each once for a date. */
    @Component
    static class PapersDue {

        private static final int FIRST = 14;
        private static final int LAST = 7;

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
            for (Committee committee : committees.approaching(today, today.plusDays(FIRST))) {
                if (committee.state() != Committee.State.DRAFT) continue;
                Product product = products.find(committee.product()).orElse(null);
                if (product == null || endings.ended(product)) continue;
                int days = (int) ChronoUnit.DAYS.between(today, committee.meetsOn());
                if (!committees.notice(committee, days > LAST ? "papiers-14" : "papiers-7")) continue;
                CommitteeRules rules = CommitteeRules.of(programmes.of(product.incubator()));
                sent += letters.due(product, committee, rules, days);
            }
            return sent;
        }
    }

    @Bean
    RecurringTask<Void> freezePacks(Packs packs) {
        return Tasks.recurring("committee-freeze", FixedDelay.of(Duration.ofMinutes(10)))
                .execute((instance, context) -> freeze(packs));
    }

    @Bean
    RecurringTask<Void> tellPapersDue(PapersDue papers, Committees committees) {
        return Tasks.recurring("committee-papers", Schedules.daily(Paris.ZONE, LocalTime.of(8, 10)))
                .execute((instance, context) -> papers.tell(committees.today()));
    }
}

package org.terreau.dormancy;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.terreau.incubator.IncubatorId;
import org.terreau.incubator.Incubators;
import org.terreau.incubator.Programmes;
import org.terreau.portfolio.Endings;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Shelf;
import org.terreau.shared.Paris;
import org.terreau.shared.Turns;
import org.terreau.web.PublicContent;

/**
 * Asks the teams of the products that show no sign of life, marks those that do not answer, ends the silence of the others.
 * One transaction a product: a round that was killed goes on where it stopped, and nobody is written to twice.
 */
@Component
public class SilenceRounds {

    /** Products of an incubator whose teams are asked on one day, those that are silent for longest first. */
    static final int MOST_A_DAY = 5;

    private final Shelf shelf;
    private final Endings endings;
    private final Signs signs;
    private final Programmes programmes;
    private final JdbcSilences stored;
    private final SilenceLetters letters;
    private final TransactionTemplate transaction;
    private final PublicContent content;

    SilenceRounds(
            Shelf shelf,
            Endings endings,
            Signs signs,
            Programmes programmes,
            JdbcSilences stored,
            SilenceLetters letters,
            TransactionTemplate transaction,
            PublicContent content) {
        this.shelf = shelf;
        this.endings = endings;
        this.signs = signs;
        this.programmes = programmes;
        this.stored = stored;
        this.letters = letters;
        this.transaction = transaction;
        this.content = content;
    }

    private record Silent(Product product, Life life) {

        LocalDate since() {
            return life.last().on();
        }
    }

    /** What is due on this day for the products of an incubator. */
    public void round(IncubatorId incubator, LocalDate today) {
        List<Product> products = shelf.cards().stream()
                .map(Shelf.Card::product)
                .filter(product -> product.incubator().equals(incubator))
                .toList();
        List<ProductId> ids = products.stream().map(Product::id).toList();
        Map<ProductId, Life> lives = signs.of(ids, today);
        Map<ProductId, Asked> open = stored.open();
        int months = programmes.of(incubator).silentMonths();
        List<Silent> silent = products.stream()
                .flatMap(product ->
                        Optional.ofNullable(lives.get(product.id())).stream().map(life -> new Silent(product, life)))
                .sorted(Comparator.comparing(Silent::since))
                .toList();
        AtomicInteger left = new AtomicInteger(MOST_A_DAY - stored.askedOn(today, ids));
        Turns.each(silent, one -> {
            Asked asked = open.get(one.product().id());
            Silence silence = Silence.of(
                    active(one.product(), today), one.since(), months, asked == null ? null : asked.on(), today);
            if (asked != null) goOn(one, asked, silence, today);
            else if (silence == Silence.TO_ASK && left.get() > 0 && one.life().followedHere() && ask(one, today))
                left.decrementAndGet();
        });
    }

    private boolean active(Product product, LocalDate today) {
        Product.Phase phase = product.phaseOn(today);
        return phase != null && phase.kind().active() && !endings.ended(product);
    }

    private void goOn(Silent one, Asked asked, Silence silence, LocalDate today) {
        if (silence == Silence.NONE || silence == Silence.TO_ASK)
            end(one.product().id(), today);
        else if (silence == Silence.DORMANT && asked.marked() == null) mark(one, asked, today);
    }

    private void end(ProductId product, LocalDate today) {
        transaction.executeWithoutResult(status -> {
            stored.end(product, today);
            content.changed();
        });
    }

    private void mark(Silent one, Asked asked, LocalDate today) {
        transaction.executeWithoutResult(status -> {
            if (!stored.mark(one.product().id(), today)) return;
            letters.marked(one.product(), one.life().last(), asked.on());
            content.changed();
        });
    }

    /** @return false when there was nobody to ask, or when another round did */
    private boolean ask(Silent one, LocalDate today) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            if (letters.people(one.product()).isEmpty()
                    || !stored.ask(one.product().id(), today)) return false;
            letters.ask(one.product(), one.life().last(), today);
            return true;
        }));
    }

    @Configuration
    static class Job {

        @Bean
        RecurringTask<Void> askSilentProducts(SilenceRounds rounds, Incubators incubators, Clock clock) {
            return Tasks.recurring("dormancy-rounds", Schedules.daily(Paris.ZONE, LocalTime.of(7, 20)))
                    .execute((instance, context) -> {
                        Turns.each(incubators.all(), incubator -> rounds.round(incubator.id(), Paris.today(clock)));
                    });
        }
    }
}

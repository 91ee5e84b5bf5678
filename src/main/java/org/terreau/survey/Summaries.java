package org.terreau.survey;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.identity.AccountId;
import org.terreau.identity.Accounts;
import org.terreau.identity.Actor;
import org.terreau.mail.Message;
import org.terreau.mail.Outbox;
import org.terreau.portfolio.Endings;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.shared.Languages;
import org.terreau.shared.NotFound;
import org.terreau.shared.Paris;
import org.terreau.shared.SecretToken;
import org.terreau.shared.Words;

/** Tells each member of a team, once a week, of the verbatims that nobody has read; stopped with one click. */
@Service
public class Summaries {

    private final JdbcSummaries stored;
    private final Products products;
    private final Endings endings;
    private final Accounts accounts;
    private final Outbox outbox;
    private final Languages languages;
    private final Clock clock;

    Summaries(
            JdbcSummaries stored,
            Products products,
            Endings endings,
            Accounts accounts,
            Outbox outbox,
            Languages languages,
            Clock clock) {
        this.stored = stored;
        this.products = products;
        this.endings = endings;
        this.accounts = accounts;
        this.outbox = outbox;
        this.languages = languages;
        this.clock = clock;
    }

    /** This person asked for no more of them. */
    @Transactional(readOnly = true)
    public boolean stopped(Actor actor) {
        return stored.stopped(actor.id());
    }

    @Transactional
    public void want(boolean wanted, Actor actor) {
        if (wanted) stored.want(actor);
        else stored.stop(actor.id().value());
    }

    /** By the link of a letter, whose key says whose it is. */
    @Transactional
    public void stop(SecretToken key) {
        stored.stop(stored.holder(key).orElseThrow(() -> new NotFound("summary", "link")));
    }

    /** @return how many letters were sent */
    @Transactional
    int send(LocalDate today) {
        Map<AccountId, Map<ProductId, Long>> waiting = new LinkedHashMap<>();
        stored.waiting().forEach((product, number) -> {
            if (endings.ended(products.read(product))) return;
            for (AccountId member : products.team(product))
                waiting.computeIfAbsent(member, unknown -> new LinkedHashMap<>())
                        .put(product, number);
        });
        LocalDate week = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        int sent = 0;
        for (Map.Entry<AccountId, Map<ProductId, Long>> one : waiting.entrySet())
            if (send(one.getKey(), one.getValue(), week)) sent++;
        return sent;
    }

    private boolean send(AccountId member, Map<ProductId, Long> waiting, LocalDate week) {
        Accounts.Account account = accounts.byId(member).orElse(null);
        if (account == null || stored.stopped(member)) return false;
        SecretToken key = SecretToken.draw();
        boolean fresh = stored.told(member, key, week, clock.instant());
        if (!fresh) return false;
        Words words = languages.in(account.language());
        long all = waiting.values().stream().mapToLong(Long::longValue).sum();
        String stop = words.baseUrl() + "/avis-a-lire/" + key.value() + "/arret";
        outbox.send(new Message(
                        account.email(),
                        "survey-weekly",
                        words.t("survey.mail.weekly.subject", all),
                        words.t(
                                "survey.mail.weekly.text",
                                account.name(),
                                waiting.entrySet().stream()
                                        .map(one -> words.t(
                                                "survey.mail.weekly.line",
                                                products.read(one.getKey()).name(),
                                                one.getValue(),
                                                words.baseUrl() + Survey.deskPath(one.getKey())
                                                        + "/verbatims?etat=a-lire"))
                                        .collect(Collectors.joining("\n")),
                                stop))
                .stoppedAt(stop));
        return true;
    }

    @Configuration
    static class Job {

        @Bean
        RecurringTask<Void> tellOfWaitingVerbatims(Summaries summaries, Clock clock) {
            return Tasks.recurring("survey-summaries", Schedules.daily(Paris.ZONE, LocalTime.of(8, 15)))
                    .execute((instance, context) -> {
                        LocalDate today = Paris.today(clock);
                        if (today.getDayOfWeek() == DayOfWeek.MONDAY) summaries.send(today);
                    });
        }
    }
}

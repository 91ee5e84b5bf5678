package org.terreau.impact;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
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
import org.terreau.shared.Paris;
import org.terreau.shared.Words;

/** Reminds a team, once a month from the fifth day on, of the monthly figures that nothing brings by itself. */
@Service
public class Reminders {

    private static final int FROM_DAY = 5;

    private final JdbcClient jdbc;
    private final JdbcIndicators indicators;
    private final SeriesQuery query;
    private final Products products;
    private final Endings endings;
    private final Accounts accounts;
    private final Outbox outbox;
    private final Languages languages;
    private final Clock clock;

    Reminders(
            JdbcClient jdbc,
            JdbcIndicators indicators,
            SeriesQuery query,
            Products products,
            Endings endings,
            Accounts accounts,
            Outbox outbox,
            Languages languages,
            Clock clock) {
        this.jdbc = jdbc;
        this.indicators = indicators;
        this.query = query;
        this.products = products;
        this.endings = endings;
        this.accounts = accounts;
        this.outbox = outbox;
        this.languages = languages;
        this.clock = clock;
    }

    /** This person asked for no more reminders. */
    @Transactional(readOnly = true)
    public boolean stopped(Actor actor) {
        return stopped(actor.id());
    }

    private boolean stopped(AccountId account) {
        return jdbc.sql("select exists (select from measure_reminder_stopped where account_id = :account)")
                .param("account", account.value())
                .query(Boolean.class)
                .single();
    }

    @Transactional
    public void want(boolean wanted, Actor actor) {
        jdbc.sql(
                        wanted
                                ? "delete from measure_reminder_stopped where account_id = :account"
                                : "insert into measure_reminder_stopped (account_id) values (:account) on conflict do nothing")
                .param("account", actor.id().value())
                .update();
    }

    /** @return how many messages were sent */
    @Transactional
    int remind(LocalDate today) {
        if (today.getDayOfMonth() < FROM_DAY) return 0;
        LocalDate month = Periodicity.MONTH.plus(Periodicity.MONTH.start(today), -1);
        int sent = 0;
        for (String id : waiting(month)) {
            ProductId product = new ProductId(id);
            if (products.find(product).filter(endings::ended).isPresent()) continue;
            List<String> names = missing(product, month);
            if (names.isEmpty()) continue;
            for (AccountId member : products.team(product)) if (remind(product, member, month, names)) sent++;
        }
        return sent;
    }

    /** Products that have a monthly indicator of their own without a value for this month. */
    private List<String> waiting(LocalDate month) {
        return jdbc.sql("""
                        select distinct i.product_id from indicator i
                        where i.periodicity = 'month' and i.formula = '' and i.archived_at is null
                          and not exists (select from measure m where m.indicator_id = i.id and m.starts_on = :month)
                        order by 1
                        """).param("month", month).query(String.class).list();
    }

    private List<String> missing(ProductId product, LocalDate month) {
        return query.series(product, indicators.of(product), Periodicity.MONTH, month.minusYears(1)).stream()
                .filter(series -> !series.indicator().computed()
                        && series.indicator().periodicity() == Periodicity.MONTH
                        && series.at(month).isEmpty()
                        && (series.empty() || !series.last().automatic()))
                .map(series -> series.indicator().name())
                .toList();
    }

    private boolean remind(ProductId product, AccountId member, LocalDate month, List<String> names) {
        if (stopped(member)) return false;
        int fresh = jdbc.sql("""
                        insert into measure_reminder (product_id, account_id, month, sent_at)
                        values (:product, :account, :month, :now) on conflict do nothing
                        """)
                .param("product", product.value())
                .param("account", member.value())
                .param("month", month)
                .param("now", Timestamp.from(clock.instant()))
                .update();
        Accounts.Account account = accounts.byId(member).orElse(null);
        if (fresh == 0 || account == null) return false;
        Words words = languages.in(account.language());
        String name = products.read(product).name();
        outbox.send(new Message(
                account.email(),
                "impact-reminder",
                words.t("impact.mail.reminder.subject", name, words.month(YearMonth.from(month))),
                words.t(
                        "impact.mail.reminder.text",
                        account.name(),
                        name,
                        words.month(YearMonth.from(month)),
                        names.stream().map(one -> "- " + one).collect(Collectors.joining("\n")),
                        words.baseUrl() + product.path() + "/mesures",
                        words.baseUrl() + "/mesures/rappels")));
        return true;
    }

    @Configuration
    static class Job {

        @Bean
        RecurringTask<Void> remindOfMeasures(Reminders reminders, JdbcClient jdbc, Clock clock) {
            return Tasks.recurring("impact-reminders", Schedules.daily(Paris.ZONE, LocalTime.of(8, 30)))
                    .execute((instance, context) -> {
                        LocalDate today = Paris.today(clock);
                        reminders.remind(today);
                        jdbc.sql("delete from measure_reminder where month < :before")
                                .param("before", today.minusMonths(13))
                                .update();
                    });
        }
    }
}

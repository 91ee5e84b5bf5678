package org.terreau.exchange;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.identity.AccountId;
import org.terreau.identity.Accounts;
import org.terreau.mail.Message;
import org.terreau.mail.Outbox;
import org.terreau.shared.Languages;
import org.terreau.shared.Paris;
import org.terreau.shared.Words;

/** Reminds of tasks the day before they are due, and once when they are late: one e-mail a person, for all their tasks. */
@Component
class TaskReminders {

    private final JdbcTasks tasks;
    private final Accounts accounts;
    private final Outbox outbox;
    private final Languages languages;

    TaskReminders(JdbcTasks tasks, Accounts accounts, Outbox outbox, Languages languages) {
        this.tasks = tasks;
        this.accounts = accounts;
        this.outbox = outbox;
        this.languages = languages;
    }

    /** How many tasks were reminded of: some hundreds at most, one asks again until there are none. */
    @Transactional
    int remind(LocalDate today) {
        List<DossierTask> due = tasks.toRemind(today);
        Map<AccountId, List<DossierTask>> byPerson = due.stream()
                .collect(Collectors.groupingBy(
                        task -> Objects.requireNonNull(task.assigneeId()), LinkedHashMap::new, Collectors.toList()));
        byPerson.forEach((person, theirs) -> {
            accounts.byId(person).ifPresent(account -> send(account, theirs, today));
            theirs.forEach(task -> tasks.reminded(task, task.late(today)));
        });
        return due.size();
    }

    private void send(Accounts.Account account, List<DossierTask> theirs, LocalDate today) {
        Words words = languages.in(account.language());
        StringBuilder lines = new StringBuilder();
        for (DossierTask task : theirs)
            lines.append(words.t(
                            task.late(today) ? "exchange.mail.reminder.late" : "exchange.mail.reminder.tomorrow",
                            task.what(),
                            words.date(task.due()),
                            words.baseUrl() + task.path()))
                    .append("\n\n");
        long late = theirs.stream().filter(task -> task.late(today)).count();
        outbox.send(new Message(
                account.email(),
                "dossier-task-reminder",
                words.t(
                        late > 0 ? "exchange.mail.reminder.subject.late" : "exchange.mail.reminder.subject.tomorrow",
                        late > 0 ? late : theirs.size()),
                words.t(
                        "exchange.mail.reminder.text",
                        account.name(),
                        lines.toString().strip(),
                        words.baseUrl() + "/taches")));
    }

    @Configuration
    static class Job {

        @Bean
        RecurringTask<Void> remindOfTasks(TaskReminders reminders, Clock clock) {
            return Tasks.recurring("remind-of-tasks", Schedules.daily(Paris.ZONE, LocalTime.of(8, 0)))
                    .execute((instance, context) -> {
                        LocalDate today = Paris.today(clock);
                        while (reminders.remind(today) > 0) {}
                    });
        }
    }
}

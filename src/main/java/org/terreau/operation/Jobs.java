package org.terreau.operation;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.identity.Actor;
import org.terreau.identity.Grant;
import org.terreau.identity.Role;
import org.terreau.shared.NotFound;
import org.terreau.shared.Refused;

/** The jobs that run by themselves, for administrators: which are late or fail, and running one now. */
@Service
public class Jobs {

    private final JdbcJobs stored;
    private final ObjectProvider<RecurringTask<?>> tasks;
    private final Audit audit;

    /** What jobs are planned with, which no test and no demonstration moves. */
    private final Clock clock = Clock.systemUTC();

    Jobs(JdbcJobs stored, ObjectProvider<RecurringTask<?>> tasks, Audit audit) {
        this.stored = stored;
        this.tasks = tasks;
        this.audit = audit;
    }

    public Instant now() {
        return clock.instant();
    }

    private List<String> names() {
        return tasks.stream().map(RecurringTask::getName).toList();
    }

    /** All of them, by name. */
    @Transactional(readOnly = true)
    public List<Job> all(Actor actor) {
        actor.mustHave(Grant.EVERYWHERE, Role.ADMINISTRATOR);
        return all();
    }

    List<Job> all() {
        return stored.of(names(), RecurringTask.INSTANCE);
    }

    /**
     * Has a job run at once, by the first instance that is free; it then keeps its hours.
     *
     * @throws Refused when it runs now, or when nothing plans it
     */
    @Transactional
    public void run(String name, Actor actor) {
        actor.mustHave(Grant.EVERYWHERE, Role.ADMINISTRATOR);
        if (!names().contains(name)) throw new NotFound("job", name);
        if (!stored.runAt(name, RecurringTask.INSTANCE, now())) throw new Refused("", "operation.jobs.running");
        audit.record(actor.who(), "operation.job-run", "job:" + name, Map.of());
    }
}

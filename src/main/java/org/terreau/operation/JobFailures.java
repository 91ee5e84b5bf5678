package org.terreau.operation;

import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Keeps why jobs fail, which an administrator reads. */
@Component
class JobFailures extends AbstractSchedulerListener {

    private static final Logger log = LoggerFactory.getLogger(JobFailures.class);
    private static final int LONGEST = 500;

    private final JdbcJobs jobs;

    JobFailures(JdbcJobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public void onExecutionComplete(ExecutionComplete done) {
        if (done.getResult() == ExecutionComplete.Result.OK) return;
        String name = done.getExecution().taskInstance.getTaskName();
        try {
            jobs.failed(
                    name,
                    done.getTimeDone(),
                    done.getCause().map(JobFailures::words).orElse(""));
        } catch (DataAccessException away) {
            log.debug("Why job {} failed could not be kept", name, away);
        }
    }

    /** What the innermost failure is, in one line: what surrounds it says where, and the log has it. */
    static String words(Throwable failure) {
        Throwable inner = failure;
        while (inner.getCause() != null) inner = inner.getCause();
        String told = inner.getMessage() == null
                ? ""
                : inner.getMessage().strip().lines().findFirst().orElse("");
        String words = inner.getClass().getSimpleName() + (told.isEmpty() ? "" : ": " + told);
        return words.substring(0, Math.min(words.length(), LONGEST));
    }
}

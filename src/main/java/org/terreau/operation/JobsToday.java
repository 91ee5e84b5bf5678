package org.terreau.operation;

import java.time.Instant;
import java.util.Comparator;
import org.springframework.stereotype.Component;
import org.terreau.identity.Actor;
import org.terreau.shared.Paris;
import org.terreau.shared.Words;
import org.terreau.today.Awaited;
import org.terreau.today.Reader;
import org.terreau.today.WaitingList;

/** Jobs that fail or that nobody runs, for administrators. */
@Component
class JobsToday extends WaitingList {

    private static final String PATH = "/administration/travaux";

    private final Jobs jobs;

    JobsToday(Jobs jobs) {
        super("travaux", 908, PATH, Actor::administrator);
        this.jobs = jobs;
    }

    @Override
    public Waiting waiting(Reader reader) {
        Instant now = jobs.now();
        return Waiting.first(
                jobs.all().stream()
                        .filter(job -> wrong(job.state(now)))
                        .sorted(Comparator.comparing(Job::name))
                        .map(job -> line(job, job.state(now), reader.words()))
                        .toList(),
                reader.most());
    }

    private static boolean wrong(Job.State state) {
        return state == Job.State.FAILING || state == Job.State.LATE;
    }

    private static Awaited line(Job job, Job.State state, Words words) {
        Instant since = state == Job.State.LATE ? job.next() : job.lastFailure();
        return new Awaited(
                words.t("operation.today." + state.code()),
                new Awaited.About("job:" + job.name(), words.t("operation.job." + job.name())),
                words.t("operation.today.why." + state.code()),
                since == null ? null : Paris.day(since),
                null,
                new Awaited.Action(words.t("operation.today.do"), PATH + "?etat=" + state.code()));
    }
}

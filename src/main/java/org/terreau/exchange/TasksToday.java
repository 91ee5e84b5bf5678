package org.terreau.exchange;

import org.springframework.stereotype.Component;
import org.terreau.dossier.DossierId;
import org.terreau.identity.Actor;
import org.terreau.identity.Role;
import org.terreau.shared.Paris;
import org.terreau.shared.Words;
import org.terreau.today.Awaited;
import org.terreau.today.Reader;
import org.terreau.today.WaitingList;

/** Tasks of dossiers that are one's own and are not done. */
@Component
class TasksToday extends WaitingList {

    private static final DossierTask.Filter MINE = new DossierTask.Filter(DossierTask.State.OPEN, false, "");

    private final JdbcTasks tasks;

    TasksToday(JdbcTasks tasks) {
        super("taches", 25, "/taches", actor -> true);
        this.tasks = tasks;
    }

    @Override
    public Waiting waiting(Reader reader) {
        Actor actor = reader.actor();
        return Waiting.of(
                tasks.first(
                        actor.id(),
                        actor.scopes(Role.STAFF, Role.COACH, Role.LEAD),
                        MINE,
                        reader.today(),
                        reader.most()),
                task -> line(task, reader.words()));
    }

    private static Awaited line(DossierTask task, Words words) {
        return new Awaited(
                task.what(),
                new Awaited.About(
                        DossierId.REVIEWED_AS + ":" + task.dossier(),
                        task.dossierTitle().isBlank() ? words.t("dossier.untitled") : task.dossierTitle()),
                words.t("exchange.today.asked", task.author()),
                Paris.day(task.createdAt()),
                task.due(),
                new Awaited.Action(words.t("exchange.today.task"), task.path()));
    }
}

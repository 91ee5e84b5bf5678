package org.terreau.support;

import org.springframework.stereotype.Component;
import org.terreau.identity.Actor;
import org.terreau.identity.Role;
import org.terreau.today.Awaited;
import org.terreau.today.Reader;
import org.terreau.today.WaitingList;

/** Trainings that somebody came to a month ago and has not rated, and those of which nobody noted who came. */
@Component
class TrainingsToday extends WaitingList {

    private final JdbcTrainings stored;

    TrainingsToday(JdbcTrainings stored) {
        super("formations", 18, "/formations", Actor::signedIn);
        this.stored = stored;
    }

    @Override
    public Waiting waiting(Reader reader) {
        return Waiting.first(
                stored
                        .waiting(reader.actor().id(), reader.scopes(Role.STAFF, Role.COACH, Role.LEAD), reader.today())
                        .stream()
                        .map(waiting -> line(waiting, reader))
                        .toList(),
                reader.most());
    }

    private static Awaited line(JdbcTrainings.Waiting waiting, Reader reader) {
        Training training = waiting.training();
        String kind = waiting.evaluation() ? "evaluation" : "presence";
        return new Awaited(
                reader.words()
                        .t("support.today.training." + kind, training.told().title()),
                new Awaited.About("training:" + training.id(), training.told().title()),
                reader.words().t("support.today.training." + kind + ".why"),
                training.slot().on(),
                waiting.evaluation()
                        ? training.slot().on().plusDays(Training.ASKED_AFTER + (long) Training.ASKED_FOR)
                        : null,
                new Awaited.Action(
                        reader.words().t("support.today.training." + kind + ".do"), training.path() + "/" + kind));
    }
}

package org.terreau.today;

import java.util.List;
import org.springframework.stereotype.Component;
import org.terreau.identity.Actor;
import org.terreau.mail.Undelivered;
import org.terreau.shared.Paris;

/** Messages that no server took, told here because mail lies below people. */
@Component
class FailedMails implements TodaySource {

    private static final String PATH = "/courriels-non-remis";

    private final Undelivered undelivered;

    FailedMails(Undelivered undelivered) {
        this.undelivered = undelivered;
    }

    @Override
    public String code() {
        return "courriels";
    }

    @Override
    public int order() {
        return 910;
    }

    @Override
    public boolean concerns(Actor actor) {
        return actor.administrator();
    }

    @Override
    public Waiting waiting(Reader reader) {
        List<Undelivered.Line> lines = undelivered.readBy(reader.actor());
        if (lines.isEmpty()) return Waiting.NOTHING;
        return new Waiting(
                List.of(new Awaited(
                        reader.words().t("today.mails", lines.size()),
                        null,
                        reader.words().t("today.mails.why"),
                        Paris.day(lines.get(lines.size() - 1).refusedAt()),
                        null,
                        new Awaited.Action(reader.words().t("today.mails.do"), PATH))),
                1);
    }

    @Override
    public String path() {
        return PATH;
    }
}

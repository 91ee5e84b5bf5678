package org.terreau.today;

import java.util.List;
import org.springframework.stereotype.Component;
import org.terreau.identity.Actor;
import org.terreau.mail.Undelivered;
import org.terreau.shared.Paris;

/** Messages that no server took, told here because mail lies below people. */
@Component
class FailedMails extends WaitingList {

    private static final String PATH = "/courriels-non-remis";

    private final Undelivered undelivered;

    FailedMails(Undelivered undelivered) {
        super("courriels", 910, PATH, Actor::administrator);
        this.undelivered = undelivered;
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
}

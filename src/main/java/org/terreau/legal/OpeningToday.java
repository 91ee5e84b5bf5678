package org.terreau.legal;

import java.util.List;
import org.springframework.stereotype.Component;
import org.terreau.identity.Actor;
import org.terreau.today.Awaited;
import org.terreau.today.Reader;
import org.terreau.today.WaitingList;

/** How much remains before the site opens, for who administers it. */
@Component
class OpeningToday extends WaitingList {

    private static final String PATH = "/administration/ouverture";

    private final Opening opening;

    OpeningToday(Opening opening) {
        super("ouverture", 920, PATH, Actor::administrator);
        this.opening = opening;
    }

    @Override
    public Waiting waiting(Reader reader) {
        long left = opening.steps(reader.actor()).stream()
                .filter(step -> !step.done())
                .count();
        if (left == 0) return Waiting.NOTHING;
        return new Waiting(
                List.of(new Awaited(
                        reader.words().t("opening.today", left),
                        null,
                        reader.words().t("opening.today.why"),
                        null,
                        null,
                        new Awaited.Action(reader.words().t("opening.today.do"), PATH))),
                1);
    }
}

package org.terreau.legal;

import java.util.List;
import org.springframework.stereotype.Component;
import org.terreau.identity.Actor;
import org.terreau.today.Awaited;
import org.terreau.today.Reader;
import org.terreau.today.TodaySource;

/** How much remains before the site opens, for who administers it. */
@Component
class OpeningToday implements TodaySource {

    private static final String PATH = "/administration/ouverture";

    private final Opening opening;

    OpeningToday(Opening opening) {
        this.opening = opening;
    }

    @Override
    public String code() {
        return "ouverture";
    }

    @Override
    public int order() {
        return 920;
    }

    @Override
    public boolean concerns(Actor actor) {
        return actor.administrator();
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

    @Override
    public String path() {
        return PATH;
    }
}

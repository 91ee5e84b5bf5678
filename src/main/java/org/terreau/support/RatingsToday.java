package org.terreau.support;

import java.time.LocalDate;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.terreau.identity.Actor;
import org.terreau.identity.Role;
import org.terreau.today.Awaited;
import org.terreau.today.Reader;
import org.terreau.today.WaitingList;

/** Help that was given, which whoever asked for it has not rated yet. */
@Component
class RatingsToday extends WaitingList {

    private final JdbcSupportRatings stored;

    RatingsToday(JdbcSupportRatings stored) {
        super("appui-evaluation", 16, "/", Actor::signedIn);
        this.stored = stored;
    }

    @Override
    public Waiting waiting(Reader reader) {
        return Waiting.of(
                stored.unratedOf(
                        reader.actor().id(),
                        reader.scopes(Role.STAFF, Role.COACH, Role.LEAD),
                        reader.today(),
                        reader.most()),
                request -> line(request, reader));
    }

    private static Awaited line(SupportRequest request, Reader reader) {
        LocalDate delivered = Objects.requireNonNull(request.progress().deliveredOn());
        RatingRound round = RatingRound.on(reader.today(), delivered).orElse(RatingRound.DELIVERY);
        return new Awaited(
                reader.words()
                        .t(
                                "support.today.rate." + round.code(),
                                request.offered().name()),
                new Awaited.About("support:" + request.id(), request.about().name()),
                reader.words().t("support.today.rate.why"),
                delivered,
                round.closes(delivered),
                new Awaited.Action(reader.words().t("support.today.rate.do"), request.path() + "/evaluation"));
    }
}

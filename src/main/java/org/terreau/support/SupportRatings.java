package org.terreau.support;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.identity.Actor;
import org.terreau.shared.NotAllowed;
import org.terreau.shared.NotFound;
import org.terreau.shared.Paris;
import org.terreau.shared.Refused;
import org.terreau.web.PublicContent;

/** What teams say of the help that they got: when it was given, and six months after. */
@Service
public class SupportRatings {

    private final JdbcSupportRatings stored;
    private final JdbcSupportRequests requests;
    private final SupportRights rights;
    private final SupportLetters letters;
    private final Audit audit;
    private final PublicContent content;
    private final Clock clock;

    SupportRatings(
            JdbcSupportRatings stored,
            JdbcSupportRequests requests,
            SupportRights rights,
            SupportLetters letters,
            Audit audit,
            PublicContent content,
            Clock clock) {
        this.stored = stored;
        this.requests = requests;
        this.rights = rights;
        this.letters = letters;
        this.audit = audit;
        this.content = content;
        this.clock = clock;
    }

    /** A request, to be rated by this person. */
    @Transactional(readOnly = true)
    public SupportRequest toRate(long id, Actor actor) {
        SupportRequest request = requests.find(id)
                .filter(one -> rights.reads(one, actor))
                .orElseThrow(() -> new NotFound("request for support", id));
        if (!rights.rates(request, actor)) throw new NotAllowed("rating of request for support " + id);
        return request;
    }

    /** What this person may answer now; empty when nothing, or when somebody of their team answered. */
    @Transactional(readOnly = true)
    public Optional<RatingRound> open(SupportRequest request, Actor actor) {
        return rights.rates(request, actor)
                ? round(request).filter(round -> !stored.of(request.id()).containsKey(round))
                : Optional.empty();
    }

    private Optional<RatingRound> round(SupportRequest request) {
        LocalDate delivered = request.progress().deliveredOn();
        return delivered == null ? Optional.empty() : RatingRound.on(Paris.today(clock), delivered);
    }

    /**
     * What was answered, as far as this person may read it: whoever gave the help, and their colleagues, read nothing of it
     * before five rated the offer, and then only the sentences whose authors agreed.
     */
    @Transactional(readOnly = true)
    public Map<RatingRound, Rating> read(SupportRequest request, Actor actor) {
        Map<RatingRound, Rating> ratings = stored.of(request.id());
        if (ratings.isEmpty() || rights.readsRatings(request, actor)) return ratings;
        if (stored.count(request.offered().id()) < Satisfaction.FLOOR) return Map.of();
        Map<RatingRound, Rating> shown = new EnumMap<>(RatingRound.class);
        ratings.forEach((round, rating) -> shown.put(
                round,
                rating.quotable() ? rating : new Rating(rating.useful(), rating.clear(), rating.timely(), "", false)));
        return shown;
    }

    /**
     * Keeps what a team says. At delivery, the request is then rated.
     *
     * @throws Refused naming each field that is wrong; when it is not asked now; when a colleague answered already
     */
    @Transactional
    public void rate(long id, RatingRound round, Rating rating, Actor actor) {
        SupportRequest request = toRate(id, actor);
        if (round(request).filter(round::equals).isEmpty()) throw new Refused("", "support.rate.closed");
        rating.check(round);
        if (!stored.insert(id, round, rating, actor.id(), clock.instant()))
            throw new Refused("", "support.rate.already");
        if (request.state() == SupportState.DELIVERED) {
            SupportRequest.Progress before = request.progress();
            SupportRequest.Progress rated = new SupportRequest.Progress(
                    SupportState.RATED,
                    before.deliverer(),
                    before.plannedOn(),
                    before.deliveredOn(),
                    before.reason(),
                    before.elsewhere());
            if (!requests.move(request, rated, clock.instant())) throw new Refused("", "support.move.not");
            requests.note(id, new JdbcSupportRequests.Step(clock.instant(), SupportState.RATED, actor.id(), ""));
        }
        audit.record(actor.who(), "support.rated", request.about().subject(), Map.of("round", round.code()));
        content.changed();
    }

    /**
     * Writes to those who asked and whose team has not answered: once for all the letters that are due.
     *
     * @return how many letters left
     */
    @Transactional
    int remind() {
        LocalDate today = Paris.today(clock);
        int left = 0;
        for (JdbcSupportRatings.Asked asked : stored.unrated(today)) {
            LocalDate delivered = asked.request().progress().deliveredOn();
            if (delivered == null) continue;
            int due = RatingRound.letters(today, delivered);
            RatingRound round = RatingRound.on(today, delivered).orElse(null);
            if (round == null || due <= asked.letters()) continue;
            stored.lettersLeft(asked.request().id(), due);
            letters.rate(asked.request(), round, round.closes(delivered));
            left++;
        }
        return left;
    }
}

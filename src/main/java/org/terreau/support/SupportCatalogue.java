package org.terreau.support;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.identity.Actor;
import org.terreau.identity.Grant;
import org.terreau.identity.Role;
import org.terreau.incubator.Incubator;
import org.terreau.incubator.IncubatorId;
import org.terreau.incubator.Incubators;
import org.terreau.shared.NotAllowed;
import org.terreau.shared.NotFound;
import org.terreau.shared.Paris;
import org.terreau.shared.Refused;
import org.terreau.shared.Stale;
import org.terreau.web.Held;
import org.terreau.web.PublicContent;

/** The catalogue of support of each incubator: read by everybody, written and ordered by its lead. */
@Service
public class SupportCatalogue {

    /** Published figures are of so many months. */
    private static final int TOLD_MONTHS = 12;

    private final JdbcSupportOffers stored;
    private final JdbcSupportRequests requests;
    private final JdbcSupportRatings ratings;
    private final Incubators incubators;
    private final Audit audit;
    private final PublicContent content;
    private final Clock clock;

    /** All that is public of every catalogue, read again when something public or the day changes. */
    private final Held<Map<IncubatorId, List<Shown>>> held;

    SupportCatalogue(
            JdbcSupportOffers stored,
            JdbcSupportRequests requests,
            JdbcSupportRatings ratings,
            Incubators incubators,
            Audit audit,
            PublicContent content,
            Clock clock) {
        this.stored = stored;
        this.requests = requests;
        this.ratings = ratings;
        this.incubators = incubators;
        this.audit = audit;
        this.content = content;
        this.clock = clock;
        this.held = new Held<>(() -> new State(content.version(), Paris.today(clock)), former -> read());
    }

    private record State(long version, LocalDate day) {}

    /**
     * An offer as everybody reads it.
     *
     * @param waiting how long one waits now; null when nothing says it, or when it is closed
     * @param answers how long those who asked in the last twelve months waited for their answer; null for fewer than five
     * @param begun how long they waited for help to begin, in days; null for fewer than five
     * @param rated how those who got it rated it; null for fewer than five
     */
    public record Shown(
            SupportOffer offer,
            @Nullable WaitingTime waiting,
            @Nullable AnswerTimes answers,
            @Nullable AnswerTimes begun,
            @Nullable Satisfaction rated) {}

    /** The incubator of an address; the host when it names none. */
    public Incubator incubator(String asked) {
        if (asked.isEmpty()) return incubators.host();
        return incubators.all().stream()
                .filter(one -> one.id().value().equals(asked))
                .findFirst()
                .orElseThrow(() -> new NotFound("incubator", asked));
    }

    /** The incubators that offer something, by title. */
    public List<Incubator> offering() {
        Map<IncubatorId, List<Shown>> readable = held.get();
        return incubators.all().stream()
                .filter(one -> readable.containsKey(one.id()))
                .toList();
    }

    /** What everybody may read, in the order of the lead. */
    public List<Shown> shown(IncubatorId incubator) {
        return held.get().getOrDefault(incubator, List.of());
    }

    private Map<IncubatorId, List<Shown>> read() {
        Map<Long, Integer> ahead = requests.ahead();
        Map<Long, JdbcSupportRequests.Waited> waited =
                requests.waited(Paris.start(Paris.today(clock).minusMonths(TOLD_MONTHS)));
        Map<Long, Satisfaction> rated = ratings.satisfaction();
        return stored.readable().stream()
                .map(offer -> new Shown(
                        offer,
                        offer.askable()
                                ? WaitingTime.of(offer.terms(), ahead.getOrDefault(offer.id(), 0))
                                        .orElse(null)
                                : null,
                        times(waited.get(offer.id()), JdbcSupportRequests.Waited::answered),
                        times(waited.get(offer.id()), JdbcSupportRequests.Waited::begun),
                        rated.get(offer.id())))
                .collect(Collectors.groupingBy(one -> one.offer().incubator()));
    }

    private static @Nullable AnswerTimes times(
            JdbcSupportRequests.@Nullable Waited waited, Function<JdbcSupportRequests.Waited, List<Integer>> which) {
        return waited == null ? null : AnswerTimes.of(which.apply(waited)).orElse(null);
    }

    /** An offer that everybody may read, or NotFound. */
    public Shown read(long id) {
        return held.get().values().stream()
                .flatMap(List::stream)
                .filter(one -> one.offer().id() == id)
                .findFirst()
                .orElseThrow(() -> new NotFound("offer of support", id));
    }

    /** The incubators whose catalogue this person writes, the host first. */
    @Transactional(readOnly = true)
    public List<Incubator> written(Actor actor) {
        Set<String> scopes = actor.scopes(Role.LEAD);
        IncubatorId host = incubators.host().id();
        return incubators.all().stream()
                .filter(one -> scopes.contains(Grant.EVERYWHERE)
                        || scopes.contains(one.id().value()))
                .sorted(Comparator.comparing((Incubator one) -> !one.id().equals(host)))
                .toList();
    }

    /** The incubator whose catalogue is asked for, or the first that this person writes. */
    public Incubator written(String asked, Actor actor) {
        return written(actor).stream()
                .filter(one -> asked.isEmpty() || one.id().value().equals(asked))
                .findFirst()
                .orElseThrow(() -> new NotAllowed("catalogue of support of " + asked));
    }

    /** All its offers, those that nobody else reads yet too. */
    @Transactional(readOnly = true)
    public List<SupportOffer> all(IncubatorId incubator, Actor actor) {
        actor.mustHave(incubator.value(), Role.LEAD);
        return stored.of(incubator);
    }

    /** An offer to be changed. */
    @Transactional(readOnly = true)
    public SupportOffer toWrite(long id, Actor actor) {
        SupportOffer offer = stored.find(id).orElseThrow(() -> new NotFound("offer of support", id));
        actor.mustHave(offer.incubator().value(), Role.LEAD);
        return offer;
    }

    /** The position after the last one. */
    @Transactional(readOnly = true)
    public int nextPosition(IncubatorId incubator) {
        return stored.lastPosition(incubator) + 1;
    }

    /** @throws Refused naming each field that is wrong, or when the name is taken */
    @Transactional
    public void add(IncubatorId incubator, OfferTyped typed, Actor actor) {
        actor.mustHave(incubator.value(), Role.LEAD);
        OfferTyped.Checked checked = typed.checked();
        if (stored.insert(incubator, checked).isEmpty()) throw new Refused("nom", "support.name.taken");
        told("support.offer-added", incubator, checked.described().name(), actor);
    }

    /**
     * Changes an offer.
     *
     * @param sure closes it although requests run
     * @throws Refused naming each field that is wrong, or when the name is taken
     * @throws Stale when somebody else saved since `version`
     */
    @Transactional
    public void change(long id, OfferTyped typed, boolean sure, long version, Actor actor) {
        SupportOffer offer = toWrite(id, actor);
        OfferTyped.Checked checked = typed.checked();
        if (stored.named(offer.incubator(), checked.described().name(), id))
            throw new Refused("nom", "support.name.taken");
        int running = checked.state() == OfferState.CLOSED && offer.askable() && !sure ? requests.open(id) : 0;
        if (running > 0) throw new Refused("ferme-quand-meme", "support.close.running", running);
        if (!stored.update(id, checked, version)) throw new Stale("offer of support", id, version);
        told("support.offer-changed", offer.incubator(), checked.described().name(), actor);
    }

    private void told(String action, IncubatorId incubator, String offer, Actor actor) {
        audit.record(actor.who(), action, "incubator:" + incubator, Map.of("offer", offer));
        content.changed();
    }

    List<SupportOffer> known(IncubatorId incubator) {
        return stored.of(incubator);
    }

    /** Adds an offer that a file brings, after the others. */
    void bring(IncubatorId incubator, SupportOffer.Described described, SupportOffer.Terms terms) {
        stored.insert(incubator, new OfferTyped.Checked(described, terms, OfferState.CLOSED, nextPosition(incubator)));
    }

    /** Keeps what a file says of an offer; nothing when somebody changed it since it was read. */
    void bring(SupportOffer merged) {
        stored.update(
                merged.id(),
                new OfferTyped.Checked(merged.described(), merged.terms(), merged.state(), merged.position()),
                merged.version());
    }

    void brought(IncubatorId incubator, int offers, Actor actor) {
        audit.record(
                actor.who(),
                "support.offers-imported",
                "incubator:" + incubator,
                Map.of("count", String.valueOf(offers)));
        content.changed();
    }
}

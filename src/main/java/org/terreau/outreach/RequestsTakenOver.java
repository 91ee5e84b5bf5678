package org.terreau.outreach;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.incubator.IncubatorId;
import org.terreau.incubator.Programmes;
import org.terreau.incubator.WorkingDays;
import org.terreau.shared.EmailAddress;
import org.terreau.shared.Paris;
import org.terreau.web.PublicContent;

/**
 * Call-back requests that an incubator kept elsewhere until now: each with its own day, and nobody is written to about what
 * was acknowledged or answered long ago.
 */
@Service
public class RequestsTakenOver {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcRequests requests;
    private final Programmes programmes;
    private final PublicContent content;
    private final Clock clock;

    RequestsTakenOver(JdbcRequests requests, Programmes programmes, PublicContent content, Clock clock) {
        this.requests = requests;
        this.programmes = programmes;
        this.content = content;
        this.clock = clock;
    }

    /**
     * A request of the past.
     *
     * @param on the day on which it came
     * @param closedOn the day on which it was answered or turned into a dossier; null while it waits
     * @param answer what was answered; empty when nobody kept it
     */
    public record Past(
            String name,
            EmailAddress email,
            String telephone,
            OrganisationKind kind,
            String organisation,
            String message,
            LocalDate on,
            RequestState state,
            @Nullable LocalDate closedOn,
            String answer) {

        /** By which the same one is recognised: who asked, and the day. */
        public String key() {
            return email.value() + " " + on;
        }
    }

    /** Until when a request that was closed that day may still be kept. */
    public boolean forgotten(LocalDate closedOn) {
        return closedOn.plus(Requests.KEPT).isBefore(Paris.today(clock));
    }

    /** Of these addresses, what came to this incubator already: the key of each with its reference. One statement. */
    @Transactional(readOnly = true)
    public Map<String, RequestReference> known(IncubatorId incubator, Collection<EmailAddress> addresses) {
        return requests.keys(incubator, addresses);
    }

    /** Takes them over, in a bounded number of statements; their references in the same order. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<RequestReference> make(IncubatorId incubator, List<Past> past) {
        int delay = programmes.of(incubator).replyDays();
        List<RequestReference> references = drawn(past.size());
        List<JdbcRequests.Kept> rows = new ArrayList<>();
        for (int place = 0; place < past.size(); place++) {
            Past one = past.get(place);
            LocalDate closed = one.closedOn();
            Instant closedAt = closed == null ? null : Paris.start(closed);
            rows.add(new JdbcRequests.Kept(
                    references.get(place), one, Paris.start(one.on()), WorkingDays.plus(one.on(), delay), closedAt));
        }
        requests.takeOver(incubator, rows);
        content.changed();
        return references;
    }

    private List<RequestReference> drawn(int count) {
        Set<RequestReference> drawn = new HashSet<>();
        while (drawn.size() < count) {
            while (drawn.size() < count) drawn.add(RequestReference.drawn(RANDOM));
            drawn.removeAll(requests.taken(drawn));
        }
        return List.copyOf(drawn);
    }

    /** Takes back those of these that nobody took, noted or closed since, and tells which. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Set<RequestReference> withdraw(Collection<RequestReference> references) {
        Set<RequestReference> gone = requests.removeUntouched(references);
        content.changed();
        return gone;
    }
}

package org.terreau.support;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.dossier.Applications;
import org.terreau.dossier.DossierId;
import org.terreau.identity.AccountId;
import org.terreau.identity.Accounts;
import org.terreau.identity.Actor;
import org.terreau.identity.Role;
import org.terreau.shared.NotAllowed;
import org.terreau.shared.Paris;
import org.terreau.shared.Slice;

/** The requests of the incubators for which somebody works: those whose answer is promised first come first. */
@Service
public class SupportDesk {

    private static final Role[] STAFF = {Role.STAFF, Role.COACH, Role.LEAD};

    private final SupportDeskQuery query;
    private final Applications applications;
    private final Accounts accounts;
    private final Clock clock;

    SupportDesk(SupportDeskQuery query, Applications applications, Accounts accounts, Clock clock) {
        this.query = query;
        this.applications = applications;
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * What narrows the list.
     *
     * @param states empty for all
     * @param offer 0 for all
     * @param who whose they are
     */
    public record Filter(Set<SupportState> states, long offer, Who who, String text) {

        public Filter {
            states = Set.copyOf(states);
        }
    }

    /** Whose help it is to give. */
    public enum Who {
        ANYBODY(""),
        ME("moi"),
        NOBODY("personne");

        private final String code;

        Who(String code) {
            this.code = code;
        }

        /** As written in addresses. */
        public String code() {
            return code;
        }

        public static Who of(String code) {
            for (Who who : values()) if (who.code.equals(code)) return who;
            return ANYBODY;
        }
    }

    /**
     * What somebody may read.
     *
     * @param incubators those for which they work
     * @param led those that they lead: what is confidential too
     * @param aside dossiers on which they declared a conflict of interest
     */
    record Sight(Set<String> incubators, Set<String> led, AccountId me, Set<DossierId> aside) {}

    Sight sight(Actor actor) {
        if (!actor.signedIn() || !actor.staff()) throw new NotAllowed("desk of support");
        return new Sight(
                actor.scopes(STAFF), actor.scopes(Role.LEAD), actor.id(), applications.setAsideFrom(actor.id()));
    }

    @Transactional(readOnly = true)
    public Slice<SupportRequest> page(Filter filter, int page, Actor actor) {
        return query.page(sight(actor), filter, page);
    }

    /** At most ten thousand, for a file. */
    @Transactional(readOnly = true)
    public List<SupportRequest> export(Filter filter, Actor actor) {
        return query.all(sight(actor), filter);
    }

    /** The offers of the incubators for which somebody works, by name. */
    @Transactional(readOnly = true)
    public Map<Long, String> offers(Actor actor) {
        return query.offers(sight(actor));
    }

    /** The names of who gives the help. */
    @Transactional(readOnly = true)
    public Map<AccountId, String> deliverers(Collection<SupportRequest> requests) {
        Set<AccountId> people = new HashSet<>();
        for (SupportRequest request : requests) {
            AccountId deliverer = request.progress().deliverer();
            if (deliverer != null) people.add(deliverer);
        }
        return accounts.names(people);
    }

    public LocalDate today() {
        return Paris.today(clock);
    }
}

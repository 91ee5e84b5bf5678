package org.terreau.recruitment;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.identity.AccountId;
import org.terreau.identity.Accounts;
import org.terreau.identity.Actor;
import org.terreau.identity.Role;
import org.terreau.shared.NotFound;
import org.terreau.shared.Objections;
import org.terreau.shared.Refused;
import org.terreau.team.Teams;

/** Those who mark: at least two, who say whom they know, then give their marks once, without the name. */
@Service
public class Assessments {

    private final JdbcApplications stored;
    private final ApplicationDesk desk;
    private final Teams teams;
    private final Accounts accounts;
    private final OfferJournal journal;
    private final Clock clock;

    Assessments(
            JdbcApplications stored,
            ApplicationDesk desk,
            Teams teams,
            Accounts accounts,
            OfferJournal journal,
            Clock clock) {
        this.stored = stored;
        this.desk = desk;
        this.teams = teams;
        this.accounts = accounts;
        this.journal = journal;
        this.clock = clock;
    }

    /** Those who may mark: the members of its products' teams, and those who work for its incubator. */
    @Transactional(readOnly = true)
    public Map<AccountId, String> possibleAssessors(Offer offer) {
        Set<AccountId> ids = new HashSet<>();
        for (Offer.Need need : offer.needs()) ids.addAll(teams.members(need.product()));
        for (Accounts.Account account : accounts.holding(offer.incubator().value(), Role.LEAD, Role.COACH, Role.STAFF))
            ids.add(account.id());
        Map<AccountId, String> named = new LinkedHashMap<>();
        accounts.names(ids).entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .forEach(one -> named.put(one.getKey(), one.getValue()));
        return named;
    }

    /**
     * Says who marks: at least two, chosen before anybody marks; whoever marked already stays.
     *
     * @throws Refused on `evaluateurs` when there are too few, or one who may not
     */
    @Transactional
    public void appoint(long offer, Set<AccountId> wanted, Actor actor) {
        SeenApplications seen = desk.seen(offer, actor);
        if (!seen.decides()) throw new NotFound("offer", offer);
        if (seen.offer().stored().over()) throw new Refused("evaluateurs", "recruitment.over");
        Set<AccountId> may = possibleAssessors(seen.offer()).keySet();
        Set<AccountId> marked = new HashSet<>();
        seen.assessments().forEach(given -> marked.add(given.by()));
        if (wanted.size() < Score.ENOUGH || !may.containsAll(wanted))
            throw new Refused("evaluateurs", "recruitment.assessors.few", Score.ENOUGH);
        if (!wanted.containsAll(marked)) throw new Refused("evaluateurs", "recruitment.assessors.marked");
        for (AccountId account : seen.assessors().keySet())
            if (!wanted.contains(account)) stored.dismiss(offer, account);
        for (AccountId account : wanted) stored.appoint(offer, account);
        journal.record("recruitment.assessors-appointed", seen.offer(), actor.who());
    }

    /** The names alone, by code: what whoever marks needs to say whom they know. */
    @Transactional(readOnly = true)
    public Map<Long, String> names(long offer, Actor actor) {
        SeenApplications seen = declaring(offer, actor);
        Map<Long, String> names = new LinkedHashMap<>();
        seen.applications().stream()
                .filter(one -> one.state().waits())
                .sorted(Comparator.comparing(one -> one.candidate().name()))
                .forEach(one -> names.put(one.id(), one.candidate().name()));
        return names;
    }

    private SeenApplications declaring(long offer, Actor actor) {
        SeenApplications seen = desk.seen(offer, actor);
        if (!seen.assesses() || seen.offer().state(clock.instant()) != JobOfferState.CLOSED)
            throw new NotFound("declaration for offer", offer);
        return seen;
    }

    /** Whoever marks says whom they know, once the offer is closed: they step out of these, and mark the others. */
    @Transactional
    public void declare(long offer, Set<Long> known, Actor actor) {
        SeenApplications seen = declaring(offer, actor);
        Set<Long> those = new HashSet<>(known);
        those.retainAll(seen.applications().stream().map(Application::id).toList());
        for (Assessment given : seen.assessments())
            if (given.by().equals(actor.id()) && those.contains(given.application()))
                throw new Refused("connus", "recruitment.declare.marked");
        stored.declare(offer, actor.id(), those, clock.instant());
        journal.record("recruitment.conflicts-declared", seen.offer(), actor.who());
    }

    /**
     * Gives one's marks, once: those of the others are read from then on.
     *
     * @param typed in the order of the criteria
     * @throws Refused naming each mark that lacks, as `note-<number>`, or `commentaire`
     */
    @Transactional
    public void mark(long offer, long id, List<String> typed, String comment, Actor actor) {
        SeenApplications seen = desk.seen(offer, actor);
        Application application = seen.readable(id);
        if (!desk.marks(seen, seen.line(application))) throw new Refused("", "recruitment.mark.not");
        Objections objections = new Objections();
        List<Integer> marks = new ArrayList<>();
        for (int at = 0; at < seen.offer().selection().criteria().size(); at++) {
            String mark = at < typed.size() ? typed.get(at) : "";
            boolean read = mark.matches("[0-" + Score.BEST + "]");
            objections.when(!read, "note-" + (at + 1), "recruitment.mark.needed", Score.BEST);
            marks.add(read ? Integer.parseInt(mark) : 0);
        }
        objections.when(comment.length() > Assessment.TEXT, "commentaire", "recruitment.long", Assessment.TEXT);
        objections.raise();
        if (!stored.mark(new Assessment(id, actor.id(), marks, comment), clock.instant()))
            throw new Refused("", "recruitment.mark.not");
        if (application.state().moves(ApplicationState.Side.ASSESSOR).contains(ApplicationState.STUDIED))
            stored.study(id);
        journal.record("recruitment.marked", seen.offer(), actor.who());
    }
}

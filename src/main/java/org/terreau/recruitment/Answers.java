package org.terreau.recruitment;

import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.identity.Actor;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.NotFound;
import org.terreau.shared.Objections;
import org.terreau.shared.Refused;
import org.terreau.shared.Stale;
import org.terreau.team.Missions;
import org.terreau.team.Persons;
import org.terreau.team.Teams;
import org.terreau.team.TypedMission;
import org.terreau.web.PublicContent;

/** What becomes of those who answered an offer: everybody is answered before it ends, and who is chosen joins the team. */
@Service
public class Answers {

    private static final int SHORTEST_LETTER = 20;

    private final JdbcApplications stored;
    private final JdbcOffers offers;
    private final JdbcSlots slots;
    private final ApplicationDesk desk;
    private final ApplicationLetters letters;
    private final Teams teams;
    private final OfferJournal journal;
    private final PublicContent content;
    private final Clock clock;

    Answers(
            JdbcApplications stored,
            JdbcOffers offers,
            JdbcSlots slots,
            ApplicationDesk desk,
            ApplicationLetters letters,
            Teams teams,
            OfferJournal journal,
            PublicContent content,
            Clock clock) {
        this.stored = stored;
        this.offers = offers;
        this.slots = slots;
        this.desk = desk;
        this.letters = letters;
        this.teams = teams;
        this.journal = journal;
        this.content = content;
        this.clock = clock;
    }

    /**
     * Answers somebody: they read the letter.
     *
     * @throws Refused on `vers` or `reponse` when that may not be answered yet, or says nothing
     * @throws Stale when somebody else answered since `version`
     */
    @Transactional
    public void answer(long offer, long id, ApplicationState to, String letter, long version, Actor actor) {
        SeenApplications seen = desk.seen(offer, actor);
        Application application = seen.readable(id);
        if (!desk.read(offer, id, actor).outcomes().containsKey(to)) throw new Refused("", "recruitment.answer.not");
        if (application.version() != version) throw new Stale("application", id, version);
        Objections objections = new Objections();
        Score score = seen.score(application).orElse(null);
        objections.when(score == null || !score.enough(), "vers", "recruitment.answer.marks", Score.ENOUGH);
        objections.when(
                score != null
                        && score.eliminated()
                        && (to == ApplicationState.CHOSEN || to == ApplicationState.PROPOSED),
                "vers",
                "recruitment.answer.eliminated");
        objections.when(
                letter.length() < SHORTEST_LETTER || letter.length() > Applications.LETTER,
                "reponse",
                "recruitment.answer.letter",
                SHORTEST_LETTER,
                Applications.LETTER);
        objections.raise();
        tell(seen.offer(), application, to, letter);
        journal.record("recruitment.answered", seen.offer(), actor.who());
    }

    private void tell(Offer offer, Application application, ApplicationState to, String letter) {
        if (!stored.move(application, to, letter, clock.instant()))
            throw new Stale("application", application.id(), application.version());
        if (to != ApplicationState.INTERVIEW) slots.giveBack(application.id());
        letters.answered(offer, application, letter);
    }

    /**
     * Says what became of an offer. It is filled once everybody was answered; withdrawing it answers whoever waits.
     *
     * @param agreed that those who wait are told that it is given up
     */
    @Transactional
    public void end(long id, JobOfferState to, boolean agreed, long version, Actor actor) {
        SeenApplications seen = desk.seen(id, actor);
        if (!seen.decides()) throw new NotFound("offer", id);
        if (!seen.offer().state(clock.instant()).leadsTo(to) || !to.over())
            throw new Refused("", "recruitment.end.not");
        List<Application> waiting =
                seen.applications().stream().filter(one -> one.state().waits()).toList();
        if (to == JobOfferState.FILLED) {
            if (!waiting.isEmpty()) throw new Refused("", "recruitment.end.unanswered", waiting.size());
            if (seen.applications().stream().noneMatch(one -> one.state() == ApplicationState.CHOSEN))
                throw new Refused("", "recruitment.end.nobody");
        } else {
            if (!waiting.isEmpty() && !agreed)
                throw new Refused("retirer-quand-meme", "recruitment.end.told", waiting.size());
            for (Application one : waiting)
                tell(seen.offer(), one, ApplicationState.DECLINED, letters.givenUp(seen.offer(), one));
        }
        if (!offers.end(id, to, clock.instant(), version)) throw new Stale("offer", id, version);
        journal.record(
                to == JobOfferState.FILLED ? "recruitment.offer-filled" : "recruitment.offer-withdrawn",
                seen.offer(),
                actor.who());
        content.changed();
    }

    /**
     * Whoever is chosen is written into a team, where they fill what was looked for; the money that pays bounds the end as it
     * does for everybody.
     *
     * @throws Refused naming each field that is wrong
     */
    @Transactional
    public Missions.Joined join(long offer, long id, ProductId product, TypedMission typed, Actor actor) {
        ApplicationDesk.Detail detail = desk.read(offer, id, actor);
        if (!detail.products().contains(product)) throw new Refused("produit", "recruitment.join.product");
        Application.Candidate candidate = detail.line().application().candidate();
        return teams.join(
                product,
                new Persons.TypedPerson(candidate.name(), candidate.email().value(), true),
                new TypedMission(
                        detail.offer().said().trade().code(),
                        typed.specialty(),
                        typed.status(),
                        typed.employer(),
                        typed.since(),
                        typed.until(),
                        typed.rhythm(),
                        typed.paidBy()),
                actor);
    }
}

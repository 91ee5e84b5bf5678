package org.terreau.onboarding;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.call.Calls;
import org.terreau.identity.Accounts;
import org.terreau.identity.Actor;
import org.terreau.identity.Grant;
import org.terreau.identity.Role;
import org.terreau.incubator.Incubator;
import org.terreau.incubator.IncubatorId;
import org.terreau.incubator.Incubators;
import org.terreau.outreach.Offer;
import org.terreau.portfolio.ProductsTakenOver;
import org.terreau.shared.NotFound;

/** The first steps of an incubator here, each done once what it asks for is there: nobody ticks one by hand. */
@Service
public class Beginnings {

    public static final String PATH = "/premiers-pas";

    private static final int A_TEAM = 2;

    private final Incubators incubators;
    private final Offer offer;
    private final Accounts accounts;
    private final ProductsTakenOver products;
    private final Calls calls;
    private final JdbcHidden hidden;
    private final Clock clock;

    Beginnings(
            Incubators incubators,
            Offer offer,
            Accounts accounts,
            ProductsTakenOver products,
            Calls calls,
            JdbcHidden hidden,
            Clock clock) {
        this.incubators = incubators;
        this.offer = offer;
        this.accounts = accounts;
        this.products = products;
        this.calls = calls;
        this.hidden = hidden;
        this.clock = clock;
    }

    /**
     * A step.
     *
     * @param code of its words: `onboarding.step.<code>`, `.why` and `.do`
     * @param path of the page that does it
     */
    public record Step(String code, boolean done, String path) {}

    /**
     * Where an incubator is.
     *
     * @param steps in the order in which they are best taken
     * @param hidden this person does not want to see them for now
     */
    public record Begun(Incubator incubator, List<Step> steps, boolean hidden) {

        public Begun {
            steps = List.copyOf(steps);
        }

        public long left() {
            return steps.stream().filter(step -> !step.done()).count();
        }

        /** The first that is not done; empty once all are. */
        public Optional<Step> next() {
            return steps.stream().filter(step -> !step.done()).findFirst();
        }

        public String path() {
            return PATH + "?incubateur=" + incubator.id().value();
        }
    }

    /** The incubators that this person begins: those that they lead, and this site's own for who administers it. By title. */
    @Transactional(readOnly = true)
    public List<Incubator> led(Actor actor) {
        Set<String> scopes = actor.signedIn() ? led(actor.grants()) : Set.of();
        boolean host = actor.signedIn() && actor.administrator();
        if (scopes.isEmpty() && !host) return List.of();
        IncubatorId own = host ? incubators.host().id() : null;
        return incubators.all().stream()
                .filter(one -> one.id().equals(own)
                        || scopes.contains(Grant.EVERYWHERE)
                        || scopes.contains(one.id().value()))
                .toList();
    }

    private static Set<String> led(Set<Grant> grants) {
        return grants.stream()
                .filter(grant -> grant.role() == Role.LEAD)
                .map(Grant::scope)
                .collect(Collectors.toSet());
    }

    /** Where this incubator is, for those who lead it; NotFound for anybody else. */
    @Transactional(readOnly = true)
    public Begun of(IncubatorId id, Actor actor) {
        if (!actor.signedIn() || !actor.has(id.value(), Role.LEAD)) throw new NotFound("first steps", id);
        Incubator incubator = incubators.find(id).orElseThrow(() -> new NotFound("incubator", id));
        return new Begun(
                incubator, steps(incubator, actor), hidden.of(actor.id()).contains(id));
    }

    /** Those that this person leads, wants to see, and of which a step remains. */
    @Transactional(readOnly = true)
    public List<Begun> waiting(Actor actor) {
        List<Incubator> led = led(actor);
        if (led.isEmpty()) return List.of();
        Set<IncubatorId> unwanted = hidden.of(actor.id());
        List<Begun> waiting = new ArrayList<>();
        for (Incubator incubator : led) {
            if (unwanted.contains(incubator.id())) continue;
            Begun begun = new Begun(incubator, steps(incubator, actor), false);
            if (begun.left() > 0) waiting.add(begun);
        }
        return waiting;
    }

    /** This site presents the offer and the calls of its own incubator alone: the others have three steps. */
    private List<Step> steps(Incubator incubator, Actor actor) {
        IncubatorId id = incubator.id();
        String settings = "/reglages/" + id.value();
        List<Step> steps = new ArrayList<>();
        steps.add(new Step("marque", incubator.shortDescription() != null && incubator.contact() != null, settings));
        Offer.Written written = offer.written(Locale.FRENCH);
        boolean host = written.incubator().id().equals(id);
        if (host) steps.add(new Step("offre", written.version() > 0, "/offre/modifier"));
        steps.add(new Step("personnes", people(id) >= A_TEAM, settings + "/personnes"));
        steps.add(
                new Step("catalogue", !products.named(id).isEmpty(), "/reprise-de-tableaux?incubateur=" + id.value()));
        if (host) steps.add(new Step("appel", called(id, actor), "/appels/nouveau"));
        return steps;
    }

    /** Those who were named for this incubator; who works for all of them counts for none. */
    private long people(IncubatorId id) {
        return accounts.holding(id.value(), Role.LEAD, Role.COACH, Role.STAFF).stream()
                .filter(account -> account.grants().stream()
                        .anyMatch(grant -> grant.scope().equals(id.value())))
                .count();
    }

    private boolean called(IncubatorId id, Actor actor) {
        return calls.all(Optional.of(actor)).stream()
                .anyMatch(standing -> standing.call().incubator().equals(id));
    }

    /** This person wants to see them no more, or again. */
    @Transactional
    public void hide(IncubatorId id, boolean hide, Actor actor) {
        of(id, actor);
        if (hide) hidden.hide(actor.id(), id, clock.instant());
        else hidden.show(actor.id(), id);
    }
}

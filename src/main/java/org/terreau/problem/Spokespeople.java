package org.terreau.problem;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.identity.AccountId;
import org.terreau.identity.Accounts;
import org.terreau.identity.Actor;
import org.terreau.identity.SignInLinks;
import org.terreau.mail.Message;
import org.terreau.mail.Outbox;
import org.terreau.shared.EmailAddress;
import org.terreau.shared.Languages;
import org.terreau.shared.NotAllowed;
import org.terreau.shared.Refused;
import org.terreau.shared.Words;
import org.terreau.territory.Collectivities;
import org.terreau.territory.Collectivity;
import org.terreau.territory.CollectivityId;

/**
 * Who may speak for a collectivity: the holders of its e-mail domains, and those whom its referents accept. A referent or a
 * domain acts once an administrator named it, or two people of two incubators.
 */
@Service
public class Spokespeople {

    /** Where referents answer. */
    public static final String VALIDATIONS = "/problemes/validations";

    private final JdbcSpokespeople known;
    private final Collectivities collectivities;
    private final Accounts accounts;
    private final SignInLinks links;
    private final Outbox outbox;
    private final Audit audit;
    private final Languages languages;
    private final Clock clock;

    Spokespeople(
            JdbcSpokespeople known,
            Collectivities collectivities,
            Accounts accounts,
            SignInLinks links,
            Outbox outbox,
            Audit audit,
            Languages languages,
            Clock clock) {
        this.known = known;
        this.collectivities = collectivities;
        this.accounts = accounts;
        this.links = links;
        this.outbox = outbox;
        this.audit = audit;
        this.languages = languages;
        this.clock = clock;
    }

    /** An e-mail domain known for a collectivity. */
    public record Domain(CollectivityId collectivity, String domain, Naming naming) {}

    /** Somebody who says which agents speak for a collectivity. */
    public record Referent(CollectivityId collectivity, EmailAddress email, String name, Naming naming) {}

    /** A person, with their address, or a domain, after its sign, that somebody of another incubator has to agree to. */
    record Proposed(CollectivityId collectivity, String who, Naming naming) {}

    static void mustBeStaff(Actor actor) {
        if (!actor.staff()) throw new NotAllowed("the registry's staff pages asked of account " + actor.id());
    }

    /** Why this address speaks for the collectivity: "domaine" or "nom"; empty when somebody has to say so. */
    @Transactional(readOnly = true)
    public String proof(EmailAddress email, CollectivityId id) {
        if (CarriesItsName.webmail(email.domain())) return "";
        if (known.knows(id, email.domain())) return "domaine";
        return collectivities
                .find(id)
                .filter(place -> collectivities.entriesOf(place).stream()
                        .anyMatch(entry -> CarriesItsName.test(email.writtenDomain(), entry, namesake(entry))))
                .map(place -> "nom")
                .orElse("");
    }

    private boolean namesake(Collectivity place) {
        String name = CarriesItsName.name(place);
        return collectivities.all().stream()
                .anyMatch(other -> other.id().kind() == place.id().kind()
                        && !other.id().equals(place.id())
                        && CarriesItsName.name(other).equals(name));
    }

    @Transactional(readOnly = true)
    public List<Domain> domains(Actor actor) {
        mustBeStaff(actor);
        return known.domains();
    }

    @Transactional(readOnly = true)
    public List<Referent> referents(Actor actor) {
        mustBeStaff(actor);
        return known.referents();
    }

    Optional<Referent> referent(CollectivityId collectivity, EmailAddress email) {
        return known.referent(collectivity, email);
    }

    List<Referent> referentsOf(CollectivityId collectivity) {
        return known.referentsOf(collectivity);
    }

    /** The collectivities for which this person answers. */
    @Transactional(readOnly = true)
    public List<CollectivityId> answeredBy(Actor actor) {
        return known.referentOf(actor.email()).stream()
                .map(Referent::collectivity)
                .toList();
    }

    /**
     * Adds a domain, or agrees to what somebody of another incubator added.
     *
     * @return whether it acts
     * @throws Refused when the domain is not one, or is open to anybody
     */
    @Transactional
    public boolean addDomain(CollectivityId chosen, String written, Actor actor) {
        mustBeStaff(actor);
        CollectivityId collectivity = legalPerson(chosen);
        String domain = domain(written);
        Optional<Domain> before = known.domain(collectivity, domain);
        boolean acts = acts(before.map(Domain::naming), actor);
        keep(collectivity, domain, acts, actor);
        return acts;
    }

    /** Called once the right was asked of a referent, or of the staff in their place: it acts at once. */
    void learn(CollectivityId collectivity, String written, Actor actor) {
        keep(collectivity, domain(written), true, actor);
    }

    private static String domain(String written) {
        String domain = EmailAddress.typed(
                        "a@" + written.strip().replaceFirst("^@", ""), "domaine", "problem.domain.wrong")
                .domain();
        if (CarriesItsName.webmail(domain)) throw new Refused("domaine", "problem.domain.webmail", domain);
        return domain;
    }

    private void keep(CollectivityId collectivity, String domain, boolean acts, Actor actor) {
        known.addDomain(collectivity, domain, actor, clock.instant(), acts);
        audit.record(
                actor.who(),
                acts ? "problem.domain-added" : "problem.domain-proposed",
                "collectivity:" + collectivity,
                Map.of("domain", domain));
    }

    /** Whether what is said now acts: by an administrator, of what acted, or of what another one said before. */
    private static boolean acts(Optional<Naming> before, Actor actor) {
        return actor.administrator()
                || before.filter(naming -> naming.acts() || naming.mayBeAgreedBy(actor))
                        .isPresent();
    }

    /**
     * Names a referent, or agrees to whom somebody of another incubator named. Once they act, they get an account and a
     * letter, and the other referents of the collectivity are told.
     *
     * @return whether they act
     */
    @Transactional
    public boolean name(CollectivityId chosen, String name, String email, Actor actor) {
        mustBeStaff(actor);
        List<Refused.Problem> problems = NewDeclaration.Identified.problems(name, email);
        if (!problems.isEmpty()) throw new Refused(problems);
        EmailAddress address = new EmailAddress(email);
        CollectivityId collectivity = legalPerson(chosen);
        Optional<Referent> before = known.referent(collectivity, address);
        boolean acted = before.filter(referent -> referent.naming().acts()).isPresent();
        boolean acts = acts(before.map(Referent::naming), actor);
        List<Referent> others = known.referentsOf(collectivity);
        known.addReferent(collectivity, address, name, actor, clock.instant(), acts);
        audit.record(
                actor.who(),
                acts ? "problem.referent-named" : "problem.referent-proposed",
                "collectivity:" + collectivity,
                Map.of("email", address.value()));
        if (acts && !acted) tell(collectivity, address, name, others);
        return acts;
    }

    private void tell(CollectivityId collectivity, EmailAddress address, String name, List<Referent> others) {
        String place = label(collectivity);
        AccountId account = accounts.open(address, name);
        Words words = languages.in(
                accounts.byId(account).map(Accounts.Account::language).orElse(Locale.FRENCH));
        outbox.send(new Message(
                address,
                "problem-referent",
                words.t("problem.mail.referent.subject", place),
                words.t("problem.mail.referent.text", name, place, links.leadingTo(account, VALIDATIONS))));
        for (Referent other : others) {
            Words theirs = languages.in(accounts.byEmail(other.email())
                    .map(Accounts.Account::language)
                    .orElse(Locale.FRENCH));
            outbox.send(new Message(
                    other.email(),
                    "problem-referent-beside",
                    theirs.t("problem.mail.referent.beside.subject", place),
                    theirs.t("problem.mail.referent.beside.text", other.name(), name, address.value(), place)));
        }
    }

    /** @return how it was named; empty when there is none */
    Optional<Naming> remove(CollectivityId collectivity, EmailAddress email, Actor actor) {
        mustBeStaff(actor);
        Optional<Referent> before = known.referent(collectivity, email);
        known.removeReferent(collectivity, email);
        audit.record(
                actor.who(),
                "problem.referent-removed",
                "collectivity:" + collectivity,
                Map.of("email", email.value()));
        return before.map(Referent::naming);
    }

    /** @return how it was added; empty when there is none */
    Optional<Naming> removeDomain(CollectivityId collectivity, String domain, Actor actor) {
        mustBeStaff(actor);
        Optional<Domain> before = known.domain(collectivity, domain);
        known.removeDomain(collectivity, domain);
        audit.record(actor.who(), "problem.domain-removed", "collectivity:" + collectivity, Map.of("domain", domain));
        return before.map(Domain::naming);
    }

    /** The collectivity that answers, under whichever entry of the code it was chosen. */
    CollectivityId legalPerson(CollectivityId chosen) {
        return collectivities.legalPerson(chosen);
    }

    String label(CollectivityId id) {
        return collectivities.find(id).map(Collectivity::label).orElse(id.toString());
    }
}

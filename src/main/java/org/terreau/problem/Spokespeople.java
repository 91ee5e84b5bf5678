package org.terreau.problem;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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

/** Who may speak for a collectivity: the holders of its e-mail domains, and those whom its referents accept. */
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
    public record Domain(CollectivityId collectivity, String domain, String addedBy, Instant addedAt) {}

    /** Somebody who says which agents speak for a collectivity. */
    public record Referent(
            CollectivityId collectivity, EmailAddress email, String name, String namedBy, Instant namedAt) {}

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

    /** @throws Refused when the domain is not one, or is open to anybody */
    @Transactional
    public void addDomain(CollectivityId collectivity, String written, Actor actor) {
        mustBeStaff(actor);
        learn(legalPerson(collectivity), written, actor);
    }

    /** Called once the right was asked: by the staff, or by a referent who validates. */
    void learn(CollectivityId collectivity, String written, Actor actor) {
        String domain = EmailAddress.typed(
                        "a@" + written.strip().replaceFirst("^@", ""), "domaine", "problem.domain.wrong")
                .domain();
        if (CarriesItsName.webmail(domain)) throw new Refused("domaine", "problem.domain.webmail", domain);
        known.addDomain(collectivity, domain, actor, clock.instant());
        audit.record(actor.who(), "problem.domain-added", "collectivity:" + collectivity, Map.of("domain", domain));
    }

    @Transactional
    public void removeDomain(CollectivityId collectivity, String domain, Actor actor) {
        mustBeStaff(actor);
        known.removeDomain(collectivity, domain);
        audit.record(actor.who(), "problem.domain-removed", "collectivity:" + collectivity, Map.of("domain", domain));
    }

    /** Names a referent, who gets an account and a link to sign in. */
    @Transactional
    public void name(CollectivityId collectivity, String name, String email, Actor actor) {
        mustBeStaff(actor);
        List<Refused.Problem> problems = NewDeclaration.Identified.problems(name, email);
        if (!problems.isEmpty()) throw new Refused(problems);
        EmailAddress address = new EmailAddress(email);
        AccountId account = accounts.open(address, name);
        known.addReferent(legalPerson(collectivity), address, name, actor, clock.instant());
        audit.record(
                actor.who(),
                "problem.referent-named",
                "collectivity:" + collectivity,
                Map.of("email", address.value()));
        Words words = languages.in(
                accounts.byId(account).map(Accounts.Account::language).orElse(java.util.Locale.FRENCH));
        String place = label(collectivity);
        outbox.send(new Message(
                address,
                "problem-referent",
                words.t("problem.mail.referent.subject", place),
                words.t("problem.mail.referent.text", name, place, links.leadingTo(account, VALIDATIONS))));
    }

    @Transactional
    public void remove(CollectivityId collectivity, EmailAddress email, Actor actor) {
        mustBeStaff(actor);
        known.removeReferent(collectivity, email);
        audit.record(
                actor.who(),
                "problem.referent-removed",
                "collectivity:" + collectivity,
                Map.of("email", email.value()));
    }

    /** The collectivity that answers, under whichever entry of the code it was chosen. */
    CollectivityId legalPerson(CollectivityId chosen) {
        return collectivities.legalPerson(chosen);
    }

    String label(CollectivityId id) {
        return collectivities.find(id).map(Collectivity::label).orElse(id.toString());
    }
}

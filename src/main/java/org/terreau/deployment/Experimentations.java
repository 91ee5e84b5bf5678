package org.terreau.deployment;

import java.io.InputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.terreau.audit.Audit;
import org.terreau.document.DocumentId;
import org.terreau.document.Vault;
import org.terreau.identity.Actor;
import org.terreau.portfolio.Endings;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.shared.EmailAddress;
import org.terreau.shared.NotFound;
import org.terreau.shared.Objections;
import org.terreau.shared.OneLine;
import org.terreau.shared.Paris;
import org.terreau.shared.Refused;
import org.terreau.shared.SecretToken;
import org.terreau.shared.Stale;
import org.terreau.territory.Collectivities;
import org.terreau.territory.CollectivityId;
import org.terreau.web.Frames;
import org.terreau.web.PublicContent;

/** The territories of experimentation: what was agreed, and what was decided on the evidence of what users say. */
@Service
public class Experimentations {

    private static final int LONGEST_LINK = 500;
    private static final int TEXT = 5000;
    private static final int SHORTEST_REASON = 20;

    private final JdbcExperimentations experimentations;
    private final JdbcDeployments deployments;
    private final Products products;
    private final Endings endings;
    private final Collectivities collectivities;
    private final Vault vault;
    private final TransactionTemplate transaction;
    private final Audit audit;
    private final PublicContent content;
    private final Clock clock;

    Experimentations(
            JdbcExperimentations experimentations,
            JdbcDeployments deployments,
            Products products,
            Endings endings,
            Collectivities collectivities,
            Vault vault,
            TransactionTemplate transaction,
            Audit audit,
            PublicContent content,
            Clock clock) {
        this.experimentations = experimentations;
        this.deployments = deployments;
        this.products = products;
        this.endings = endings;
        this.collectivities = collectivities;
        this.vault = vault;
        this.transaction = transaction;
        this.audit = audit;
        this.content = content;
        this.clock = clock;
    }

    /** What is agreed with the host, as typed; days are null when there are none. */
    public record Terms(
            String referent,
            String referentEmail,
            String referentRole,
            @Nullable LocalDate start,
            @Nullable LocalDate end,
            String users,
            String protocol,
            String agreementLink,
            @Nullable LocalDate signedOn,
            String sites,
            boolean open) {

        List<Refused.Problem> problems() {
            Objections objections = new Objections();
            objections.when(!OneLine.fits(referent, Deployments.LINE), "referent", "deployment.long", Deployments.LINE);
            objections.when(
                    !OneLine.fits(referentRole, Deployments.LINE), "fonction", "deployment.long", Deployments.LINE);
            objections.when(users.length() > TEXT, "usagers", "deployment.long", TEXT);
            objections.when(protocol.length() > TEXT, "protocole", "deployment.long", TEXT);
            objections.when(sites.length() > TEXT, "sites", "deployment.long", TEXT);
            if (!referentEmail.isEmpty())
                objections.addAll(EmailAddress.problem(referentEmail, "courriel", "deployment.email.wrong").stream()
                        .toList());
            objections.when(start == null, "debut", "deployment.day.needed");
            objections.when(start != null && end != null && end.isBefore(start), "fin", "deployment.wave.order");
            objections.when(!agreementLink.isEmpty() && !web(agreementLink), "accord", "deployment.link.wrong");
            for (String site : sites.lines().map(String::strip).toList())
                objections.when(
                        !site.isEmpty() && Frames.origin(site).isEmpty(), "sites", "deployment.site.wrong", site);
            return objections.found();
        }

        private static boolean web(String link) {
            return link.length() <= LONGEST_LINK && link.matches("https?://\\S+");
        }
    }

    /** The sites that may show the feedback form in a frame: the product's own, and those that the team named. */
    @Transactional(readOnly = true)
    public Set<String> frames(Experimentation experimentation) {
        return Frames.origins(
                products.find(experimentation.product()).map(Product::link).orElse(null), experimentation.sites());
    }

    /** The figures of what users said. */
    public record Ratings(Map<Integer, Long> counts) {

        public long responses() {
            return counts.values().stream().mapToLong(Long::longValue).sum();
        }

        public long count(int rating) {
            return counts.getOrDefault(rating, 0L);
        }

        /** Null when nobody answered. */
        public @Nullable BigDecimal mean() {
            long responses = responses();
            if (responses == 0) return null;
            long sum = counts.entrySet().stream()
                    .mapToLong(entry -> entry.getKey() * entry.getValue())
                    .sum();
            return BigDecimal.valueOf(sum).divide(BigDecimal.valueOf(responses), 2, RoundingMode.HALF_UP);
        }
    }

    /** Tried there once already, whatever came of it. */
    boolean hosted(ProductId product, CollectivityId host) {
        return experimentations.of(product).stream()
                .anyMatch(one -> one.host().id().equals(host));
    }

    void openedBy(ProductId product, CollectivityId host, LocalDate start) {
        experimentations.insert(product, host, start, SecretToken.draw().value());
    }

    @Transactional(readOnly = true)
    public List<Experimentation> of(ProductId product, Actor actor) {
        products.mustEdit(actor, product);
        return experimentations.of(product);
    }

    @Transactional(readOnly = true)
    public Experimentation read(ProductId product, long id, Actor actor) {
        products.mustEdit(actor, product);
        return experimentations
                .find(id)
                .filter(one -> one.product().equals(product))
                .orElseThrow(() -> new NotFound("experimentation", id));
    }

    @Transactional(readOnly = true)
    public Ratings ratings(Experimentation experimentation) {
        return new Ratings(experimentations.ratings(experimentation.id()));
    }

    @Transactional(readOnly = true)
    public List<Experimentation.Decided> decisions(Experimentation experimentation) {
        return experimentations.decisions(experimentation.id());
    }

    /**
     * Opens one in a collectivity, whose deployment goes to "testing" if it was not further.
     *
     * @throws Refused on `debut` when one began there the same day, or saying that the product ended
     */
    @Transactional
    public long open(ProductId product, CollectivityId host, @Nullable LocalDate start, Actor actor) {
        products.mustEdit(actor, product);
        endings.mustLive(product);
        var place = collectivities.find(host).orElseThrow(() -> new NotFound("collectivity", host));
        if (start == null) throw new Refused("debut", "deployment.day.needed");
        long id = experimentations
                .insert(product, host, start, SecretToken.draw().value())
                .orElseThrow(() -> new Refused("debut", "deployment.experimentation.twice"));
        JdbcDeployments.Change change = new JdbcDeployments.Change(
                start.isAfter(Paris.today(clock)) ? Paris.today(clock) : start,
                clock.instant(),
                actor.id(),
                "ajout",
                null,
                DeploymentState.TESTING,
                "");
        deployments.insert(product, List.of(place), DeploymentState.TESTING, Deployment.Origin.TERRITORY, null, change);
        deployments.find(product, host).ifPresent(known -> test(known, actor));
        audit.record(
                actor.who(),
                "experimentation.opened",
                "product:" + product,
                Map.of("collectivity", host.toString(), "experimentation", String.valueOf(id)));
        content.changed();
        return id;
    }

    private void test(Deployment known, Actor actor) {
        if (known.state() == DeploymentState.TESTING || known.state() == DeploymentState.ACTIVE) return;
        deployments.move(known, DeploymentState.TESTING, Paris.today(clock), known.version(), clock.instant());
        deployments.note(
                known.product(),
                List.of(known.collectivity().id()),
                new JdbcDeployments.Change(
                        Paris.today(clock),
                        clock.instant(),
                        actor.id(),
                        "experimentation",
                        known.state(),
                        DeploymentState.TESTING,
                        ""));
    }

    @Transactional
    public void edit(ProductId product, long id, Terms terms, long version, Actor actor) {
        read(product, id, actor);
        List<Refused.Problem> problems = terms.problems();
        if (!problems.isEmpty()) throw new Refused(problems);
        if (!experimentations.edit(id, terms, version)) throw new Stale("experimentation", id, version);
        audit.record(
                actor.who(),
                "experimentation.edited",
                "product:" + product,
                Map.of("experimentation", String.valueOf(id)));
        content.changed();
    }

    /** Keeps the signed agreement, in place of the one there was. */
    public void keepAgreement(ProductId product, long id, String name, InputStream bytes, Actor actor) {
        read(product, id, actor);
        Vault.Arrival arrival = vault.receive(name, bytes);
        transaction.executeWithoutResult(status -> {
            Experimentation experimentation = read(product, id, actor);
            DocumentId before = experimentation.agreementFile();
            vault.keep(arrival, experimentation.owner(), actor);
            experimentations.agreement(id, arrival.id(), arrival.name().value());
            if (before != null) vault.forget(before);
        });
    }

    /** The signed agreement, for those who work on the product. */
    @Transactional
    public Vault.Stored agreement(ProductId product, long id, Actor actor) {
        Experimentation experimentation = read(product, id, actor);
        DocumentId file = experimentation.agreementFile();
        if (file == null) throw new NotFound("agreement", id);
        return vault.open(file, experimentation.owner(), experimentation.agreementName(), actor);
    }

    /** The thresholds of an experimentation, the first ones first: those set later leave the others to be read. */
    @Transactional(readOnly = true)
    public List<Thresholds> thresholds(Experimentation experimentation) {
        return experimentations.thresholds(experimentation.id());
    }

    /** Those that judge: the last ones set before users answered, else the last ones. */
    private static @Nullable Thresholds judging(List<Thresholds> thresholds) {
        Thresholds judging = null;
        for (Thresholds one : thresholds) if (judging == null || judging.late() || !one.late()) judging = one;
        return judging;
    }

    /**
     * Says from how many answers and from which mean this experimentation is a success.
     *
     * @throws Refused naming `seuil-retours` or `seuil-note`
     */
    @Transactional
    public void aim(ProductId product, long id, String responses, String mean, Actor actor) {
        Experimentation experimentation = read(product, id, actor);
        List<Refused.Problem> problems = new ArrayList<>();
        if (!responses.matches("[1-9]\\d{0,5}"))
            problems.add(Refused.Problem.of("seuil-retours", "deployment.threshold.responses.wrong"));
        if (!mean.matches("[1-4]([.,]\\d{1,2})?|5([.,]0{1,2})?"))
            problems.add(Refused.Problem.of("seuil-note", "deployment.threshold.mean.wrong"));
        if (!problems.isEmpty()) throw new Refused(problems);
        experimentations.aim(
                id,
                new Thresholds(
                        Integer.parseInt(responses),
                        new BigDecimal(mean.replace(',', '.')),
                        Paris.today(clock),
                        ratings(experimentation).responses() > 0));
        audit.record(
                actor.who(),
                "experimentation.thresholds-set",
                "product:" + product,
                Map.of("experimentation", String.valueOf(id)));
    }

    /** What a "go" would rest on today. */
    @Transactional(readOnly = true)
    public GoBasis basis(Experimentation experimentation) {
        return GoBasis.of(experimentation, judging(thresholds(experimentation)), ratings(experimentation));
    }

    /**
     * Records what follows, with its evidence; it may be decided again, and every decision stays. A "go" that lacks some
     * of its basis takes a reason and a confirmation, and is marked so.
     *
     * @throws Refused naming `decision`, `raison`, `preuves`, `malgre` or `confirmation`
     */
    @Transactional
    public void decide(ProductId product, long id, Experimentation.Verdict verdict, Actor actor) {
        Experimentation experimentation = read(product, id, actor);
        Experimentation.Decision chosen = verdict.decision();
        boolean goes = chosen != null && chosen.goes();
        List<GoBasis.Condition> unmet = goes ? basis(experimentation).unmet() : List.of();
        List<Refused.Problem> problems = problems(verdict);
        if (!unmet.isEmpty()) problems.addAll(unconfirmed(verdict));
        if (chosen == null || !problems.isEmpty()) throw new Refused(problems);
        Experimentation.Decision decision =
                !goes ? chosen : unmet.isEmpty() ? Experimentation.Decision.GO : Experimentation.Decision.GO_UNMET;
        Ratings ratings = ratings(experimentation);
        experimentations.decide(
                id,
                new Experimentation.Decided(
                        decision,
                        verdict.reason(),
                        verdict.evidence(),
                        Paris.today(clock),
                        actor.id(),
                        (int) ratings.responses(),
                        ratings.mean(),
                        unmet,
                        unmet.isEmpty() ? "" : verdict.despite()));
        audit.record(
                actor.who(),
                "experimentation.decided",
                "product:" + product,
                Map.of("experimentation", String.valueOf(id), "decision", decision.code()));
        content.changed();
    }

    private static List<Refused.Problem> problems(Experimentation.Verdict verdict) {
        List<Refused.Problem> problems = new ArrayList<>();
        if (verdict.decision() == null) problems.add(Refused.Problem.of("decision", "deployment.decision.needed"));
        if (verdict.reason().length() < SHORTEST_REASON)
            problems.add(Refused.Problem.of("raison", "deployment.decision.reason.needed"));
        if (verdict.evidence().isEmpty())
            problems.add(Refused.Problem.of("preuves", "deployment.decision.evidence.needed"));
        for (String[] text : new String[][] {{"raison", verdict.reason()}, {"preuves", verdict.evidence()}})
            if (text[1].length() > TEXT) problems.add(Refused.Problem.of(text[0], "deployment.long", TEXT));
        return problems;
    }

    private static List<Refused.Problem> unconfirmed(Experimentation.Verdict verdict) {
        List<Refused.Problem> problems = new ArrayList<>();
        if (verdict.despite().length() < SHORTEST_REASON)
            problems.add(Refused.Problem.of("malgre", "deployment.go.despite.needed"));
        if (verdict.despite().length() > TEXT) problems.add(Refused.Problem.of("malgre", "deployment.long", TEXT));
        if (!verdict.confirmed()) problems.add(Refused.Problem.of("confirmation", "deployment.go.confirm.needed"));
        return problems;
    }
}

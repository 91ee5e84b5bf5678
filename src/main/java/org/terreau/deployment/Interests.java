package org.terreau.deployment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.identity.AccountId;
import org.terreau.identity.Actor;
import org.terreau.incubator.Letters;
import org.terreau.mail.Message;
import org.terreau.mail.Outbox;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.shared.EmailAddress;
import org.terreau.shared.Languages;
import org.terreau.shared.OneLine;
import org.terreau.shared.Paris;
import org.terreau.shared.Refused;
import org.terreau.shared.Words;
import org.terreau.territory.Collectivities;
import org.terreau.territory.Collectivity;
import org.terreau.territory.CollectivityId;
import org.terreau.web.Allowances;
import org.terreau.web.PublicContent;

/** "Je veux ce service": an elected official or an agent says that their collectivity wants a product. */
@Service
public class Interests {

    public static final int MESSAGE = 3000;

    private static final int A_DAY_FROM_ONE_ADDRESS = 5;
    private static final int AN_HOUR_FROM_ONE_NETWORK = 30;

    private final JdbcInterests stored;
    private final JdbcDeployments deployments;
    private final Plans plans;
    private final Products products;
    private final Collectivities collectivities;
    private final Allowances allowances;
    private final Outbox outbox;
    private final Letters letters;
    private final Languages languages;
    private final Audit audit;
    private final PublicContent content;
    private final Clock clock;

    Interests(
            JdbcInterests stored,
            JdbcDeployments deployments,
            Plans plans,
            Products products,
            Collectivities collectivities,
            Allowances allowances,
            Outbox outbox,
            Letters letters,
            Languages languages,
            Audit audit,
            PublicContent content,
            Clock clock) {
        this.stored = stored;
        this.deployments = deployments;
        this.plans = plans;
        this.products = products;
        this.collectivities = collectivities;
        this.allowances = allowances;
        this.outbox = outbox;
        this.letters = letters;
        this.languages = languages;
        this.audit = audit;
        this.content = content;
        this.clock = clock;
    }

    /** Who asks. */
    public enum Asker {
        ELECTED("elu"),
        AGENT("agent");

        private final String code;

        Asker(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }

        public static Optional<Asker> find(String code) {
            for (Asker asker : values()) if (asker.code.equals(code)) return Optional.of(asker);
            return Optional.empty();
        }
    }

    /** A request as typed. */
    public record New(
            @Nullable CollectivityId collectivity,
            @Nullable Asker asker,
            String function,
            String name,
            String email,
            String message) {

        List<Refused.Problem> problems() {
            List<Refused.Problem> problems = new ArrayList<>();
            if (asker == null) problems.add(Refused.Problem.of("qui", "deployment.interest.who.needed"));
            if (!OneLine.fits(function, Deployments.LINE))
                problems.add(Refused.Problem.of("fonction", "deployment.long", Deployments.LINE));
            if (name.isEmpty() || !OneLine.fits(name, Deployments.LINE))
                problems.add(Refused.Problem.of("nom", "deployment.interest.name.needed"));
            EmailAddress.problem(email, "courriel", "deployment.email.wrong").ifPresent(problems::add);
            if (message.length() > MESSAGE) problems.add(Refused.Problem.of("message", "deployment.long", MESSAGE));
            return problems;
        }
    }

    /** A request as the team reads it; name and address are empty once they are forgotten. */
    public record Interest(Asker asker, String function, String name, String email, String message, Instant at) {}

    /**
     * Receives a request: the collectivity becomes a prospect of the product unless it is further, the person gets an
     * acknowledgement, the officer of the product is told.
     *
     * @param found problems that the form found already
     * @param network counted and not kept
     */
    @Transactional
    public void receive(ProductId id, New asked, List<Refused.Problem> found, String network, Locale language) {
        Product product = products.read(id);
        List<Refused.Problem> problems = new ArrayList<>(asked.problems());
        problems.addAll(found);
        Collectivity place = Optional.ofNullable(asked.collectivity())
                .flatMap(collectivities::find)
                .orElse(null);
        if (place == null && found.isEmpty())
            problems.add(Refused.Problem.of("collectivite-recherche", "territory.picker.empty"));
        Asker asker = asked.asker();
        if (place == null || asker == null || !problems.isEmpty()) throw new Refused(problems);
        EmailAddress email = new EmailAddress(asked.email());
        if (!allowances.take("interest-network", network, AN_HOUR_FROM_ONE_NETWORK, Duration.ofHours(1))
                || !allowances.take("interest-email", email.value(), A_DAY_FROM_ONE_ADDRESS, Duration.ofDays(1)))
            throw new Refused("", "deployment.interest.too-many");
        Instant now = clock.instant();
        LocalDate today = Paris.day(now);
        stored.insert(id, place, asked, email, asker, language, now);
        prospect(id, place, today, now);
        audit.record(
                Audit.Who.VISITOR,
                "deployment.wanted",
                "product:" + id,
                Map.of("collectivity", place.id().toString()));
        acknowledge(product, place, asked, email, language);
        tell(product, place, asker);
        content.changed();
    }

    private void prospect(ProductId id, Collectivity place, LocalDate today, Instant now) {
        deployments.insert(
                id,
                List.of(place),
                DeploymentState.PROSPECT,
                Deployment.Origin.REQUEST,
                null,
                new JdbcDeployments.Change(today, now, null, "ajout", null, DeploymentState.PROSPECT, ""));
        Deployment known = deployments.find(id, place.id()).orElseThrow();
        DeploymentState state = known.state();
        if (state == DeploymentState.LEFT) {
            deployments.move(known, DeploymentState.PROSPECT, today, known.version(), now);
            state = DeploymentState.PROSPECT;
        }
        deployments.note(
                id,
                List.of(place.id()),
                new JdbcDeployments.Change(today, now, null, "demande", known.state(), state, ""));
    }

    private void acknowledge(Product product, Collectivity place, New asked, EmailAddress email, Locale language) {
        Words words = languages.in(language);
        outbox.send(new Message(
                email,
                "deployment-interest-acknowledged",
                words.t("deployment.mail.interest.subject", oneLine(product.name())),
                words.t(
                        "deployment.mail.interest.text",
                        asked.name(),
                        product.name(),
                        place.label(),
                        asked.message().isEmpty() ? "—" : asked.message(),
                        words.baseUrl() + product.id().path(),
                        words.baseUrl() + "/mes-donnees")));
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    private void tell(Product product, Collectivity place, Asker asker) {
        AccountId officer = plans.of(product.id()).officer();
        if (officer == null) return;
        letters.send(
                officer,
                "deployment-interest",
                words -> new Letters.Letter(
                        words.t("deployment.mail.wanted.subject", place.label(), product.name()),
                        words.t(
                                "deployment.mail.wanted.text",
                                words.t("deployment.interest.asker." + asker.code()),
                                place.label(),
                                product.name(),
                                words.baseUrl() + product.id().path() + "/deploiements/" + place.id())));
    }

    /** Who asked for the product in this collectivity, the last first. */
    @Transactional(readOnly = true)
    public List<Interest> of(ProductId product, CollectivityId place, Actor actor) {
        products.mustEdit(actor, product);
        return stored.of(product, place);
    }
}

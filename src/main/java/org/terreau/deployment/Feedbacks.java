package org.terreau.deployment;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.identity.Actor;
import org.terreau.portfolio.Ending;
import org.terreau.portfolio.Endings;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.shared.NotFound;
import org.terreau.shared.OneLine;
import org.terreau.shared.Paris;
import org.terreau.shared.Refused;
import org.terreau.shared.Slice;
import org.terreau.web.Allowances;
import org.terreau.web.PublicContent;

/** What the users of an experimentation say: by link, QR code or embedded form, without an account or a name. */
@Service
public class Feedbacks {

    public static final int TEXT = 2000;

    private static final Set<String> CHANNELS = Set.of("lien", "qr", "cadre");
    private static final int AN_HOUR_FROM_ONE_NETWORK = 20;

    private final JdbcExperimentations experimentations;
    private final Experimentations team;
    private final Products products;
    private final Endings endings;
    private final Allowances allowances;
    private final ApplicationEventPublisher events;
    private final Audit audit;
    private final PublicContent content;
    private final Clock clock;

    Feedbacks(
            JdbcExperimentations experimentations,
            Experimentations team,
            Products products,
            Endings endings,
            Allowances allowances,
            ApplicationEventPublisher events,
            Audit audit,
            PublicContent content,
            Clock clock) {
        this.experimentations = experimentations;
        this.team = team;
        this.products = products;
        this.endings = endings;
        this.allowances = allowances;
        this.events = events;
        this.audit = audit;
        this.content = content;
        this.clock = clock;
    }

    /**
     * What somebody typed.
     *
     * @param rating 0 when none was chosen
     * @param consent to the verbatim being published
     */
    public record New(int rating, String worked, String lacking, String verbatim, String profile, boolean consent) {

        List<Refused.Problem> problems() {
            List<Refused.Problem> problems = new ArrayList<>();
            if (rating < 1 || rating > 5) problems.add(Refused.Problem.of("note", "deployment.feedback.rating.needed"));
            for (String[] text : new String[][] {{"bien", worked}, {"moins-bien", lacking}, {"temoignage", verbatim}})
                if (text[1].length() > TEXT) problems.add(Refused.Problem.of(text[0], "deployment.long", TEXT));
            if (!OneLine.fits(profile, Deployments.LINE))
                problems.add(Refused.Problem.of("profil", "deployment.long", Deployments.LINE));
            if (consent && verbatim.isEmpty())
                problems.add(Refused.Problem.of("temoignage", "deployment.feedback.verbatim.needed"));
            return problems;
        }
    }

    /** The form of a link: whose it is, whether it receives, and what becomes of users when the product ended. */
    public record Asked(
            Experimentation experimentation, Product product, boolean open, Optional<Ending.Afterlife> afterlife) {}

    /** NotFound for a link that is none. */
    @Transactional(readOnly = true)
    public Asked asked(String token) {
        Experimentation one = experimentations.byToken(token).orElseThrow(() -> new NotFound("feedback form", "link"));
        Product product = products.read(one.product());
        Optional<Ending.Afterlife> afterlife = endings.afterlife(product);
        return new Asked(one, product, receives(one) && afterlife.isEmpty(), afterlife);
    }

    private boolean receives(Experimentation one) {
        LocalDate today = Paris.today(clock);
        return one.open() && !one.start().isAfter(today);
    }

    /**
     * Receives what somebody says.
     *
     * @param found problems that the form found already
     * @param network counted and not kept
     */
    @Transactional
    public void receive(String token, New said, List<Refused.Problem> found, String channel, String network) {
        Asked asked = asked(token);
        if (!asked.open()) throw new Refused("", "deployment.feedback.closed");
        List<Refused.Problem> problems = new ArrayList<>(said.problems());
        problems.addAll(found);
        if (!problems.isEmpty()) throw new Refused(problems);
        if (!allowances.take("experimentation-feedback", network, AN_HOUR_FROM_ONE_NETWORK, Duration.ofHours(1)))
            throw new Refused("", "deployment.feedback.too-many");
        experimentations.insert(
                asked.experimentation().id(),
                said,
                CHANNELS.contains(channel) ? channel : "lien",
                said.consent() ? Experimentation.Moderation.WAITING : Experimentation.Moderation.PRIVATE,
                clock.instant());
        content.changed();
    }

    /** @param state code of a moderation, "" for all */
    @Transactional(readOnly = true)
    public Slice<Experimentation.Feedback> page(ProductId product, long id, String state, int page, Actor actor) {
        team.read(product, id, actor);
        return experimentations.page(id, state, page);
    }

    @Transactional(readOnly = true)
    public List<Experimentation.Feedback> all(ProductId product, long id, Actor actor) {
        team.read(product, id, actor);
        return experimentations.all(id);
    }

    /** Publishes a verbatim left with consent, or sets it aside; either may be changed later. */
    @Transactional
    public void moderate(ProductId product, long id, long feedback, boolean publish, Actor actor) {
        team.read(product, id, actor);
        Experimentation.Moderation to =
                publish ? Experimentation.Moderation.PUBLISHED : Experimentation.Moderation.SET_ASIDE;
        if (!experimentations.moderate(id, feedback, to, actor.id(), clock.instant()))
            throw new NotFound("feedback", feedback);
        audit.record(
                actor.who(),
                "experimentation.feedback-moderated",
                "product:" + product,
                Map.of("feedback", String.valueOf(feedback), "state", to.code()));
        if (!publish) events.publishEvent(new FeedbackSetAside(product, feedback));
        content.changed();
    }
}

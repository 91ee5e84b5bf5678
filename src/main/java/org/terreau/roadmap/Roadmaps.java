package org.terreau.roadmap;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.identity.Actor;
import org.terreau.mail.Message;
import org.terreau.mail.Outbox;
import org.terreau.portfolio.Endings;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.ProductNews;
import org.terreau.portfolio.Products;
import org.terreau.shared.EmailAddress;
import org.terreau.shared.Languages;
import org.terreau.shared.NotFound;
import org.terreau.shared.OneLine;
import org.terreau.shared.Paris;
import org.terreau.shared.Refused;
import org.terreau.shared.SecretToken;
import org.terreau.shared.Stale;
import org.terreau.shared.Words;
import org.terreau.web.Allowances;
import org.terreau.web.PublicContent;

/** Public roadmaps by outcomes, what people vote for, and what they say, read by somebody before it is public. */
@Service
public class Roadmaps {

    public static final int LINE = 200;
    public static final int TEXT = 2000;

    private static final int AN_HOUR_FROM_ONE_NETWORK = 30;
    private static final int A_DAY_FOR_ONE_ADDRESS = 20;
    private static final Duration UNCONFIRMED_KEPT = Duration.ofDays(7);
    private static final Period REFUSED_KEPT = Period.ofMonths(6);

    private final JdbcRoadmaps stored;
    private final Products products;
    private final Endings endings;
    private final ProductNews news;
    private final Outbox outbox;
    private final Allowances allowances;
    private final Languages languages;
    private final Audit audit;
    private final PublicContent content;
    private final Clock clock;

    Roadmaps(
            JdbcRoadmaps stored,
            Products products,
            Endings endings,
            ProductNews news,
            Outbox outbox,
            Allowances allowances,
            Languages languages,
            Audit audit,
            PublicContent content,
            Clock clock) {
        this.stored = stored;
        this.products = products;
        this.endings = endings;
        this.news = news;
        this.outbox = outbox;
        this.allowances = allowances;
        this.languages = languages;
        this.audit = audit;
        this.content = content;
        this.clock = clock;
    }

    /** An outcome as typed, once it is checked. */
    record Typed(RoadmapState state, String outcome, String details, String reason) {}

    /** A move of an outcome from a column to another one; `from` is null for its arrival. */
    public record Move(LocalDate on, @Nullable RoadmapState from, RoadmapState to, String reason) {}

    /**
     * An outcome with what people say of it.
     *
     * @param voted the reader voted for it; false for somebody who is not signed in
     */
    public record Read(RoadmapItem item, List<Move> moves, List<RoadmapComment> comments, boolean voted) {

        public Read {
            moves = List.copyOf(moves);
            comments = List.copyOf(comments);
        }
    }

    /** The outcomes of a product, the most voted for first. */
    @Transactional(readOnly = true)
    public List<RoadmapItem> of(ProductId product) {
        return stored.of(product);
    }

    @Transactional(readOnly = true)
    public Read read(ProductId product, long id, Optional<Actor> actor) {
        RoadmapItem item = item(product, id);
        return new Read(
                item,
                stored.moves(id).stream()
                        .map(move -> new Move(move.on(), move.from(), move.to(), move.reason()))
                        .toList(),
                stored.published(id),
                actor.filter(someone -> stored.voted(id, person(someone.email())))
                        .isPresent());
    }

    private RoadmapItem item(ProductId product, long id) {
        return stored.find(product, id).orElseThrow(() -> new NotFound("roadmap item", id));
    }

    /**
     * Puts an outcome on the roadmap and tells those who follow it.
     *
     * @throws Refused naming `resultat`, `precisions`, `etat` or `raison`
     */
    @Transactional
    public long add(ProductId product, String state, String outcome, String details, String reason, Actor actor) {
        products.mustEdit(actor, product);
        Typed typed = checked(state, outcome, details, reason);
        long id = stored.insert(product, typed);
        stored.move(id, null, typed.state(), typed.reason());
        written(product, "roadmap.added", id, actor);
        return id;
    }

    /** Rewrites an outcome, or moves it to another column: that is told, with the reason when it is decided against. */
    @Transactional
    public void change(
            ProductId product,
            long id,
            String state,
            String outcome,
            String details,
            String reason,
            long version,
            Actor actor) {
        products.mustEdit(actor, product);
        RoadmapItem before = item(product, id);
        Typed typed = checked(state, outcome, details, reason);
        if (!stored.update(id, typed, version)) throw new Stale("roadmap item", id, version);
        if (before.state() == typed.state()) {
            audit.record(actor.who(), "roadmap.reworded", "product:" + product, Map.of("item", String.valueOf(id)));
            content.changed();
            return;
        }
        stored.move(id, before.state(), typed.state(), typed.reason());
        written(product, "roadmap.moved", id, actor);
    }

    private void written(ProductId product, String action, long id, Actor actor) {
        audit.record(actor.who(), action, "product:" + product, Map.of("item", String.valueOf(id)));
        if (ProductNews.reaches(product))
            news.tell("roadmap", product, product.path() + "/feuille-de-route", FollowableRoadmaps.topic(product));
        content.changed();
    }

    private static Typed checked(String state, String outcome, String details, String reason) {
        List<Refused.Problem> problems = new ArrayList<>();
        Optional<RoadmapState> known = RoadmapState.of(state);
        if (known.isEmpty()) problems.add(Refused.Problem.of("etat", "roadmap.state.needed"));
        if (outcome.length() < 5 || !OneLine.fits(outcome, LINE))
            problems.add(Refused.Problem.of("resultat", "roadmap.outcome.needed", 5, LINE));
        if (details.length() > TEXT) problems.add(Refused.Problem.of("precisions", "roadmap.text.long", TEXT));
        boolean against = known.filter(RoadmapState.AGAINST::equals).isPresent();
        if (reason.length() > TEXT || against && reason.length() < 10)
            problems.add(Refused.Problem.of("raison", "roadmap.reason.needed", 10, TEXT));
        if (!problems.isEmpty()) throw new Refused(problems);
        return new Typed(known.orElseThrow(), outcome, details, reason);
    }

    /**
     * Votes for an outcome, once a person: at once for somebody signed in, by a link for others.
     *
     * @param network the network address it comes from, counted and not kept
     * @return true when it counts already
     * @throws Refused naming `courriel`
     */
    @Transactional
    public boolean vote(
            ProductId product, long id, String address, String network, Locale language, Optional<Actor> actor) {
        RoadmapItem item = item(product, id);
        endings.mustLive(product);
        if (item.state() == RoadmapState.AGAINST) throw new Refused("", "roadmap.vote.against");
        EmailAddress email = address(address, network, actor);
        if (actor.isPresent()) {
            stored.vote(id, person(email), null);
            content.changed();
            return true;
        }
        SecretToken key = SecretToken.draw();
        if (stored.vote(id, person(email), key)) send("vote", item, email, key, language);
        return false;
    }

    @Transactional
    public void withdrawVote(ProductId product, long id, Actor actor) {
        stored.unvote(item(product, id).id(), person(actor.email()));
        content.changed();
    }

    /**
     * Comments an outcome. Nobody reads it before the address is confirmed and somebody of the team published it.
     *
     * @return true when the address is known already: the comment waits to be read
     * @throws Refused naming `auteur`, `commentaire` or `courriel`
     */
    @Transactional
    public boolean comment(
            ProductId product,
            long id,
            String author,
            String body,
            String address,
            String network,
            Locale language,
            Optional<Actor> actor) {
        RoadmapItem item = item(product, id);
        endings.mustLive(product);
        List<Refused.Problem> problems = new ArrayList<>();
        if (author.isEmpty() || author.length() > 80)
            problems.add(Refused.Problem.of("auteur", "roadmap.author.needed", 80));
        if (body.length() < 10 || body.length() > TEXT)
            problems.add(Refused.Problem.of("commentaire", "roadmap.comment.needed", 10, TEXT));
        if (actor.isEmpty())
            EmailAddress.problem(address, "courriel-commentaire", "roadmap.email.wrong")
                    .ifPresent(problems::add);
        if (!problems.isEmpty()) throw new Refused(problems);
        EmailAddress email = address(address, network, actor);
        SecretToken key = actor.isPresent() ? null : SecretToken.draw();
        stored.comment(id, person(email), author, email, language, body, key);
        if (key != null) send("comment", item, email, key, language);
        return key == null;
    }

    private EmailAddress address(String typed, String network, Optional<Actor> actor) {
        if (actor.isPresent()) return actor.get().email();
        EmailAddress email = EmailAddress.typed(typed, "courriel", "roadmap.email.wrong");
        if (!allowances.take("roadmap-network", network, AN_HOUR_FROM_ONE_NETWORK, Duration.ofHours(1))
                || !allowances.take("roadmap-email", email.value(), A_DAY_FOR_ONE_ADDRESS, Duration.ofDays(1)))
            throw new Refused("", "roadmap.too-many");
        return email;
    }

    private void send(String what, RoadmapItem item, EmailAddress email, SecretToken key, Locale language) {
        Words words = languages.in(language);
        outbox.send(new Message(
                email,
                "roadmap-confirm",
                words.t("roadmap.mail." + what + ".subject"),
                words.t("roadmap.mail." + what + ".text", item.outcome(), words.baseUrl() + "/avis/" + key.value())));
    }

    /** The outcome that a vote or a comment waits for, by the key of the message; NotFound when nothing waits. */
    @Transactional(readOnly = true)
    public RoadmapItem waiting(String key) {
        long item = stored.waiting(new SecretToken(key)).orElseThrow(() -> new NotFound("vote", "…"));
        return item(stored.productOf(item).orElseThrow(), item);
    }

    /** Confirms the vote or the comment of this key. */
    @Transactional
    public RoadmapItem confirm(String key) {
        RoadmapItem item = waiting(key);
        stored.confirm(new SecretToken(key));
        content.changed();
        return item;
    }

    @Transactional(readOnly = true)
    public List<RoadmapComment> toModerate(ProductId product, Actor actor) {
        products.mustEdit(actor, product);
        return stored.toModerate(product);
    }

    /**
     * Publishes a comment or refuses it, and tells its author.
     *
     * @param reason why it is refused; empty to publish it
     * @throws Refused naming `raison-…` when a refusal has no reason
     */
    @Transactional
    public void moderate(ProductId product, long comment, boolean publish, String reason, Actor actor) {
        products.mustEdit(actor, product);
        if (!publish && (reason.length() < 5 || reason.length() > TEXT))
            throw new Refused("raison-" + comment, "roadmap.reason.needed", 5, TEXT);
        JdbcRoadmaps.Writer writer = stored.moderate(
                        product,
                        comment,
                        publish ? JdbcRoadmaps.PUBLISHED : JdbcRoadmaps.REFUSED,
                        publish ? "" : reason)
                .orElseThrow(() -> new NotFound("comment", comment));
        Words words = languages.in(writer.language());
        String what = publish ? "published" : "refused";
        outbox.send(new Message(
                writer.email(),
                "roadmap-comment",
                words.t("roadmap.mail." + what + ".subject"),
                words.t(
                        "roadmap.mail." + what + ".text",
                        products.read(product).name(),
                        publish ? words.baseUrl() + product.path() + "/feuille-de-route" : reason)));
        audit.record(
                actor.who(),
                publish ? "roadmap.comment-published" : "roadmap.comment-refused",
                "product:" + product,
                Map.of("comment", String.valueOf(comment)));
        content.changed();
    }

    int forgetOld() {
        Instant now = clock.instant();
        return stored.forget(
                now.minus(UNCONFIRMED_KEPT),
                now.atZone(Paris.ZONE).minus(REFUSED_KEPT).toInstant());
    }

    /** Stands for a person: their address can't be read in it. */
    static String person(EmailAddress email) {
        return new SecretToken("roadmap\n" + email.value()).digest();
    }

    @Configuration
    static class Schedule {

        @Bean
        RecurringTask<Void> forgetOldVotes(Roadmaps roadmaps) {
            return Tasks.recurring("portfolio-roadmap-retention", Schedules.daily(Paris.ZONE, LocalTime.of(3, 50)))
                    .execute((instance, context) -> roadmaps.forgetOld());
        }
    }
}

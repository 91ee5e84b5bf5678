package org.terreau.takeover;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.identity.Actor;
import org.terreau.portfolio.Endings;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.shared.EmailAddress;
import org.terreau.shared.NotFound;
import org.terreau.shared.Paris;
import org.terreau.shared.Refused;
import org.terreau.web.Allowances;
import org.terreau.web.PublicContent;

/** "Je peux reprendre": received from anybody, read and answered by those who work on the product. */
@Service
public class Offers {

    /** Longest answer, in characters. */
    public static final int REPLY = 2000;

    private static final int A_DAY_FROM_ONE_ADDRESS = 5;
    private static final int AN_HOUR_FROM_ONE_NETWORK = 30;

    private final JdbcTakeovers stored;
    private final Takeovers takeovers;
    private final Products products;
    private final Endings endings;
    private final Allowances allowances;
    private final TakeoverLetters letters;
    private final Audit audit;
    private final PublicContent content;
    private final Clock clock;

    Offers(
            JdbcTakeovers stored,
            Takeovers takeovers,
            Products products,
            Endings endings,
            Allowances allowances,
            TakeoverLetters letters,
            Audit audit,
            PublicContent content,
            Clock clock) {
        this.stored = stored;
        this.takeovers = takeovers;
        this.products = products;
        this.endings = endings;
        this.allowances = allowances;
        this.letters = letters;
        this.audit = audit;
        this.content = content;
        this.clock = clock;
    }

    /**
     * Receives an offer: who sent it gets an acknowledgement, the team and those who coach and lead the incubator are told.
     *
     * @param found problems that the form found already
     * @param network counted and not kept
     * @throws NotFound when the product is not to be taken over
     */
    @Transactional
    public void receive(ProductId id, Offered offered, List<Refused.Problem> found, String network, Locale language) {
        Product product = products.read(id);
        Takeover takeover = takeovers.standing(id).orElseThrow(() -> new NotFound("takeover", id));
        List<Refused.Problem> problems = new ArrayList<>(offered.objections().found());
        problems.addAll(found);
        if (!problems.isEmpty()) throw new Refused(problems);
        EmailAddress email = new EmailAddress(offered.email());
        if (!allowances.take("takeover-network", network, AN_HOUR_FROM_ONE_NETWORK, Duration.ofHours(1))
                || !allowances.take("takeover-email", email.value(), A_DAY_FROM_ONE_ADDRESS, Duration.ofDays(1)))
            throw new Refused("", "takeover.too-many");
        stored.insert(takeover.id(), offered, email, language, clock.instant());
        audit.record(Audit.Who.VISITOR, "takeover.offered", "product:" + id, Map.of());
        letters.received(product, offered, email, language);
        content.changed();
    }

    /** The last first. */
    @Transactional(readOnly = true)
    public List<Taker> of(ProductId id, Actor actor) {
        takeovers.edited(id, actor);
        return stored.takers(id);
    }

    /**
     * Publishes the name of an organisation that offered.
     *
     * @throws Refused when it did not agree to be named
     */
    @Transactional
    public void publish(ProductId id, long number, Actor actor) {
        takeovers.edited(id, actor);
        Taker taker = taker(id, number);
        if (!taker.publishable() || !stored.publish(number)) throw new Refused("", "takeover.publish.not");
        audit.record(
                actor.who(),
                "takeover.published",
                "product:" + id,
                Map.of("organisation", taker.who().organisation()));
        content.changed();
    }

    private Taker taker(ProductId id, long number) {
        return stored.takers(id).stream()
                .filter(one -> one.id() == number)
                .findFirst()
                .orElseThrow(() -> new NotFound("taker", number));
    }

    /**
     * Answers an offer by letter. Accepting one closes the call, and opens the steps of the transfer with the name of who
     * takes over: the staff complete them.
     *
     * @return the sentence that says what was done, by its key
     * @throws Refused naming `reponse-<number>`, or when somebody answered already
     */
    @Transactional
    public String answer(ProductId id, long number, boolean accepted, String reply, Actor actor) {
        Product product = takeovers.edited(id, actor);
        Taker taker = taker(id, number);
        if (reply.length() < 10 || reply.length() > REPLY)
            throw new Refused("reponse-" + number, "takeover.reply.needed", 10, REPLY);
        Taker.Answer answer = new Taker.Answer(accepted, reply, Paris.today(clock));
        if (!stored.answer(number, answer)) throw new Refused("", "takeover.answered.already");
        if (accepted) stored.open(id).ifPresent(takeovers::close);
        boolean handed = accepted && endings.handOver(id, taker.who().organisation(), actor);
        letters.answered(product, taker, answer, actor);
        audit.record(
                actor.who(),
                accepted ? "takeover.accepted" : "takeover.declined",
                "product:" + id,
                Map.of("organisation", taker.who().organisation()));
        content.changed();
        if (!accepted) return "flash.takeover.declined";
        return handed ? "flash.takeover.accepted" : "flash.takeover.accepted.other";
    }
}

package org.terreau.survey;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.identity.Actor;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Mentions;
import org.terreau.shared.NotFound;
import org.terreau.shared.Objections;
import org.terreau.shared.OneLine;
import org.terreau.shared.Refused;
import org.terreau.shared.Slice;
import org.terreau.shared.Stale;
import org.terreau.territory.CollectivityId;
import org.terreau.testimony.Testimonies;
import org.terreau.testimony.TestimonyWithdrawn;
import org.terreau.testimony.Withdrawal;

/** The words of users as the team reads, sorts and publishes them. Nothing is published without its author's agreement. */
@Service
public class Verbatims {

    private static final String ORIGIN = "enquete";

    private final JdbcVerbatims verbatims;
    private final Surveys surveys;
    private final Themes themes;
    private final Testimonies testimonies;
    private final Audit audit;
    private final JdbcSurveyChanges changes;
    private final Clock clock;

    Verbatims(
            JdbcVerbatims verbatims,
            Surveys surveys,
            Themes themes,
            Testimonies testimonies,
            Audit audit,
            JdbcSurveyChanges changes,
            Clock clock) {
        this.verbatims = verbatims;
        this.surveys = surveys;
        this.themes = themes;
        this.testimonies = testimonies;
        this.audit = audit;
        this.changes = changes;
        this.clock = clock;
    }

    /** How many nobody has read. */
    @Transactional(readOnly = true)
    public long waiting(ProductId product, Actor actor) {
        surveys.mustWork(actor, product);
        return verbatims.count(product, Verbatim.Choice.WAITING);
    }

    /** The latest first. */
    @Transactional(readOnly = true)
    public Slice<Verbatim> page(ProductId product, Verbatim.Choice choice, int page, Actor actor) {
        surveys.mustWork(actor, product);
        return verbatims.page(product, choice, page);
    }

    @Transactional(readOnly = true)
    public List<Verbatim> all(ProductId product, Verbatim.Choice choice, Actor actor) {
        surveys.mustWork(actor, product);
        return verbatims.all(product, choice);
    }

    /** One of this product, or NotFound. */
    @Transactional(readOnly = true)
    public Verbatim read(ProductId product, long answer, Actor actor) {
        surveys.mustWork(actor, product);
        return verbatims.find(product, answer).orElseThrow(() -> new NotFound("verbatim", answer));
    }

    /**
     * Marks it as to read, to publish or set aside.
     *
     * @throws Stale when somebody changed it since
     */
    @Transactional
    public void move(ProductId product, long answer, VerbatimState to, long version, Actor actor) {
        Verbatim before = at(product, answer, version, actor);
        if (to == VerbatimState.PUBLISHED
                || to == VerbatimState.WITHDRAWN
                || !before.state().mayBecome(to)) throw new Refused("", "survey.verbatim.elsewhere");
        if (to == VerbatimState.TO_PUBLISH && !before.consent()) throw new Refused("", "survey.verbatim.no-consent");
        moved(before, to, actor);
    }

    /**
     * What a person made of it.
     *
     * @param checked the person read the text again and found nothing that tells who somebody is
     * @param asItIs what still looks like a name, an address… is left on purpose
     */
    public record Publication(
            String text, String role, @Nullable CollectivityId collectivity, boolean checked, boolean asItIs) {}

    /**
     * Publishes the text that a person made of the words: a testimony of the product.
     *
     * @throws Refused naming the fields `texte`, `role`, `relu`, or because its author did not agree
     * @throws Stale when somebody changed it since
     */
    @Transactional
    public void publish(ProductId product, long answer, Publication made, long version, Actor actor) {
        Verbatim before = at(product, answer, version, actor);
        if (!before.consent()) throw new Refused("", "survey.verbatim.no-consent");
        if (!before.publishable()) throw new Refused("", "survey.verbatim.elsewhere");
        Objections objections = new Objections();
        objections.when(made.text().isEmpty(), "texte", "survey.verbatim.text");
        objections.when(made.text().length() > Testimonies.TEXT, "texte", "survey.long", Testimonies.TEXT);
        objections.when(!OneLine.fits(made.role(), Testimonies.ROLE), "role", "survey.long", Testimonies.ROLE);
        objections.when(!made.checked(), "relu", "survey.verbatim.checked");
        String left = left(made.text() + "\n" + made.role());
        objections.when(!left.isEmpty() && !made.asItIs(), "tel-quel", "survey.verbatim.left", left);
        objections.raise();
        moved(before, VerbatimState.PUBLISHED, actor);
        long testimony = testimonies.relay(product, made.text(), made.role(), made.collectivity(), ORIGIN, actor);
        verbatims.published(answer, made.text(), before.original(), testimony);
    }

    private static String left(String text) {
        return Mentions.in(text).stream()
                .map(mention -> text.substring(mention.start(), mention.end()))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** Takes what was published off the public pages, with its reason. */
    @Transactional
    public void withdraw(ProductId product, long answer, Withdrawal why, Actor actor) {
        Verbatim before = read(product, answer, actor);
        Long testimony = before.testimony();
        if (testimony == null) throw new Refused("", "survey.verbatim.elsewhere");
        testimonies.withdraw(product, testimony, why, actor);
    }

    /** Whoever withdrew the testimony: its words follow. */
    @EventListener
    @Transactional
    void withdrawn(TestimonyWithdrawn gone) {
        verbatims.ofTestimony(gone.product(), gone.testimony()).ifPresent(answer -> {
            verbatims.withdrawn(answer, gone.why() == Withdrawal.AGREEMENT, clock.instant());
            changes.of(gone.product());
        });
    }

    /** Says which themes it carries. */
    @Transactional
    public void sort(ProductId product, long answer, Set<Long> chosen, Actor actor) {
        Verbatim verbatim = read(product, answer, actor);
        Set<Long> known = new HashSet<>();
        for (Theme theme : themes.of(product)) known.add(theme.id());
        if (!known.containsAll(chosen)) throw new NotFound("theme", chosen);
        verbatims.sort(answer, chosen);
        audit.record(
                actor.who(),
                "survey.verbatim-sorted",
                "product:" + product,
                Map.of("verbatim", String.valueOf(verbatim.answer())));
        changes.of(product);
    }

    private Verbatim at(ProductId product, long answer, long version, Actor actor) {
        Verbatim before = read(product, answer, actor);
        if (before.version() != version) throw new Stale("verbatim", answer, version);
        return before;
    }

    private void moved(Verbatim before, VerbatimState to, Actor actor) {
        if (!verbatims.move(before, to, actor.id().value(), clock.instant()))
            throw new Stale("verbatim", before.answer(), before.version());
        audit.record(
                actor.who(),
                "survey.verbatim-moved",
                "product:" + before.product(),
                Map.of(
                        "verbatim",
                        String.valueOf(before.answer()),
                        "from",
                        before.state().code(),
                        "to",
                        to.code()));
        changes.of(before.product());
    }

    public LocalDate today() {
        return surveys.today();
    }
}

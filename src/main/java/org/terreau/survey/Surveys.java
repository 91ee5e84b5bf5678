package org.terreau.survey;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.identity.Actor;
import org.terreau.incubator.Programmes;
import org.terreau.portfolio.Ending;
import org.terreau.portfolio.Endings;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.shared.NotAllowed;
import org.terreau.shared.NotFound;
import org.terreau.shared.Paris;
import org.terreau.shared.Refused;
import org.terreau.shared.Stale;
import org.terreau.web.Frames;

/** Surveys as their teams open, pause and close them. */
@Service
public class Surveys {

    public static final int INTRODUCTION = 600;

    private static final int SITES = 2000;

    private final JdbcSurveys surveys;
    private final Products products;
    private final Programmes programmes;
    private final Endings endings;
    private final Audit audit;
    private final JdbcSurveyChanges changes;
    private final Clock clock;

    Surveys(
            JdbcSurveys surveys,
            Products products,
            Programmes programmes,
            Endings endings,
            Audit audit,
            JdbcSurveyChanges changes,
            Clock clock) {
        this.surveys = surveys;
        this.products = products;
        this.programmes = programmes;
        this.endings = endings;
        this.audit = audit;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * What a team says of its survey.
     *
     * @param start null for today
     */
    public record Terms(
            String introduction,
            @Nullable LocalDate start,
            @Nullable LocalDate end,
            String sites) {

        List<Refused.Problem> problems(LocalDate today) {
            List<Refused.Problem> problems = new ArrayList<>();
            if (introduction.length() > INTRODUCTION)
                problems.add(Refused.Problem.of("introduction", "survey.long", INTRODUCTION));
            if (sites.length() > SITES) problems.add(Refused.Problem.of("sites", "survey.long", SITES));
            LocalDate first = start == null ? today : start;
            if (end != null && end.isBefore(first)) problems.add(Refused.Problem.of("fin", "survey.end.before"));
            for (String site : sites.lines().map(String::strip).toList())
                if (!site.isEmpty() && Frames.origin(site).isEmpty())
                    problems.add(Refused.Problem.of("sites", "survey.site.wrong", site));
            return problems;
        }
    }

    /** A person who works on this product, and no program. */
    void mustWork(Actor actor, ProductId product) {
        products.mustEdit(actor, product);
        if (!actor.signedIn()) throw new NotAllowed("a person on " + product);
    }

    @Transactional(readOnly = true)
    public Optional<Survey> find(ProductId product) {
        return surveys.find(product);
    }

    /** The survey of a product, or NotFound. */
    @Transactional(readOnly = true)
    public Survey read(ProductId product) {
        return surveys.find(product).orElseThrow(() -> new NotFound("survey", product));
    }

    /** How many answers make a figure of this product that everybody may read. */
    @Transactional(readOnly = true)
    public int least(Product product) {
        return programmes.of(product.incubator()).surveyAnswers();
    }

    /** What a visitor finds at the address of the form. */
    public record Asked(Product product, Survey survey, boolean open, Optional<Ending.Afterlife> afterlife) {}

    /** NotFound when the product has no survey. */
    @Transactional(readOnly = true)
    public Asked asked(ProductId id) {
        Product product = products.read(id);
        Survey survey = read(id);
        Optional<Ending.Afterlife> afterlife = endings.afterlife(product);
        return new Asked(product, survey, survey.receives(today()) && afterlife.isEmpty(), afterlife);
    }

    /** The sites that may hold the form in a frame: the product's own, and those that the team named. */
    public static Set<String> frames(Asked asked) {
        return Frames.origins(asked.product().link(), asked.survey().sites());
    }

    /** @throws Refused naming the fields `introduction`, `debut`, `fin`, `sites`, or because there is one already */
    @Transactional
    public void open(ProductId product, Terms terms, Actor actor) {
        mustWork(actor, product);
        List<Refused.Problem> problems = terms.problems(today());
        if (!problems.isEmpty()) throw new Refused(problems);
        if (!surveys.insert(product, terms, terms.start() == null ? today() : terms.start()))
            throw new Refused("", "survey.already");
        written(product, "survey.opened", Map.of(), actor);
    }

    /** @throws Stale when somebody changed it since */
    @Transactional
    public void edit(ProductId product, Terms terms, long version, Actor actor) {
        mustWork(actor, product);
        Survey before = read(product);
        List<Refused.Problem> problems = terms.problems(before.start());
        if (!problems.isEmpty()) throw new Refused(problems);
        if (!surveys.update(product, terms, terms.start() == null ? before.start() : terms.start(), version))
            throw new Stale("survey", product, version);
        written(product, "survey.changed", Map.of(), actor);
    }

    /** @throws Refused when it can't go there from where it stands */
    @Transactional
    public void move(ProductId product, Survey.State to, Actor actor) {
        mustWork(actor, product);
        Survey before = read(product);
        if (!before.state().mayBecome(to) || !surveys.move(product, before.state(), to))
            throw new Refused("", "survey.state.elsewhere");
        written(product, "survey.moved", Map.of("from", before.state().code(), "to", to.code()), actor);
    }

    private void written(ProductId product, String action, Map<String, String> details, Actor actor) {
        audit.record(actor.who(), action, "product:" + product, details);
        changes.of(product);
    }

    LocalDate today() {
        return Paris.today(clock);
    }
}

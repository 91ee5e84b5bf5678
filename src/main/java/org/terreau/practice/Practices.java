package org.terreau.practice;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.identity.AccountId;
import org.terreau.identity.Accounts;
import org.terreau.identity.Actor;
import org.terreau.identity.Grant;
import org.terreau.identity.Role;
import org.terreau.incubator.Incubator;
import org.terreau.incubator.IncubatorId;
import org.terreau.incubator.Incubators;
import org.terreau.portfolio.PhaseKind;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.ProductTeams;
import org.terreau.portfolio.Products;
import org.terreau.portfolio.Shelf;
import org.terreau.shared.NotFound;
import org.terreau.shared.Objections;
import org.terreau.shared.OneLine;
import org.terreau.shared.Paris;
import org.terreau.shared.Plain;
import org.terreau.shared.Refused;
import org.terreau.shared.Stale;

/** Good practices: the list of each incubator, what each product shows for it, and what is missing where. */
@Service
public class Practices {

    public static final int LINE = 250;
    public static final int TEXT = 2000;

    private static final Role[] STAFF = {Role.STAFF, Role.COACH, Role.LEAD};
    private static final Set<String> STATES = Set.of("fait", "sans-objet");

    private final JdbcPractices stored;
    private final Products products;
    private final ObjectProvider<ProductTeams> teams;
    private final ObjectProvider<MeasuredPractices> measuring;
    private final Accounts accounts;
    private final Shelf shelf;
    private final Incubators incubators;
    private final Audit audit;
    private final Clock clock;

    Practices(
            JdbcPractices stored,
            Products products,
            ObjectProvider<ProductTeams> teams,
            ObjectProvider<MeasuredPractices> measuring,
            Accounts accounts,
            Shelf shelf,
            Incubators incubators,
            Audit audit,
            Clock clock) {
        this.stored = stored;
        this.products = products;
        this.teams = teams;
        this.measuring = measuring;
        this.accounts = accounts;
        this.shelf = shelf;
        this.incubators = incubators;
        this.audit = audit;
        this.clock = clock;
    }

    /** A practice as the lead types it, once it is checked. */
    record Written(
            PracticeTopic topic, PhaseKind phase, int position, String wording, String hint, boolean mandatory) {}

    /** A practice as the lead types it. */
    public record Typed(String topic, String phase, String position, String wording, String hint, boolean mandatory) {}

    /** Chosen when nobody of the team answers for a practice. */
    public static final String SOMEBODY_ELSE = "autre";

    /**
     * What is typed for a product; an empty state takes the answer away.
     *
     * @param member the number of an account of the team, or {@link #SOMEBODY_ELSE}, whom `owner` names then
     */
    public record Said(
            String state,
            String evidence,
            String link,
            String member,
            String owner,
            @Nullable LocalDate on,
            long version) {}

    /** How many practices of a group are due, shown, and missing although mandatory. */
    public record Cell(int due, int shown, int missing) {}

    /** A product in the matrix: its cell for each column. */
    public record Row(Product product, Product.@Nullable Phase phase, Map<String, Cell> cells, int missing) {}

    /**
     * What is missing where.
     *
     * @param columns codes of topics, or numbers of the practices of the chosen topic, with their words
     * @param practices how many practices the incubator asks; none yet when 0
     */
    public record Matrix(IncubatorId incubator, Map<String, String> columns, List<Row> rows, int practices) {}

    /** The incubators for which this person works. */
    @Transactional(readOnly = true)
    public List<Incubator> worksFor(Actor actor) {
        Set<String> scopes = actor.scopes(STAFF);
        IncubatorId host = incubators.host().id();
        return incubators.all().stream()
                .filter(one -> scopes.contains(Grant.EVERYWHERE)
                        || scopes.contains(one.id().value()))
                .sorted(Comparator.comparing((Incubator one) -> !one.id().equals(host)))
                .toList();
    }

    public boolean lead(IncubatorId incubator, Actor actor) {
        return actor.has(incubator.value(), Role.LEAD);
    }

    /** The list of an incubator, those that are withdrawn included. */
    @Transactional(readOnly = true)
    public List<Practice> list(IncubatorId incubator, Actor actor) {
        actor.mustHave(incubator.value(), STAFF);
        return stored.of(incubator);
    }

    /** Takes the proposed list as a start, when there is none. */
    @Transactional
    public void adopt(IncubatorId incubator, Actor actor) {
        actor.mustHave(incubator.value(), Role.LEAD);
        if (!stored.of(incubator).isEmpty()) throw new Refused("", "practice.adopted");
        for (Written written : ProposedPractices.LIST) stored.insert(incubator, written);
        audit.record(actor.who(), "practice.adopted", "incubator:" + incubator, Map.of());
    }

    /** @throws Refused naming `sujet`, `phase`, `rang`, `texte` or `aide` */
    @Transactional
    public void add(IncubatorId incubator, Typed typed, Actor actor) {
        actor.mustHave(incubator.value(), Role.LEAD);
        stored.insert(incubator, checked(typed));
        audit.record(actor.who(), "practice.added", "incubator:" + incubator, Map.of());
    }

    /** The practice, for the lead of its incubator. */
    @Transactional(readOnly = true)
    public Practice read(long id, Actor actor) {
        Practice practice = stored.find(id).orElseThrow(() -> new NotFound("practice", id));
        actor.mustHave(practice.incubator().value(), Role.LEAD);
        return practice;
    }

    @Transactional
    public void change(long id, Typed typed, long version, Actor actor) {
        read(id, actor);
        if (!stored.update(id, checked(typed), version)) throw new Stale("practice", id, version);
        audit.record(actor.who(), "practice.changed", "practice:" + id, Map.of());
    }

    /** Asks a practice no more, or asks it again: what products answered is kept. */
    @Transactional
    public void withdraw(long id, boolean withdrawn, Actor actor) {
        read(id, actor);
        stored.withdraw(id, withdrawn ? Paris.today(clock) : null);
        audit.record(actor.who(), withdrawn ? "practice.withdrawn" : "practice.restored", "practice:" + id, Map.of());
    }

    private static Written checked(Typed typed) {
        Objections objections = new Objections();
        Optional<PracticeTopic> topic = PracticeTopic.of(typed.topic());
        objections.when(topic.isEmpty(), "sujet", "practice.topic.needed");
        Optional<PhaseKind> phase = PhaseKind.of(typed.phase()).filter(PhaseKind::active);
        objections.when(phase.isEmpty(), "phase", "practice.phase.needed");
        objections.when(!typed.position().matches("\\d{1,3}"), "rang", "practice.position.needed");
        objections.when(
                typed.wording().length() < 5 || !OneLine.fits(typed.wording(), LINE),
                "texte",
                "practice.wording.needed",
                5,
                LINE);
        objections.when(!OneLine.fits(typed.hint(), LINE), "aide", "practice.text.long", LINE);
        objections.raise();
        return new Written(
                topic.orElseThrow(),
                phase.orElseThrow(),
                Integer.parseInt(typed.position()),
                typed.wording(),
                typed.hint(),
                typed.mandatory());
    }

    /** The practices asked of a product, with what it shows. */
    @Transactional(readOnly = true)
    public List<Practice.Line> of(ProductId id, Actor actor) {
        products.mustEdit(actor, id);
        Product product = products.read(id);
        Map<Long, Practice.Answer> answers = stored.answers(List.of(id)).getOrDefault(id, Map.of());
        Product.Phase phase = product.phaseOn(Paris.today(clock));
        return stored.of(product.incubator()).stream()
                .filter(practice -> practice.withdrawnOn() == null)
                .map(practice -> new Practice.Line(
                        practice, practice.dueIn(phase == null ? null : phase.kind()), answers.get(practice.id())))
                .toList();
    }

    /** What is measured of these practices beside what people say, by the number of each; nothing overrules an answer. */
    @Transactional(readOnly = true)
    public Map<Long, MeasuredPractices.Measure> measured(ProductId id, List<Practice.Line> lines, Actor actor) {
        products.mustEdit(actor, id);
        List<Long> asked = lines.stream().map(line -> line.practice().id()).toList();
        Map<Long, MeasuredPractices.Measure> all = new HashMap<>();
        measuring.forEach(one -> all.putAll(one.of(id, asked)));
        return all;
    }

    /** Those of the product's team who may answer for a practice, by name. */
    @Transactional(readOnly = true)
    public Map<AccountId, String> team(ProductId id, Actor actor) {
        products.mustEdit(actor, id);
        List<AccountId> members = teams.orderedStream()
                .flatMap(known -> known.members(id).stream())
                .distinct()
                .toList();
        Map<AccountId, String> team = new LinkedHashMap<>();
        Plain.sorted(accounts.names(members).entrySet(), Map.Entry::getValue)
                .forEach(one -> team.put(one.getKey(), one.getValue()));
        return team;
    }

    /**
     * Says what a product shows for a practice.
     *
     * @throws Refused naming `etat-<id>`, `preuve-<id>`, `lien-<id>`, `responsable-<id>`, `nom-<id>` or `date-<id>`
     */
    @Transactional
    public void answer(ProductId id, long practice, Said said, Actor actor) {
        Practice.Line known = of(id, actor).stream()
                .filter(line -> line.practice().id() == practice)
                .findFirst()
                .orElseThrow(() -> new NotFound("practice", practice));
        Objections objections = new Objections();
        LocalDate on = said.on();
        if (said.state().isEmpty()) {
            if (known.answer() == null) throw new Refused("etat-" + practice, "practice.state.needed");
            if (!stored.clear(id, practice, said.version())) throw new Stale("practice", practice, said.version());
            audit.record(
                    actor.who(), "practice.cleared", "product:" + id, Map.of("practice", String.valueOf(practice)));
            return;
        }
        objections.when(!STATES.contains(said.state()), "etat-" + practice, "practice.state.needed");
        objections.when(said.evidence().length() > TEXT, "preuve-" + practice, "practice.text.long", TEXT);
        objections.when(
                said.evidence().isEmpty() && said.link().isEmpty(), "preuve-" + practice, "practice.evidence.needed");
        objections.when(
                !said.link().isEmpty() && !said.link().matches("https?://[^\\s]{3,1000}"),
                "lien-" + practice,
                "life.address.wrong");
        Map<AccountId, String> team = team(id, actor);
        AccountId member = team.keySet().stream()
                .filter(one -> String.valueOf(one.value()).equals(said.member()))
                .findFirst()
                .orElse(null);
        if (member == null && !team.isEmpty() && !said.member().equals(SOMEBODY_ELSE))
            objections.add("responsable-" + practice, "practice.owner.choose");
        else if (member == null && (said.owner().isEmpty() || said.owner().length() > 100))
            objections.add("nom-" + practice, "practice.owner.needed", 100);
        objections.when(on == null || on.isAfter(Paris.today(clock)), "date-" + practice, "practice.date.needed");
        if (on == null || objections.any()) throw objections.refusal();
        Practice.Answer answer = new Practice.Answer(
                said.state(),
                said.evidence(),
                said.link(),
                member == null ? said.owner() : team.getOrDefault(member, ""),
                member,
                on,
                said.version());
        if (!stored.answer(id, practice, answer, actor.id())) throw new Stale("practice", practice, said.version());
        audit.record(actor.who(), "practice.answered", "product:" + id, Map.of("practice", String.valueOf(practice)));
    }

    /**
     * What is missing where, in two statements whatever the number of products.
     *
     * @param topic code of a topic whose practices become the columns; empty for the topics
     * @param phase code of the phase of the products; empty for all those that live
     * @param missing only products of which something mandatory is missing
     */
    @Transactional(readOnly = true)
    public Matrix matrix(IncubatorId incubator, String topic, String phase, boolean missing, Actor actor) {
        actor.mustHave(incubator.value(), STAFF);
        List<Practice> asked = stored.of(incubator).stream()
                .filter(practice -> practice.withdrawnOn() == null)
                .toList();
        List<Practice> shown = asked.stream()
                .filter(practice -> topic.isEmpty() || practice.topic().code().equals(topic))
                .toList();
        List<Shelf.Card> cards = shelf.cards().stream()
                .filter(card -> card.product().incubator().equals(incubator))
                .filter(card -> card.phase() != null && card.phase().kind().active())
                .filter(card -> phase.isEmpty()
                        || card.phase() != null && card.phase().kind().code().equals(phase))
                .sorted(Comparator.comparing(Shelf.Card::plainName))
                .toList();
        Map<ProductId, Map<Long, Practice.Answer>> answers =
                stored.answers(cards.stream().map(card -> card.product().id()).toList());
        Map<String, String> columns = new LinkedHashMap<>();
        for (Practice practice : shown) columns.putIfAbsent(column(practice, topic), practice.wording());
        List<Row> rows = new ArrayList<>();
        for (Shelf.Card card : cards) {
            Row row =
                    row(card, shown, topic, answers.getOrDefault(card.product().id(), Map.of()));
            if (!missing || row.missing() > 0) rows.add(row);
        }
        return new Matrix(incubator, columns, rows, asked.size());
    }

    private static Row row(Shelf.Card card, List<Practice> shown, String topic, Map<Long, Practice.Answer> answers) {
        Map<String, Cell> cells = new HashMap<>();
        int missing = 0;
        PhaseKind now = card.phase() == null ? null : card.phase().kind();
        for (Practice practice : shown) {
            boolean due = practice.dueIn(now);
            boolean answered = answers.containsKey(practice.id());
            boolean lacks = due && practice.mandatory() && !answered;
            cells.merge(
                    column(practice, topic),
                    new Cell(due ? 1 : 0, due && answered ? 1 : 0, lacks ? 1 : 0),
                    (one, other) -> new Cell(
                            one.due() + other.due(), one.shown() + other.shown(), one.missing() + other.missing()));
            if (lacks) missing++;
        }
        return new Row(card.product(), card.phase(), cells, missing);
    }

    private static String column(Practice practice, String topic) {
        return topic.isEmpty() ? practice.topic().code() : String.valueOf(practice.id());
    }
}

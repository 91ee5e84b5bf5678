package org.terreau.deployment;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.IntFunction;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.identity.Actor;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.shared.NotFound;
import org.terreau.shared.Objections;
import org.terreau.shared.Paris;
import org.terreau.shared.Refused;
import org.terreau.territory.Collectivities;
import org.terreau.territory.Collectivity;
import org.terreau.territory.CollectivityId;
import org.terreau.web.PublicContent;

/** Adding a whole list of collectivities: first what it says, line by line, then the writing of what was chosen. */
@Service
public class Imports {

    /** The answer to a doubtful line that is to be left out. */
    public static final String LEAVE_OUT = "ignorer";

    private static final int UNREADABLE = 10;
    private static final int LAST = 5;

    private final JdbcDeployments stored;
    private final Deployments deployments;
    private final CollectivityList list;
    private final Products products;
    private final Collectivities collectivities;
    private final JdbcImports imports;
    private final Audit audit;
    private final PublicContent content;
    private final Clock clock;

    Imports(
            JdbcDeployments stored,
            Deployments deployments,
            CollectivityList list,
            Products products,
            Collectivities collectivities,
            JdbcImports imports,
            Audit audit,
            PublicContent content,
            Clock clock) {
        this.stored = stored;
        this.deployments = deployments;
        this.list = list;
        this.products = products;
        this.collectivities = collectivities;
        this.imports = imports;
        this.audit = audit;
        this.content = content;
        this.clock = clock;
    }

    /** What a list says. */
    public record Reading(List<CollectivityList.Line> lines) {

        public Reading {
            lines = List.copyOf(lines);
        }

        public long count(CollectivityList.Kind kind) {
            return lines.stream().filter(line -> line.kind() == kind).count();
        }

        public List<CollectivityList.Line> doubtful() {
            return lines.stream().filter(line -> line.kind().doubtful()).toList();
        }

        public List<CollectivityList.Line> of(CollectivityList.Kind kind) {
            return lines.stream().filter(line -> line.kind() == kind).toList();
        }
    }

    /**
     * Reads a list and writes nothing.
     *
     * @throws Refused on `collectivites` when it is empty or too long
     */
    @Transactional(readOnly = true)
    public Reading read(ProductId product, String text, Actor actor) {
        products.mustEdit(actor, product);
        if (text.isBlank()) throw new Refused("collectivites", "deployment.empty");
        if (CollectivityList.lines(text) > CollectivityList.LINES)
            throw new Refused("collectivites", "deployment.many", CollectivityList.LINES);
        OptionalLong endless = CollectivityList.endless(text);
        if (endless.isPresent())
            throw new Refused("collectivites", "deployment.endless", endless.getAsLong(), CollectivityList.LONGEST);
        List<CollectivityList.Line> first = list.read(text, Set.of());
        List<CollectivityId> named = first.stream()
                .flatMap(line -> Optional.ofNullable(line.sure()).stream())
                .map(Collectivity::id)
                .toList();
        List<Refused.Problem> unreadable = unreadable(first);
        if (!unreadable.isEmpty()) throw new Refused(unreadable);
        Reading reading =
                new Reading(list.read(text, stored.states(product, named).keySet()));
        if (reading.lines().isEmpty()) throw new Refused("collectivites", "deployment.empty");
        return reading;
    }

    /** What came of an import. */
    public record Result(int added, long present) {}

    /**
     * Writes what a list says, the doubtful lines as they were answered. All of it, or nothing.
     *
     * @param answers by number of line: a written collectivity, {@link #LEAVE_OUT}, or "" when nobody answered
     * @param rest leaves out the lines that nobody answered
     * @param how for the lines that say no state and no day of their own
     * @throws Refused on `choix-N` for each line that was not answered
     */
    @Transactional
    public Result write(
            ProductId product,
            String text,
            IntFunction<String> answers,
            boolean rest,
            Deployments.Adding how,
            Actor actor) {
        Reading reading = read(product, text, actor);
        Map<Collectivity, Deployments.Adding> chosen = chosen(reading, answers, rest, how);
        Map<Deployments.Adding, List<Collectivity>> alike = new LinkedHashMap<>();
        chosen.forEach((place, adding) ->
                alike.computeIfAbsent(adding, none -> new ArrayList<>()).add(place));
        List<CollectivityId> fresh =
                new ArrayList<>(chosen.keySet().stream().map(Collectivity::id).toList());
        fresh.removeAll(stored.states(product, fresh).keySet());
        int added = 0;
        for (Map.Entry<Deployments.Adding, List<Collectivity>> group : alike.entrySet())
            added += deployments.add(product, group.getValue(), group.getKey(), actor);
        if (!fresh.isEmpty()) imports.insert(product, fresh, how.wave(), clock.instant());
        return new Result(added, reading.count(CollectivityList.Kind.PRESENT) + chosen.size() - added);
    }

    /** The collectivities that are sure, and those chosen for the doubtful lines. */
    private Map<Collectivity, Deployments.Adding> chosen(
            Reading reading, IntFunction<String> answers, boolean rest, Deployments.Adding how) {
        Objections objections = new Objections();
        Map<Collectivity, Deployments.Adding> chosen = new LinkedHashMap<>();
        for (CollectivityList.Line line : reading.lines()) {
            Collectivity sure = line.sure();
            if (sure != null) chosen.putIfAbsent(sure, of(line, how));
            if (!line.kind().doubtful()) continue;
            String answer = answers.apply(line.number());
            Optional<Collectivity> place = CollectivityId.parse(answer).flatMap(collectivities::find);
            if (place.isPresent()) chosen.putIfAbsent(collectivities.legalPerson(place.get()), of(line, how));
            else
                objections.when(
                        !answer.equals(LEAVE_OUT) && !(rest && answer.isEmpty()),
                        "choix-" + line.number(),
                        "deployment.line.choose",
                        line.number(),
                        line.typed());
        }
        objections.raise();
        return chosen;
    }

    private static Deployments.Adding of(CollectivityList.Line line, Deployments.Adding how) {
        DeploymentState state = line.said().asState();
        LocalDate day = line.said().asDay();
        return new Deployments.Adding(
                state == null ? how.state() : state,
                day == null ? how.on() : day,
                how.origin(),
                how.wave(),
                how.reason());
    }

    /** A list that was added: how many collectivities it brought. */
    public record Added(long id, Instant at, int number) {}

    /** The last ones, which may be taken back. */
    @Transactional(readOnly = true)
    public List<Added> last(ProductId product, Actor actor) {
        products.mustEdit(actor, product);
        return imports.last(product, LAST);
    }

    /**
     * Takes a list back: what it added goes, except where somebody changed it since.
     *
     * @return how many went
     * @throws NotFound when it is none of the product's, or was taken back already
     */
    @Transactional
    public int undo(ProductId product, long id, Actor actor) {
        products.mustEdit(actor, product);
        Instant now = clock.instant();
        if (!imports.close(product, id, now)) throw new NotFound("import", id);
        List<CollectivityId> gone = imports.takeOff(id);
        stored.note(
                product, gone, new JdbcDeployments.Change(Paris.day(now), now, actor.id(), "retrait", null, null, ""));
        audit.record(
                actor.who(),
                "deployment.list-undone",
                "product:" + product,
                Map.of("count", String.valueOf(gone.size())));
        content.changed();
        return gone.size();
    }

    /** The lines whose state or day says nothing that we know. */
    private static List<Refused.Problem> unreadable(List<CollectivityList.Line> lines) {
        List<Refused.Problem> problems = new ArrayList<>();
        for (CollectivityList.Line line : lines) {
            CollectivityList.Said said = line.said();
            if (!said.state().isEmpty() && said.asState() == null)
                problems.add(Refused.Problem.of("collectivites", "deployment.line.state", line.number(), said.state()));
            if (!said.day().isEmpty() && said.asDay() == null)
                problems.add(Refused.Problem.of("collectivites", "deployment.line.day", line.number(), said.day()));
        }
        return problems.subList(0, Math.min(UNREADABLE, problems.size()));
    }
}

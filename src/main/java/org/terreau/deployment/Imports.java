package org.terreau.deployment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.identity.Actor;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.shared.Refused;
import org.terreau.territory.Collectivities;
import org.terreau.territory.Collectivity;
import org.terreau.territory.CollectivityId;

/** Adding a whole list of collectivities: first what it says, line by line, then the writing of what was chosen. */
@Service
public class Imports {

    /** The answer to a doubtful line that is to be left out. */
    public static final String LEAVE_OUT = "ignorer";

    private static final int UNREADABLE = 10;

    private final JdbcDeployments stored;
    private final Deployments deployments;
    private final CollectivityList list;
    private final Products products;
    private final Collectivities collectivities;

    Imports(
            JdbcDeployments stored,
            Deployments deployments,
            CollectivityList list,
            Products products,
            Collectivities collectivities) {
        this.stored = stored;
        this.deployments = deployments;
        this.list = list;
        this.products = products;
        this.collectivities = collectivities;
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
     * @param how for the lines that say no state and no day of their own
     * @throws Refused on `choix-N` for each line that was not answered
     */
    @Transactional
    public Result write(
            ProductId product, String text, IntFunction<String> answers, Deployments.Adding how, Actor actor) {
        Reading reading = read(product, text, actor);
        List<Refused.Problem> problems = new ArrayList<>();
        Map<Collectivity, Deployments.Adding> chosen = new LinkedHashMap<>();
        for (CollectivityList.Line line : reading.lines()) {
            Collectivity sure = line.sure();
            if (sure != null) chosen.putIfAbsent(sure, of(line, how));
            if (!line.kind().doubtful()) continue;
            String answer = answers.apply(line.number());
            Optional<Collectivity> place = CollectivityId.parse(answer).flatMap(collectivities::find);
            if (place.isPresent()) chosen.putIfAbsent(collectivities.legalPerson(place.get()), of(line, how));
            else if (!answer.equals(LEAVE_OUT))
                problems.add(Refused.Problem.of(
                        "choix-" + line.number(), "deployment.line.choose", line.number(), line.typed()));
        }
        if (!problems.isEmpty()) throw new Refused(problems);
        Map<Deployments.Adding, List<Collectivity>> alike = new LinkedHashMap<>();
        chosen.forEach((place, adding) ->
                alike.computeIfAbsent(adding, none -> new ArrayList<>()).add(place));
        int added = 0;
        for (Map.Entry<Deployments.Adding, List<Collectivity>> group : alike.entrySet())
            added += deployments.add(product, group.getValue(), group.getKey(), actor);
        return new Result(added, reading.count(CollectivityList.Kind.PRESENT) + chosen.size() - added);
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

    /** The lines whose state or day says nothing that we know. */
    private static List<Refused.Problem> unreadable(List<CollectivityList.Line> lines) {
        List<Refused.Problem> problems = new ArrayList<>();
        for (CollectivityList.Line line : lines) {
            CollectivityList.Said said = line.said();
            if (!said.state().isEmpty() && said.asState() == null)
                problems.add(Refused.Problem.of(
                        "collectivites", "deployment.line.state", line.number(), said.state()));
            if (!said.day().isEmpty() && said.asDay() == null)
                problems.add(Refused.Problem.of("collectivites", "deployment.line.day", line.number(), said.day()));
        }
        return problems.subList(0, Math.min(UNREADABLE, problems.size()));
    }
}

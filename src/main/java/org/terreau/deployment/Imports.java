package org.terreau.deployment;

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
        OptionalLong endless = CollectivityList.endless(text);
        if (endless.isPresent())
            throw new Refused("collectivites", "deployment.endless", endless.getAsLong(), CollectivityList.LONGEST);
        List<CollectivityList.Line> first = list.read(text, Set.of());
        List<CollectivityId> named = first.stream()
                .flatMap(line -> Optional.ofNullable(line.sure()).stream())
                .map(Collectivity::id)
                .toList();
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
     * @throws Refused on `choix-N` for each line that was not answered
     */
    @Transactional
    public Result write(
            ProductId product, String text, IntFunction<String> answers, Deployments.Adding how, Actor actor) {
        Reading reading = read(product, text, actor);
        List<Refused.Problem> problems = new ArrayList<>();
        Map<CollectivityId, Collectivity> chosen = new LinkedHashMap<>();
        for (CollectivityList.Line line : reading.lines()) {
            Collectivity sure = line.sure();
            if (sure != null) chosen.put(sure.id(), sure);
            if (!line.kind().doubtful()) continue;
            String answer = answers.apply(line.number());
            Optional<Collectivity> place = CollectivityId.parse(answer).flatMap(collectivities::find);
            if (place.isPresent()) chosen.put(place.get().id(), place.get());
            else if (!answer.equals(LEAVE_OUT))
                problems.add(Refused.Problem.of(
                        "choix-" + line.number(), "deployment.line.choose", line.number(), line.typed()));
        }
        if (!problems.isEmpty()) throw new Refused(problems);
        int added = deployments.add(product, chosen.values(), how, actor);
        return new Result(added, reading.count(CollectivityList.Kind.PRESENT) + chosen.size() - added);
    }
}

package org.terreau.portfolio;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.identity.Actor;
import org.terreau.incubator.Incubator;
import org.terreau.incubator.IncubatorId;
import org.terreau.incubator.Incubators;
import org.terreau.incubator.Organisation;
import org.terreau.incubator.OrganisationId;
import org.terreau.shared.OneLine;
import org.terreau.shared.Paris;
import org.terreau.shared.Plain;
import org.terreau.shared.Refused;

/** The sheet of a product: what it is for, with whom, where, and the standards that it meets. */
@Service
public class ProductSheets {

    public static final int MISSION = 500;
    public static final int BODY = 20_000;

    private static final int MOST = 30;

    private final JdbcLife stored;
    private final ProductFacts facts;
    private final Incubators incubators;
    private final Audit audit;
    private final Clock clock;

    ProductSheets(JdbcLife stored, ProductFacts facts, Incubators incubators, Audit audit, Clock clock) {
        this.stored = stored;
        this.facts = facts;
        this.incubators = incubators;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What the sheet of a product says, as typed: lists hold one entry a line.
     *
     * @param incubators ids or titles of those beside the first one, which does not change here
     * @param sponsors ids, names or acronyms
     */
    public record Sheet(
            String mission,
            String body,
            String incubators,
            String sponsors,
            String themes,
            String publics,
            String technos,
            String repository,
            String contact,
            String statsUrl,
            String accessibility,
            Map<Standard, Status> standards) {

        public Sheet {
            standards = Map.copyOf(standards);
        }

        /** @param status empty when nobody says */
        public record Status(String status, String link) {}
    }

    /**
     * Changes the sheet.
     *
     * @param reason asked as soon as something that was known changes
     * @throws Refused naming each field out of bounds
     */
    @Transactional
    public void describe(ProductId id, Sheet typed, String reason, long version, Actor actor) {
        Product product = facts.taken(id, version, actor);
        List<Refused.Problem> problems = new ArrayList<>();
        if (typed.mission().isEmpty() || typed.mission().length() > MISSION)
            problems.add(Refused.Problem.of("mission", "life.mission.needed", MISSION));
        if (typed.body().length() > BODY) problems.add(Refused.Problem.of("presentation", "life.text.long", BODY));
        address("code-source", typed.repository(), product.repository(), problems);
        address("statistiques", typed.statsUrl(), product.statsUrl(), problems);
        for (Map.Entry<String, String> line : Map.of("contact", typed.contact(), "accessibilite", typed.accessibility())
                .entrySet())
            if (!OneLine.fits(line.getValue(), ProductLife.LINE))
                problems.add(Refused.Problem.of(line.getKey(), "life.text.long", ProductLife.LINE));
        List<IncubatorId> together = new ArrayList<>(List.of(product.incubator()));
        incubators(typed.incubators(), problems).stream()
                .filter(one -> !one.equals(product.incubator()))
                .forEach(together::add);
        List<OrganisationId> sponsors = sponsors(typed.sponsors(), product.sponsors(), problems);
        List<String> themes = lines("themes", typed.themes(), problems);
        List<String> publics = lines("publics", typed.publics(), problems);
        List<String> technos = lines("technologies", typed.technos(), problems);
        Map<Standard, Standard.Status> held = new LinkedHashMap<>();
        stored.standards(id).forEach(status -> held.put(status.standard(), status));
        List<ProductChange> told = standards(typed.standards(), held, problems);
        Product after = Product.described(
                id,
                product.name(),
                typed.mission(),
                together,
                product.phases(),
                product.events(),
                sponsors,
                themes,
                publics,
                technos,
                product.link(),
                kept(typed.repository(), product.repository()),
                kept(typed.contact(), product.contact()),
                kept(typed.statsUrl(), product.statsUrl()),
                kept(typed.accessibility(), product.accessibility()),
                typed.body().equals(product.body().strip()) ? product.body() : typed.body(),
                product.listed(),
                product.published());
        List<ProductChange> changes = ProductChange.between(product, after);
        boolean corrects = changes.stream().anyMatch(change -> change.before() != null)
                || told.stream().anyMatch(change -> change.before() != null);
        if (corrects && problems.isEmpty()) ProductFacts.reason("raison", reason, problems);
        if (!together.equals(product.incubators())
                && !actor.staffOf(product.incubator().value()))
            problems.add(Refused.Problem.of("incubateurs", "life.incubators.staff"));
        if (!problems.isEmpty()) throw new Refused(problems);
        if (changes.isEmpty() && told.isEmpty()) return;
        LocalDate today = Paris.today(clock);
        typed.standards().forEach((standard, status) -> {
            if (told.stream().noneMatch(change -> change.aspect().equals(standard.code()))) return;
            if (status.status().isEmpty()) stored.remove(id, standard);
            else stored.store(id, new Standard.Status(standard, status.status(), status.link(), today));
        });
        facts.change(product, new ProductFacts.Change(after, told, null), reason, actor);
        audit.record(
                actor.who(),
                "product.described",
                "product:" + id,
                Map.of("changes", String.valueOf(changes.size() + told.size())));
    }

    private static List<ProductChange> standards(
            Map<Standard, Sheet.Status> typed, Map<Standard, Standard.Status> held, List<Refused.Problem> problems) {
        List<ProductChange> changes = new ArrayList<>();
        for (Standard standard : Standard.values()) {
            Sheet.Status said = typed.getOrDefault(standard, new Sheet.Status("", ""));
            if (!said.status().isEmpty() && !standard.statuses().contains(said.status()))
                problems.add(Refused.Problem.of("norme-" + standard.code(), "life.standard.unknown"));
            if (!said.link().isEmpty() && !ProductLife.web(said.link()))
                problems.add(Refused.Problem.of("preuve-" + standard.code(), "life.address.wrong"));
            Standard.Status before = held.get(standard);
            String then = before == null ? null : told(before.status(), before.link());
            String now = told(said.status(), said.link());
            if (!Objects.equals(then, now)) changes.add(new ProductChange(standard.code(), then, now));
        }
        return changes;
    }

    /** What is said of a standard, null when nothing is. */
    private static @Nullable String told(String status, String link) {
        return status.isEmpty() ? null : (status + " " + link).strip();
    }

    /** What was known stays as it was published, even where it is not an address. */
    private static void address(String field, String typed, @Nullable String before, List<Refused.Problem> problems) {
        if (!typed.isEmpty() && !typed.equals(text(before).strip()) && !ProductLife.web(typed))
            problems.add(Refused.Problem.of(field, "life.address.wrong"));
    }

    private static @Nullable String kept(String typed, @Nullable String before) {
        if (typed.equals(text(before).strip())) return before;
        return typed.isEmpty() ? null : typed;
    }

    private static List<String> lines(String field, String typed, List<Refused.Problem> problems) {
        List<String> lines = new ArrayList<>(new LinkedHashSet<>(
                typed.lines().map(String::strip).filter(line -> !line.isEmpty()).toList()));
        if (lines.size() > MOST) problems.add(Refused.Problem.of(field, "life.lines.many", MOST));
        if (lines.stream().anyMatch(line -> line.length() > ProductLife.LINE))
            problems.add(Refused.Problem.of(field, "life.text.long", ProductLife.LINE));
        return lines;
    }

    private List<IncubatorId> incubators(String typed, List<Refused.Problem> problems) {
        List<IncubatorId> found = new ArrayList<>();
        List<Incubator> known = incubators.all();
        each(
                "incubateurs",
                typed,
                problems,
                line -> known.stream()
                        .filter(one -> one.id().value().equals(line)
                                || Plain.text(one.title()).equals(Plain.text(line)))
                        .findFirst()
                        .map(Incubator::id)
                        .ifPresentOrElse(
                                found::add,
                                () -> problems.add(Refused.Problem.of("incubateurs", "life.incubator.unknown", line))));
        return found;
    }

    /** A sponsor that is listed already stays, even when the catalogue does not say who it is. */
    private List<OrganisationId> sponsors(String typed, List<OrganisationId> before, List<Refused.Problem> problems) {
        List<OrganisationId> found = new ArrayList<>();
        List<Organisation> known = incubators.organisations();
        each(
                "financeurs",
                typed,
                problems,
                line -> before.stream()
                        .filter(one -> one.value().equals(line))
                        .findFirst()
                        .or(() -> known.stream()
                                .filter(one -> one.id().value().equals(line)
                                        || Plain.text(one.name()).equals(Plain.text(line))
                                        || line.equalsIgnoreCase(text(one.acronym())))
                                .findFirst()
                                .map(Organisation::id))
                        .ifPresentOrElse(
                                found::add,
                                () -> problems.add(Refused.Problem.of("financeurs", "life.sponsor.unknown", line))));
        return found;
    }

    private static void each(String field, String typed, List<Refused.Problem> problems, Consumer<String> read) {
        lines(field, typed, problems).forEach(read);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}

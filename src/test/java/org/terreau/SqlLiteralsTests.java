package org.terreau;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.util.ReflectionUtils;

/**
 * A state that stands in the text of SQL is a code of the enum that the column stores: nothing else would say that a
 * statement asks for a state that does not exist, or does no more.
 */
class SqlLiteralsTests {

    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

    /** Columns of these names hold codes. */
    private static final String CODED =
            "state|from_state|to_state|step|kind|outcome|status|stance|standing|choice|rhythm|periodicity";

    /** What each column holds: an enum by its simple name, or what the migration checks. */
    private static final Map<String, String> ENUMS = Map.ofEntries(
            Map.entry("decision_condition.state", "Condition.State"),
            Map.entry("contribution_movement.standing", "TrancheState"),
            Map.entry("order_delivery.state", "DeliveryState"),
            Map.entry("purchase_order.state", "OrderState"),
            Map.entry("year_answer.kind", "YearAnswer.Kind"),
            Map.entry("deployment.state", "DeploymentState"),
            Map.entry("deployment_event.to_state", "DeploymentState"),
            Map.entry("dossier_step.from_state", "DossierState"),
            Map.entry("dossier_step.to_state", "DossierState"),
            Map.entry("experimentation_feedback.state", "Experimentation.Moderation"),
            Map.entry("hypothesis_evidence.stance", "Stance"),
            Map.entry("indicator.periodicity", "Periodicity"),
            Map.entry("call_back_request.state", "RequestState"),
            Map.entry("problem.state", "ProblemState"),
            Map.entry("problem_declaration.state", "DeclarationState"),
            Map.entry("problem_operation.kind", "History.Kind"),
            Map.entry("recruitment_application.state", "ApplicationState"),
            Map.entry("recruitment_offer.state", "JobOfferState"),
            Map.entry("review_assignment.state", "AssignmentState"),
            Map.entry("roadmap_item.state", "RoadmapState"),
            Map.entry("site_check.outcome", "CheckOutcome"),
            Map.entry("source.state", "Source.State"),
            Map.entry("support_step.to_state", "SupportState"),
            Map.entry("support_request.state", "SupportState"),
            Map.entry("survey_verbatim.state", "VerbatimState"),
            Map.entry("window_application.state", "WindowApplication.State"));

    /** Columns whose codes no enum holds. */
    private static final Map<String, Set<String>> WORDS = Map.of(
            "catalogue_run.state", Set.of("attente", "encours", "fait", "echec"),
            "catalogue_conflict.kind", Set.of("organisations", "incubators", "startups"),
            "roadmap_comment.state", Set.of("attente", "publie", "refuse"),
            "source_doubt.outcome", Set.of("juste", "ecartee", "remplacee"));

    private static final Pattern TEXT =
            Pattern.compile("\"\"\"(.*?)\"\"\"|\"((?:[^\"\\\\\\n]|\\\\.)*)\"", Pattern.DOTALL);
    private static final Pattern TABLE = Pattern.compile(
            "\\b(?:from|join|update|into|using)\\s+([a-z_]+)(?:\\s+(?:as\\s+)?(?!where|set|on|left|join|order|group|limit|cross|values|using|inner|natural)([a-z]\\w*))?");
    private static final Pattern COMPARED =
            Pattern.compile("(?:\\b([a-z]\\w*)\\.|(?<![\\w.]):?)\\b(" + CODED + ")\\s*(?:=|<>|!=)\\s*'([^']*)'");
    private static final Pattern LISTED =
            Pattern.compile("(?:\\b([a-z]\\w*)\\.|(?<![\\w.]))\\b(" + CODED + ")\\s+(?:not\\s+)?in\\s*\\(([^()]*)\\)");
    private static final Pattern QUOTED = Pattern.compile("'([^']*)'");
    private static final Pattern CHECKED =
            Pattern.compile("check \\((" + CODED + ") in \\(([^)]*)\\)", Pattern.CASE_INSENSITIVE);
    private static final Pattern CREATED = Pattern.compile("create table (\\w+) \\((.*?)\\n\\);", Pattern.DOTALL);

    /** A code as a statement compares a column with it. */
    private record Literal(String where, String column, String code, Set<String> tables) {

        String wrong() {
            List<String> known = tables.stream()
                    .map(table -> table + "." + column)
                    .filter(name -> ENUMS.containsKey(name) || WORDS.containsKey(name))
                    .toList();
            if (known.isEmpty()) return where + ": what is " + column + " = '" + code + "' of " + tables + "?";
            return known.stream().anyMatch(name -> codes(name).contains(code))
                    ? ""
                    : where + ": " + column + " = '" + code + "' is none of " + known;
        }
    }

    @Test
    void eachStateInTheTextOfAStatementIsACodeOfItsColumn() throws IOException {
        List<Literal> literals = new ArrayList<>();
        for (Path file : files(SOURCES, ".java"))
            literals.addAll(literals(file.getFileName().toString(), Files.readString(file)));

        assertThat(literals).hasSizeGreaterThan(80);
        assertThat(literals.stream().map(Literal::wrong).filter(wrong -> !wrong.isEmpty()))
                .as("literals in SQL that are no code of their column; a new column is a line of ENUMS")
                .isEmpty();
    }

    @Test
    void aWrongStateIsFound() {
        String source = """
                jdbc.sql("select id from dossier_step s where s.to_state = 'soumise'")
                jdbc.sql("update deployment set state = 'actif' where state in ('test', 'prospecte')")
                jdbc.sql("select 1 from account where status = 'ouvert'")
                """;

        assertThat(literals("Some.java", source).stream().map(Literal::wrong).filter(wrong -> !wrong.isEmpty()))
                .containsExactlyInAnyOrder(
                        "Some.java: to_state = 'soumise' is none of [dossier_step.to_state]",
                        "Some.java: state = 'prospecte' is none of [deployment.state]",
                        "Some.java: what is status = 'ouvert' of [account]?");
    }

    @Test
    void whatAMigrationChecksIsWhatTheColumnHolds() throws IOException {
        List<String> compared = new ArrayList<>();
        for (Path migration : files(MIGRATIONS, ".sql")) {
            Matcher created = CREATED.matcher(Files.readString(migration));
            while (created.find()) {
                Matcher checked = CHECKED.matcher(created.group(2));
                while (checked.find()) {
                    String name = created.group(1) + "." + checked.group(1);
                    if (!ENUMS.containsKey(name) && !WORDS.containsKey(name)) continue;
                    assertThat(codes(name)).as(name).isSubsetOf(quoted(checked.group(2)));
                    compared.add(name);
                }
            }
        }
        assertThat(compared).contains("catalogue_run.state");
    }

    @Test
    void noColumnIsMappedForNothing() throws IOException {
        Set<String> used = new HashSet<>();
        for (Path file : files(SOURCES, ".java"))
            for (Literal literal : literals(file.getFileName().toString(), Files.readString(file)))
                literal.tables().forEach(table -> used.add(table + "." + literal.column()));

        assertThat(used).containsAll(ENUMS.keySet()).containsAll(WORDS.keySet());
    }

    private static List<Literal> literals(String where, String source) {
        List<Literal> literals = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        Matcher text = TEXT.matcher(source);
        while (text.find()) texts.add(text.group(1) == null ? text.group(2) : text.group(1));
        String file = String.join("\n", texts);
        for (String statement : texts) {
            Matcher compared = COMPARED.matcher(statement);
            while (compared.find())
                add(
                        literals,
                        where,
                        compared.group(2),
                        Set.of(compared.group(3)),
                        tables(compared.group(1), statement, file));
            Matcher listed = LISTED.matcher(statement);
            while (listed.find())
                add(
                        literals,
                        where,
                        listed.group(2),
                        quoted(listed.group(3)),
                        tables(listed.group(1), statement, file));
        }
        return literals;
    }

    private static void add(
            List<Literal> literals, String where, String column, Set<String> codes, Set<String> tables) {
        for (String code : codes) if (!code.isEmpty()) literals.add(new Literal(where, column, code, tables));
    }

    /** The table of an alias, otherwise those that the text names: a statement may be made of several texts of a file. */
    private static Set<String> tables(@Nullable String alias, String statement, String file) {
        return Stream.of(named(statement, alias), named(file, alias), named(statement, null), named(file, null))
                .filter(tables -> !tables.isEmpty())
                .findFirst()
                .orElse(Set.of());
    }

    private static Set<String> named(String text, @Nullable String alias) {
        Set<String> tables = new TreeSet<>();
        Matcher table = TABLE.matcher(text);
        while (table.find())
            if (alias == null || alias.equals(table.group(2)) || alias.equals(table.group(1)))
                tables.add(table.group(1));
        return tables;
    }

    private static Set<String> quoted(String list) {
        return QUOTED.matcher(list).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    private static Set<String> codes(String column) {
        String known = ENUMS.get(column);
        return known == null ? WORDS.getOrDefault(column, Set.of()) : codesOf(known);
    }

    /** By the simple name, so that an enum may change its module. */
    private static Set<String> codesOf(String name) {
        String[] nested = name.split("\\.");
        try {
            Set<String> codes = new HashSet<>();
            for (Path file : files(SOURCES, "/" + nested[0] + ".java")) {
                String binary = SOURCES.relativize(file)
                                .toString()
                                .replaceAll("\\.java$", "")
                                .replace('/', '.')
                        + (nested.length > 1 ? "$" + nested[1] : "");
                for (Object constant :
                        Objects.requireNonNull(Class.forName(binary).getEnumConstants())) codes.add(code(constant));
            }
            return codes;
        } catch (IOException | ClassNotFoundException missing) {
            throw new IllegalStateException("No enum " + name, missing);
        }
    }

    private static String code(Object constant) {
        Method code =
                Objects.requireNonNull(ReflectionUtils.findMethod(((Enum<?>) constant).getDeclaringClass(), "code"));
        ReflectionUtils.makeAccessible(code);
        return String.valueOf(ReflectionUtils.invokeMethod(code, constant));
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        }
    }
}

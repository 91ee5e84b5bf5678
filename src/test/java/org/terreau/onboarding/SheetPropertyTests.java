package org.terreau.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.terreau.identity.Actor;
import org.terreau.incubator.IncubatorId;
import org.terreau.shared.TypedDay;
import org.terreau.web.TableFile;

/** Any table of text is understood or refused line by line, and nothing else happens. */
class SheetPropertyTests {

    private static final List<Column> COLUMNS = List.of(
            Column.needed("nom", List.of(), "nom du produit"),
            Column.of(Vocabulary.PHASE, "phase", false, List.of()),
            Column.free("depuis", List.of()),
            Column.free("contact", List.of()),
            Column.free("montant", List.of()));

    /** What is read of each column, without anything that is stored. */
    private static final class Anything implements Target<String> {

        @Override
        public Shape shape() {
            return new Shape(SheetKind.PRODUCTS, false, COLUMNS);
        }

        @Override
        public Reader<String> reader(IncubatorId incubator) {
            return cells -> {
                cells.becomesPublic("nom");
                cells.word("phase");
                cells.day("depuis");
                cells.email("contact");
                cells.amount("montant");
                return cells.line("nom");
            };
        }

        @Override
        public String key(String line) {
            return line;
        }

        @Override
        public String label(String line) {
            return line;
        }

        @Override
        public Map<String, String> known(IncubatorId incubator, List<String> lines) {
            return Map.of();
        }

        @Override
        public List<Made> make(IncubatorId incubator, List<String> lines, Actor actor) {
            return List.of();
        }

        @Override
        public String subject(String thing) {
            return thing;
        }

        @Override
        public Set<String> withdraw(Collection<String> things) {
            return Set.of();
        }
    }

    @Property(tries = 300)
    void anyTableOfTextGivesAPreviewInWhichEachLineStandsOnce(
            @ForAll @Size(max = 12) List<@Size(max = 6) List<@StringLength(max = 30) String>> rows,
            @ForAll @Size(max = 6) List<@IntRange(max = 6) Integer> said) {
        List<TableFile.Line> lines = new ArrayList<>();
        for (List<String> row : rows) lines.add(new TableFile.Line(lines.size() + 1, row));
        SheetTable table = SheetTable.of(lines, COLUMNS);
        Map<Integer, String> columns = new TreeMap<>(SheetTable.guessed(table.header(), COLUMNS));
        for (int place = 0; place < said.size(); place++)
            columns.put(
                    place,
                    said.get(place) < COLUMNS.size()
                            ? COLUMNS.get(said.get(place)).code()
                            : "");
        Plan<String> plan = Plan.of(
                new Anything(), new IncubatorId("essai"), table, new Choices(columns, Map.of(), false, false, false));
        assertThat(plan.lines())
                .extracting(Plan.Planned::number)
                .containsExactlyElementsOf(
                        table.lines().stream().map(TableFile.Line::number).toList());
        assertThat(plan.lines())
                .allSatisfy(line -> assertThat(line.problems().isEmpty()).isEqualTo(line.fate() != Fate.REFUSED));
    }

    @Property(tries = 500)
    void whateverIsTypedIsADayOrNone(@ForAll @StringLength(max = 60) String typed) {
        assertThat(TypedDay.read(typed)).isNotNull();
    }
}

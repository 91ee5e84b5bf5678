package org.terreau.legal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * How Terreau itself stands on each criterion, with its proof: what `docs/accessibility.md` is made of, and what the
 * statement says where nobody audited the site.
 */
public record Assessment(LocalDate on, List<Criterion> criteria) {

    private static final String DAY = "# assessed ";
    private static final int COLUMNS = 7;

    /** The project's own, read from a file of it. */
    public static final Assessment OF_TERREAU = read();

    public Assessment {
        criteria = List.copyOf(criteria);
    }

    private static Assessment read() {
        try (InputStream file = Objects.requireNonNull(Assessment.class.getResourceAsStream("rgaa.tsv"));
                BufferedReader reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            List<String> lines = reader.lines().toList();
            LocalDate day = lines.stream()
                    .filter(line -> line.startsWith(DAY))
                    .map(line -> LocalDate.parse(line.substring(DAY.length())))
                    .findFirst()
                    .orElseThrow();
            return new Assessment(
                    day,
                    lines.stream()
                            .filter(line -> !line.startsWith("#"))
                            .map(Assessment::criterion)
                            .toList());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static Criterion criterion(String line) {
        String[] cells = line.split("\t", COLUMNS);
        return new Criterion(
                cells[0],
                Criterion.State.of(cells[1]),
                Arrays.stream(cells[2].split(";"))
                        .filter(proof -> !proof.isEmpty())
                        .toList(),
                new Criterion.InBoth(cells[3], cells[4]),
                new Criterion.InBoth(cells[5], cells[6]));
    }

    public List<Criterion> in(Criterion.State state) {
        return criteria.stream().filter(criterion -> criterion.state() == state).toList();
    }

    public int applicable() {
        return criteria.size() - in(Criterion.State.NOT_APPLICABLE).size();
    }

    /** The share of what applies that is met, in percent, rounded down: what was not assessed counts as not met. */
    public int rate() {
        return 100 * in(Criterion.State.MET).size() / Math.max(1, applicable());
    }
}

package org.terreau.funding;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.terreau.shared.Plain;
import org.terreau.shared.TypedAmount;

/** Reads rows of a file as what funders bring. */
final class FundingReader {

    static final int FUNDER = 160;
    static final int WHAT = 120;

    private static final Set<String> LEFT =
            Set.of("remaining", "reste", "reste a engager", "non engage", "not engaged");

    private final String product;
    private final Regime usual;
    private final boolean large;
    private final List<Contribution> contributions = new ArrayList<>();
    private final List<FileFault> faults = new ArrayList<>();
    private final List<FileFault> notes = new ArrayList<>();
    private int others;

    /**
     * @param product how the file calls the product
     * @param usual of rows that do not say
     * @param large amounts over a billion euros are right
     */
    FundingReader(String product, Regime usual, boolean large) {
        this.product = product;
        this.usual = usual;
        this.large = large;
    }

    /** @param others rows about other products */
    record Read(List<Contribution> contributions, List<FileFault> faults, List<FileFault> notes, int others) {}

    Read read(List<List<String>> rows, Map<Integer, String> roles) {
        for (int place = 1; place < rows.size(); place++) {
            FileRow row = new FileRow(place + 1L, rows.get(place), roles);
            if (row.blank()) continue;
            if (row.about(product)) read(row);
            else others++;
        }
        return new Read(contributions, faults, notes, others);
    }

    private void read(FileRow row) {
        try {
            TypedAmount.Exact read = row.amount("amount", large);
            if (read == null) {
                notes.add(row.note("nothing"));
                return;
            }
            row.reading("amount", read.money()).ifPresent(notes::add);
            contributions.add(contribution(row, read));
        } catch (FileRow.Faulty faulty) {
            faults.add(faulty.fault());
        }
    }

    private Contribution contribution(FileRow row, TypedAmount.Exact read) throws FileRow.Faulty {
        LocalDate day = day(row.text("year"));
        String funder = row.kept("funder", FUNDER);
        if (funder.isEmpty()) throw row.faulty("funder");
        String what = row.kept("kind", WHAT);
        return new Contribution(
                0,
                day == null ? row.years() : Years.of(day.getYear()),
                day,
                funder,
                read.money(),
                regime(row, read.tax(), what),
                what,
                LEFT.contains(Plain.text(what)) || LEFT.contains(Plain.text(funder)),
                row.kept("source", LineReader.SOURCE));
    }

    private static @Nullable LocalDate day(String written) {
        try {
            return LocalDate.parse(written);
        } catch (DateTimeParseException year) {
            return null;
        }
    }

    /** Said by the amount, by its column, or in passing by the kind: "sponsor HT". */
    private Regime regime(FileRow row, String tax, String kind) throws FileRow.Faulty {
        if (!tax.isEmpty()) return Regime.of(tax).orElse(usual);
        if (row.has("vat"))
            return Regime.of(row.text("vat")).orElseThrow(() -> row.faulty("vat", FileRow.shortened(row.text("vat"))));
        String last = kind.substring(kind.lastIndexOf(' ') + 1);
        return last.equals("HT") || last.equals("TTC") ? Regime.of(last).orElse(usual) : usual;
    }
}

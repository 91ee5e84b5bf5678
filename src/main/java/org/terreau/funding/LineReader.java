package org.terreau.funding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.terreau.shared.Money;
import org.terreau.shared.Plain;
import org.terreau.shared.TypedAmount;

/** Reads rows of a file as lines of a budget: what is not sure is a fault of its row, and no row stops the others. */
public final class LineReader {

    static final int PERIOD = 60;
    static final int LABEL = 120;
    static final int SOURCE = 300;

    private static final Set<String> WHOLE_YEAR = Set.of("year", "annee", "an", "annuel");
    private static final Set<String> YES = Set.of("oui", "yes", "true", "vrai", "1", "x");

    /** Words by which files say how far an amount is, the longest first where one holds another. */
    private static final Map<String, Standing> STANDINGS = standings();

    private final Choices choices;
    private final List<BudgetLine> lines = new ArrayList<>();
    private final List<StatedTotal> totals = new ArrayList<>();
    private final List<FileFault> faults = new ArrayList<>();
    private final List<FileFault> notes = new ArrayList<>();
    private final Map<BudgetLine.Slot, Long> seen = new HashMap<>();
    private int others;

    LineReader(Choices choices) {
        this.choices = choices;
    }

    /**
     * What the person who brings a file says of it.
     *
     * @param product how the file calls the product
     * @param activities what each label stands for, in plain text; those of the referential need not be said
     * @param nature of rows that do not say
     * @param resource of rows that do not say, and whose label does not tell
     * @param vat of rows that do not say
     * @param zone whose rate holds for the rows
     * @param large amounts over a billion euros are right
     */
    public record Choices(
            String product,
            Map<String, Activity> activities,
            Nature nature,
            Resource resource,
            Regime vat,
            VatZone zone,
            boolean large) {

        public Choices {
            activities = Map.copyOf(activities);
        }

        /** What a file is taken for when nobody says otherwise. */
        static Choices usual(String product) {
            return new Choices(
                    product, Map.of(), Nature.REALISED, Resource.SERVICES, Regime.UNSAID, VatZone.METROPOLE, false);
        }
    }

    /**
     * What was read.
     *
     * @param notes how amounts and labels were understood, and rows without an amount
     * @param others rows about other products
     */
    record Read(
            List<BudgetLine> lines,
            List<StatedTotal> totals,
            List<FileFault> faults,
            List<FileFault> notes,
            int others) {}

    /**
     * How far an amount is.
     *
     * @param nature null when a total does not say which lines it sums
     * @param ordered it was ordered and not paid yet: commitment credits
     */
    private record Standing(@Nullable Nature nature, boolean ordered, boolean agents) {}

    private static Map<String, Standing> standings() {
        Map<String, Standing> all = new LinkedHashMap<>();
        Standing paid = new Standing(Nature.REALISED, false, false);
        Standing ordered = new Standing(Nature.REALISED, true, false);
        Standing planned = new Standing(Nature.PLANNED, true, false);
        for (String word : List.of("spent", "realise", "depense", "paye", "consomme")) all.put(word, paid);
        for (String word : List.of("engaged", "engage", "commande")) all.put(word, ordered);
        for (String word : List.of("valued", "valorise")) all.put(word, new Standing(Nature.REALISED, true, true));
        for (String word : List.of("revise", "revised")) all.put(word, new Standing(Nature.REVISED, true, false));
        for (String word : List.of("forecast", "prevu", "prevision", "planned")) all.put(word, planned);
        return all;
    }

    Read read(List<List<String>> rows, Map<Integer, String> roles) {
        for (int place = 1; place < rows.size(); place++) {
            FileRow row = new FileRow(place + 1L, rows.get(place), roles);
            if (row.blank()) continue;
            if (row.about(choices.product())) read(row);
            else others++;
        }
        return new Read(lines, totals, faults, notes, others);
    }

    private void read(FileRow row) {
        try {
            if (Plain.text(row.text("activity")).matches("(sous )?total\\b.*")) total(row);
            else line(row);
        } catch (FileRow.Faulty faulty) {
            faults.add(faulty.fault());
        }
    }

    private void line(FileRow row) throws FileRow.Faulty {
        Standing standing = standing(row).orElseGet(() -> new Standing(choices.nature(), false, false));
        boolean agents = standing.agents() || YES.contains(Plain.text(row.text("agents")));
        BudgetLine.Slot slot = slot(row, standing, agents);
        Vat vat = vat(row, slot.years().first());
        BudgetLine.Amounts amounts = amounts(row, standing, vat);
        if (amounts.none()) {
            notes.add(row.note("nothing"));
            return;
        }
        Long before = seen.putIfAbsent(slot, row.line());
        if (before != null) throw row.faulty("twice", before);
        lines.add(new BudgetLine(slot, amounts, vat, alone(row), row.kept("source", SOURCE)));
    }

    private BudgetLine.Slot slot(FileRow row, Standing standing, boolean agents) throws FileRow.Faulty {
        Years years = row.years();
        String written = row.text("activity");
        Activity activity = activity(row, written);
        String kept = row.kept(row.has("label") ? "label" : "activity", LABEL);
        boolean known = !row.has("label") && Activity.of(written).isPresent();
        Nature nature = standing.nature() == null ? choices.nature() : standing.nature();
        return new BudgetLine.Slot(
                years, period(row), activity, resource(row, written, agents), nature, agents, known ? "" : kept);
    }

    private Activity activity(FileRow row, String written) throws FileRow.Faulty {
        if (written.isEmpty()) throw row.faulty("activity.none");
        Activity known = Activity.of(written).orElse(null);
        if (known != null) return known;
        Activity said = choices.activities().get(Plain.text(written));
        if (said == null) throw row.faulty("activity", FileRow.shortened(written));
        return said;
    }

    private static String period(FileRow row) throws FileRow.Faulty {
        String period = row.kept("period", PERIOD);
        return WHOLE_YEAR.contains(Plain.text(period)) ? "" : period;
    }

    private Resource resource(FileRow row, String activity, boolean agents) throws FileRow.Faulty {
        String written = row.text("resource");
        if (!written.isEmpty())
            return Resource.of(written).orElseThrow(() -> row.faulty("resource", FileRow.shortened(written)));
        return agents ? Resource.STAFF : Resource.of(activity).orElse(choices.resource());
    }

    /** Empty when the row does not say. */
    private static Optional<Standing> standing(FileRow row) throws FileRow.Faulty {
        String written = Plain.text(row.text("nature"));
        if (written.isEmpty()) return Optional.empty();
        for (Map.Entry<String, Standing> one : STANDINGS.entrySet())
            if (written.startsWith(one.getKey())) return Optional.of(one.getValue());
        throw row.faulty("nature", FileRow.shortened(row.text("nature")));
    }

    private Vat vat(FileRow row, int year) throws FileRow.Faulty {
        String written = row.text("vat");
        Regime regime = !row.has("vat")
                ? choices.vat()
                : Regime.of(written).orElseThrow(() -> row.faulty("vat", FileRow.shortened(written)));
        return new Vat(regime, regime == Regime.UNSAID || regime == Regime.EXEMPT ? 0 : rate(row, year));
    }

    private int rate(FileRow row, int year) throws FileRow.Faulty {
        String written = row.text("rate").replace("%", "").replace(',', '.').strip();
        if (written.isEmpty()) return choices.zone().rate(year);
        if (!written.matches("\\d{1,2}(\\.\\d{1,2})?")) throw row.faulty("rate", FileRow.shortened(written));
        return new java.math.BigDecimal(written).movePointRight(2).intValueExact();
    }

    private BudgetLine.Amounts amounts(FileRow row, Standing standing, Vat vat) throws FileRow.Faulty {
        Money amount = amount(row, "amount", vat.regime());
        if (amount != null)
            return standing.ordered() ? new BudgetLine.Amounts(amount, null) : new BudgetLine.Amounts(null, amount);
        return new BudgetLine.Amounts(amount(row, "ae", vat.regime()), amount(row, "cp", vat.regime()));
    }

    private @Nullable Money amount(FileRow row, String role, Regime regime) throws FileRow.Faulty {
        TypedAmount.Exact read = row.amount(role, choices.large());
        if (read == null) return null;
        if (!read.tax().isEmpty() && !read.tax().equals(regime.label()))
            throw row.faulty("vat.other", FileRow.shortened(row.text(role)), regime.label());
        row.reading(role, read.money()).ifPresent(notes::add);
        return read.money();
    }

    private static boolean alone(FileRow row) {
        return row.text("people").equals("1");
    }

    /** A total is never summed with the lines. */
    private void total(FileRow row) throws FileRow.Faulty {
        Regime regime = vat(row, 0).regime();
        Nature nature = stated(row);
        boolean none = true;
        for (StatedTotal.Measure measure : StatedTotal.Measure.values()) {
            String role = measure == StatedTotal.Measure.AMOUNT ? "amount" : measure.code();
            Money amount = amount(row, role, regime);
            if (amount == null) continue;
            none = false;
            totals.add(new StatedTotal(
                    row.years(),
                    period(row),
                    nature,
                    measure,
                    amount,
                    regime,
                    wording(row),
                    row.kept("source", SOURCE)));
            notes.add(row.note("total", amount));
        }
        if (none) notes.add(row.note("nothing"));
    }

    private static String wording(FileRow row) throws FileRow.Faulty {
        String said = row.kept(row.has("label") ? "label" : "activity", LABEL);
        return said.isEmpty() ? row.kept("activity", LABEL) : said;
    }

    /** A total that says only that it is stated sums every line. */
    private static @Nullable Nature stated(FileRow row) {
        String written = Plain.text(row.text("nature"));
        return STANDINGS.entrySet().stream()
                .filter(one -> !written.isEmpty() && written.startsWith(one.getKey()))
                .map(one -> one.getValue().nature())
                .findFirst()
                .orElse(null);
    }
}

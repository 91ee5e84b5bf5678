package org.terreau.funding;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.identity.Actor;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.shared.Paris;
import org.terreau.shared.Refused;
import org.terreau.shared.Stale;

/**
 * Versions of a budget that programs send: each tells the years that it names whole, by the rules of files, and is published
 * unless it is already.
 */
@Service
public class SentBudgets {

    private final JdbcBudgetLines lines;
    private final JdbcBudgetVersions versions;
    private final JdbcBudgetImports imports;
    private final JdbcOrders orders;
    private final BudgetSheets sheets;
    private final ClosedYears closed;
    private final Products products;
    private final Clock clock;

    SentBudgets(
            JdbcBudgetLines lines,
            JdbcBudgetVersions versions,
            JdbcBudgetImports imports,
            JdbcOrders orders,
            BudgetSheets sheets,
            ClosedYears closed,
            Products products,
            Clock clock) {
        this.lines = lines;
        this.versions = versions;
        this.imports = imports;
        this.orders = orders;
        this.sheets = sheets;
        this.closed = closed;
        this.products = products;
        this.clock = clock;
    }

    /**
     * What became of a version that was sent.
     *
     * @param version null when lines are refused: nothing was written then
     * @param published it was not before
     * @param notes how amounts were understood, lines without an amount, totals set aside
     */
    public record Outcome(
            @Nullable BudgetVersion version, boolean published, List<FileFault> faults, List<FileFault> notes) {

        public Outcome {
            faults = List.copyOf(faults);
            notes = List.copyOf(notes);
        }
    }

    /**
     * A version as it is sent.
     *
     * @param rows the names of the columns first
     * @param note published with it; may be empty
     * @param reason why closed years change; empty when none does
     * @param last the number of the version that the sender read last; empty when they do not mind
     */
    public record Sent(Round round, int year, List<List<String>> rows, String note, String reason, OptionalInt last) {

        public Sent {
            rows = List.copyOf(rows);
        }
    }

    /**
     * Takes a version: the same one sent again changes nothing.
     *
     * @throws Refused on the fields `colonnes`, `lignes`, `justification`, `version-annee` and `note`
     * @throws Stale when another version was published since
     */
    @Transactional
    public Outcome take(ProductId product, Sent sent, Actor actor) {
        products.mustEdit(actor, product);
        lines.lock(product);
        List<BudgetVersion> before = versions.of(product);
        int last = before.isEmpty() ? 0 : before.get(0).number();
        if (sent.last().isPresent() && sent.last().getAsInt() != last)
            throw new Stale("budget", product, sent.last().getAsInt());
        LineReader.Read read = read(product, sent);
        if (!read.faults().isEmpty()) return new Outcome(null, false, read.faults(), read.notes());
        boolean written = write(product, sent, read, actor);
        BudgetVersion same = written ? null : known(product, sent, before).orElse(null);
        if (same != null) return new Outcome(same, false, List.of(), read.notes());
        BudgetVersion made = sheets.publish(
                product,
                Optional.of(sent.round()),
                String.valueOf(sent.year()),
                sent.note(),
                lines.version(product),
                actor);
        return new Outcome(made, true, List.of(), read.notes());
    }

    private static LineReader.Read read(ProductId product, Sent sent) {
        Map<Integer, String> roles = BudgetFiles.guessed(sent.rows().get(0));
        BudgetFiles.mapped(roles);
        if (roles.containsValue("funder")) throw new Refused("colonnes", "funding.file.columns");
        LineReader.Read read = new LineReader(LineReader.Choices.usual(product.value())).read(sent.rows(), roles);
        if (read.others() > 0) throw new Refused("lignes", "funding.sent.others", read.others());
        if (read.faults().isEmpty() && read.lines().isEmpty()) throw new Refused("lignes", "funding.publish.nothing");
        return read;
    }

    /** @return false when the sheet says the same already */
    private boolean write(ProductId product, Sent sent, LineReader.Read read, Actor actor) {
        Set<Years> told = read.lines().stream().map(line -> line.slot().years()).collect(Collectors.toSet());
        List<JdbcBudgetLines.Stored> gone = lines.of(product).stream()
                .filter(one -> told.contains(one.line().slot().years()))
                .toList();
        Set<BudgetLine> known = new HashSet<>();
        gone.forEach(one -> known.add(one.line()));
        if (known.equals(new HashSet<>(read.lines()))
                && new HashSet<>(lines.totals(product)).containsAll(read.totals())) return false;
        closed.correct(product, told, sent.reason(), Paris.today(clock), actor);
        String name = sent.round().code() + " " + sent.year();
        int size = read.lines().size() + read.totals().size();
        long by = imports.insert(product, BudgetImport.Content.LINES, name, size, actor, clock.instant());
        lines.replace(gone.stream().map(JdbcBudgetLines.Stored::id).toList(), by);
        lines.insert(product, read.lines(), by);
        read.totals().forEach(total -> lines.insert(product, total, by));
        CreditRule.broken(sheet(product)).ifPresent(years -> {
            throw new Refused("lignes", "funding.overpaid", years.toString());
        });
        imports.done(by, gone.size(), lines.written(product));
        return true;
    }

    private List<BudgetLine> sheet(ProductId product) {
        return lines.of(product).stream().map(JdbcBudgetLines.Stored::line).toList();
    }

    /** The version of this round and year that tells what the sheet does. */
    private Optional<BudgetVersion> known(ProductId product, Sent sent, List<BudgetVersion> before) {
        Optional<BudgetVersion> same = before.stream()
                .filter(one -> one.round() == sent.round() && one.year() == sent.year())
                .findFirst();
        if (same.isEmpty()) return same;
        Set<BudgetLine> published = new HashSet<>(
                lines.of(List.of(same.get().id())).getOrDefault(same.get().id(), new ArrayList<>()));
        Set<BudgetLine> now = new HashSet<>(OrderedLines.merged(sheet(product), OrderedLines.of(orders.of(product))));
        return same.filter(one -> published.equals(now));
    }
}

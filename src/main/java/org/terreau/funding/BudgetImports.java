package org.terreau.funding;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.identity.Actor;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.portfolio.TableUploads;
import org.terreau.shared.Money;
import org.terreau.shared.Paris;
import org.terreau.shared.Refused;
import org.terreau.web.PublicContent;

/** Takes the rows of a file into the budget of a product, and takes the last file back. */
@Service
public class BudgetImports {

    private final JdbcBudgetLines lines;
    private final JdbcContributions contributions;
    private final JdbcBudgetImports stored;
    private final ClosedYears closed;
    private final Products products;
    private final Audit audit;
    private final PublicContent content;
    private final Clock clock;

    BudgetImports(
            JdbcBudgetLines lines,
            JdbcContributions contributions,
            JdbcBudgetImports stored,
            ClosedYears closed,
            Products products,
            Audit audit,
            PublicContent content,
            Clock clock) {
        this.lines = lines;
        this.contributions = contributions;
        this.stored = stored;
        this.closed = closed;
        this.products = products;
        this.audit = audit;
        this.content = content;
        this.clock = clock;
    }

    /**
     * What a file does, or would do.
     *
     * @param taken it was written
     * @param added lines, totals and contributions together
     * @param replaced how many of those known before give way to them
     * @param faults why rows are not taken
     * @param notes how amounts were understood, rows without an amount, totals set aside
     * @param others rows about other products
     * @param gaps what the file states and its lines do not give
     * @param sum of the file's lines or contributions, whatever their taxes
     */
    public record Outcome(
            boolean taken,
            int added,
            int replaced,
            List<FileFault> faults,
            List<FileFault> notes,
            int others,
            List<Gap> gaps,
            Money sum) {

        public Outcome {
            faults = List.copyOf(faults);
            notes = List.copyOf(notes);
            gaps = List.copyOf(gaps);
        }
    }

    /** What was read, whatever the file holds. */
    private record Content(
            List<BudgetLine> lines,
            List<StatedTotal> totals,
            List<Contribution> contributions,
            List<FileFault> faults,
            List<FileFault> notes,
            int others) {

        static Content of(TableUploads.Table table, Map<Integer, String> roles, LineReader.Choices choices) {
            if (roles.containsValue("funder")) {
                FundingReader.Read read =
                        new FundingReader(choices.product(), choices.vat(), choices.large()).read(table.rows(), roles);
                return new Content(
                        List.of(), List.of(), read.contributions(), read.faults(), read.notes(), read.others());
            }
            LineReader.Read read = new LineReader(choices).read(table.rows(), roles);
            return new Content(read.lines(), read.totals(), List.of(), read.faults(), read.notes(), read.others());
        }

        int size() {
            return lines.size() + totals.size() + contributions.size();
        }

        Money sum() {
            return contributions.isEmpty()
                    ? lines.stream().map(BudgetLine::amount).reduce(Money.ZERO, Money::plus)
                    : contributions.stream()
                            .filter(one -> !one.left())
                            .map(Contribution::amount)
                            .reduce(Money.ZERO, Money::plus);
        }

        BudgetImport.Content kind() {
            return contributions.isEmpty() ? BudgetImport.Content.LINES : BudgetImport.Content.CONTRIBUTIONS;
        }

        Outcome outcome(boolean taken, int replaced) {
            return new Outcome(taken, size(), replaced, faults, notes, others, Gap.between(totals, lines), sum());
        }
    }

    @Transactional(readOnly = true)
    Outcome check(ProductId product, TableUploads.Table table, Map<Integer, String> roles, LineReader.Choices choices) {
        Content read = Content.of(table, roles, choices);
        return read.outcome(
                false,
                replacedLines(product, read).size()
                        + replacedContributions(product, read).size());
    }

    @Transactional
    Outcome take(
            ProductId product,
            TableUploads.Table table,
            Map<Integer, String> roles,
            LineReader.Choices choices,
            boolean whole,
            String reason,
            Actor actor) {
        Content read = Content.of(table, roles, choices);
        if (read.size() == 0 || (whole && !read.faults().isEmpty())) return read.outcome(false, 0);
        lines.lock(product);
        LocalDate today = Paris.today(clock);
        closed.correct(
                product, read.lines().stream().map(line -> line.slot().years()).toList(), reason, today, actor);
        List<Long> gone = replacedLines(product, read);
        List<Long> left = replacedContributions(product, read);
        long by = stored.insert(product, read.kind(), table.name(), read.size(), actor, clock.instant());
        lines.replace(gone, by);
        lines.insert(product, read.lines(), by);
        read.totals().forEach(total -> lines.insert(product, total, by));
        contributions.replace(left, by);
        read.contributions().forEach(one -> contributions.insert(product, one, today, by, actor));
        refuseOverpaid(product);
        stored.done(by, gone.size() + left.size(), lines.written(product));
        written(product, "funding.budget-imported", read.size(), actor);
        return read.outcome(true, gone.size() + left.size());
    }

    private void refuseOverpaid(ProductId product) {
        CreditRule.broken(lines.of(product).stream()
                        .map(JdbcBudgetLines.Stored::line)
                        .toList())
                .ifPresent(years -> {
                    throw new Refused("", "funding.overpaid", years.toString());
                });
    }

    private void written(ProductId product, String action, int lines, Actor actor) {
        audit.record(actor.who(), action, "product:" + product, Map.of("lines", String.valueOf(lines)));
        content.changed();
    }

    /** The lines known for what the file says again. */
    private List<Long> replacedLines(ProductId product, Content read) {
        if (read.lines().isEmpty()) return List.of();
        Map<BudgetLine.Slot, Long> known = new HashMap<>();
        lines.of(product).forEach(one -> known.put(one.line().slot(), one.id()));
        List<Long> replaced = new ArrayList<>();
        for (BudgetLine line : read.lines()) {
            Long before = known.get(line.slot());
            if (before != null) replaced.add(before);
        }
        return replaced;
    }

    /** A contribution as it is recognised: who brings it, when, how it is called. */
    private record Same(
            Years years,
            String funder,
            String what,
            @org.jspecify.annotations.Nullable LocalDate day) {

        static Same of(Contribution one) {
            return new Same(one.years(), one.funder(), one.what(), one.day());
        }
    }

    private List<Long> replacedContributions(ProductId product, Content read) {
        if (read.contributions().isEmpty()) return List.of();
        List<Same> told = read.contributions().stream().map(Same::of).toList();
        return contributions.of(product).stream()
                .filter(one -> told.contains(Same.of(one)))
                .map(Contribution::id)
                .toList();
    }

    /**
     * Takes the last file back: what it brought goes, what it replaced comes back.
     *
     * @throws Refused when something changed since, or it was taken back already
     */
    @Transactional
    public void undo(ProductId product, Actor actor) {
        products.mustEdit(actor, product);
        long version = lines.lock(product);
        BudgetImport last = stored.last(product)
                .filter(one -> one.undoneAt() == null && one.sheetVersion() == version)
                .orElseThrow(() -> new Refused("", "funding.undo.late"));
        lines.undo(last.id());
        contributions.undo(last.id());
        stored.undone(last.id(), clock.instant());
        lines.written(product);
        written(product, "funding.budget-import-undone", last.taken(), actor);
    }
}

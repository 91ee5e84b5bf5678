package org.terreau.funding;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.identity.Actor;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.shared.NotFound;
import org.terreau.shared.Paris;
import org.terreau.shared.Refused;
import org.terreau.shared.Stale;
import org.terreau.web.PublicContent;

/** The budget of a product as its team works on it, and its publication: nobody else reads it before. */
@Service
public class BudgetSheets {

    private static final int NOTE = 500;
    private static final BudgetLine.Amounts NONE = new BudgetLine.Amounts(null, null);

    private final JdbcBudgetLines stored;
    private final JdbcBudgetVersions versions;
    private final JdbcBudgetImports imports;
    private final JdbcContributions contributions;
    private final JdbcOrders orders;
    private final ClosedYears closed;
    private final Products products;
    private final Audit audit;
    private final PublicContent content;
    private final Clock clock;

    BudgetSheets(
            JdbcBudgetLines stored,
            JdbcBudgetVersions versions,
            JdbcBudgetImports imports,
            JdbcContributions contributions,
            JdbcOrders orders,
            ClosedYears closed,
            Products products,
            Audit audit,
            PublicContent content,
            Clock clock) {
        this.stored = stored;
        this.versions = versions;
        this.imports = imports;
        this.contributions = contributions;
        this.orders = orders;
        this.closed = closed;
        this.products = products;
        this.audit = audit;
        this.content = content;
        this.clock = clock;
    }

    /** A line with its number. */
    public record Row(long id, BudgetLine line) {}

    /**
     * All that a team reads of its budget.
     *
     * @param version of the sheet, which each write moves
     * @param closed the last year whose lines change by a correction alone; 0 when none is
     * @param last what was imported last, and can be undone unless it was or something changed since
     */
    public record Sheet(
            List<Row> rows,
            List<StatedTotal> totals,
            List<Contribution> contributions,
            List<BudgetVersion> versions,
            Optional<BudgetImport> last,
            long version,
            int closed) {

        public Sheet {
            rows = List.copyOf(rows);
            totals = List.copyOf(totals);
            contributions = List.copyOf(contributions);
            versions = List.copyOf(versions);
        }

        public List<BudgetLine> lines() {
            return rows.stream().map(Row::line).toList();
        }

        /** What sources state and the lines do not give. */
        public List<Gap> gaps() {
            List<Gap> gaps = new ArrayList<>(Gap.between(totals, lines()));
            Gap.left(contributions, lines()).ifPresent(gaps::add);
            return gaps;
        }

        /** What a grid shows in each of its cells. */
        public Map<GridCell, BudgetLine> of(Grid grid) {
            Map<GridCell, BudgetLine> cells = new HashMap<>();
            for (BudgetLine line : lines()) if (grid.holds(line)) cells.put(GridCell.of(line.slot()), line);
            return cells;
        }

        /** Lines of the year and nature of a grid that it does not show. */
        public List<Row> beside(Grid grid) {
            return rows.stream()
                    .filter(row -> row.line().slot().years().first() == grid.year()
                            && row.line().slot().nature() == grid.nature()
                            && !grid.holds(row.line()))
                    .toList();
        }

        public boolean undoable() {
            return last.filter(one -> one.undoneAt() == null && one.sheetVersion() == version)
                    .isPresent();
        }
    }

    public LocalDate today() {
        return Paris.today(clock);
    }

    /** The budget as it is worked on. */
    @Transactional(readOnly = true)
    public Sheet of(ProductId product, Actor actor) {
        products.mustEdit(actor, product);
        List<BudgetVersion> published = versions.of(product);
        return new Sheet(
                stored.of(product).stream()
                        .map(one -> new Row(one.id(), one.line()))
                        .toList(),
                stored.totals(product),
                contributions.of(product),
                published,
                imports.last(product),
                stored.version(product),
                ClosedYears.last(published));
    }

    /**
     * What was typed into a grid.
     *
     * @param cells what each cell that holds something says
     * @param alone activities that one person alone is paid for
     * @param reason why a closed year changes; empty otherwise
     */
    public record Typed(Grid grid, Map<GridCell, BudgetLine.Amounts> cells, Set<Activity> alone, String reason) {

        public Typed {
            cells = Map.copyOf(cells);
            alone = Set.copyOf(alone);
        }
    }

    /**
     * Writes a grid: an emptied cell has no line any more.
     *
     * @param version of the sheet that was on the page
     * @return how many lines were added, changed or removed
     * @throws Stale when somebody wrote in between
     * @throws Refused on the field `ae-<cell>` that another regime holds, on `justification`, or on the whole
     */
    @Transactional
    public int write(ProductId product, Typed typed, long version, Actor actor) {
        hold(product, version, actor);
        List<JdbcBudgetLines.Stored> before = stored.of(product);
        Map<GridCell, JdbcBudgetLines.Stored> known = new HashMap<>();
        for (JdbcBudgetLines.Stored one : before)
            if (typed.grid().of(one.line().slot()))
                known.put(GridCell.of(one.line().slot()), one);
        refuseOtherRegimes(typed, known);
        int changes = 0;
        List<BudgetLine> added = new ArrayList<>();
        for (GridCell cell : GridCell.all()) {
            JdbcBudgetLines.Stored held = known.get(cell);
            if (held != null && !typed.grid().holds(held.line())) continue;
            BudgetLine wanted = typed.grid()
                    .line(
                            cell,
                            typed.cells().getOrDefault(cell, NONE),
                            typed.alone().contains(cell.activity()));
            if (held == null && !wanted.amounts().none()) added.add(wanted);
            else if (held != null) changes += changed(product, held, wanted);
        }
        stored.insert(product, added, null);
        changes += added.size();
        if (changes == 0) return 0;
        closed.correct(product, List.of(Years.of(typed.grid().year())), typed.reason(), today(), actor);
        refuseOverpaid(product);
        stored.written(product);
        audit.record(
                actor.who(),
                "funding.budget-written",
                "product:" + product,
                Map.of("year", String.valueOf(typed.grid().year()), "lines", String.valueOf(changes)));
        return changes;
    }

    private void hold(ProductId product, long version, Actor actor) {
        products.mustEdit(actor, product);
        if (stored.lock(product) != version) throw new Stale("budget", product, version);
    }

    private static void refuseOtherRegimes(Typed typed, Map<GridCell, JdbcBudgetLines.Stored> known) {
        List<Refused.Problem> problems = new ArrayList<>();
        typed.cells().forEach((cell, amounts) -> {
            JdbcBudgetLines.Stored held = known.get(cell);
            if (held != null && !typed.grid().holds(held.line()))
                problems.add(Refused.Problem.of(
                        "ae-" + cell.code(),
                        "funding.grid.regime",
                        held.line().vat().regime().label()));
        });
        if (!problems.isEmpty()) throw new Refused(problems);
    }

    private int changed(ProductId product, JdbcBudgetLines.Stored held, BudgetLine wanted) {
        if (wanted.amounts().none()) return stored.remove(product, held.id()) ? 1 : 0;
        BudgetLine now = held.line();
        if (wanted.amounts().equals(now.amounts()) && wanted.vat().equals(now.vat()) && wanted.alone() == now.alone())
            return 0;
        stored.change(held.id(), wanted);
        return 1;
    }

    private void refuseOverpaid(ProductId product) {
        CreditRule.broken(stored.of(product).stream()
                        .map(JdbcBudgetLines.Stored::line)
                        .toList())
                .ifPresent(years -> {
                    throw new Refused("", "funding.overpaid", years.toString());
                });
    }

    /** Removes a line that the grid does not show. */
    @Transactional
    public void remove(ProductId product, long line, String reason, long version, Actor actor) {
        hold(product, version, actor);
        JdbcBudgetLines.Stored known = stored.of(product).stream()
                .filter(one -> one.id() == line)
                .findFirst()
                .orElseThrow(() -> new NotFound("budget line", line));
        closed.correct(product, List.of(known.line().slot().years()), reason, today(), actor);
        stored.remove(product, line);
        stored.written(product);
        audit.record(actor.who(), "funding.budget-written", "product:" + product, Map.of("lines", "1"));
    }

    /**
     * Publishes the lines as they are, with those that orders write: a version that nothing changes any more.
     *
     * @param year whose January or June it is
     * @throws Refused on the fields `version-de`, `version-annee` and `note`
     */
    @Transactional
    public BudgetVersion publish(
            ProductId product, Optional<Round> round, String year, String note, long version, Actor actor) {
        hold(product, version, actor);
        List<Refused.Problem> problems = new ArrayList<>();
        LocalDate today = today();
        if (round.isEmpty()) problems.add(Refused.Problem.of("version-de", "funding.publish.round"));
        Optional<Years> read =
                Years.read(year).filter(one -> one.single() && Math.abs(one.first() - today.getYear()) <= 1);
        if (read.isEmpty())
            problems.add(Refused.Problem.of("version-annee", "funding.publish.year", today.getYear() + ""));
        if (note.length() > NOTE) problems.add(Refused.Problem.of("note", "funding.publish.note", NOTE));
        List<BudgetLine> lines = OrderedLines.merged(
                stored.of(product).stream().map(JdbcBudgetLines.Stored::line).toList(),
                OrderedLines.of(orders.of(product)));
        if (lines.isEmpty() && stored.totals(product).isEmpty())
            problems.add(Refused.Problem.of("", "funding.publish.nothing"));
        if (!problems.isEmpty()) throw new Refused(problems);
        BudgetVersion made =
                versions.insert(product, round.orElseThrow(), read.orElseThrow().first(), note, today, actor);
        stored.freeze(product, made.id(), lines);
        stored.written(product);
        audit.record(
                actor.who(),
                "funding.budget-published",
                "product:" + product,
                Map.of("number", String.valueOf(made.number())));
        content.changed();
        return made;
    }
}

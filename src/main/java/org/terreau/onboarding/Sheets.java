package org.terreau.onboarding;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.identity.AccountId;
import org.terreau.identity.Accounts;
import org.terreau.identity.Actor;
import org.terreau.incubator.Incubator;
import org.terreau.incubator.IncubatorId;
import org.terreau.incubator.Incubators;
import org.terreau.shared.NotAllowed;
import org.terreau.shared.NotFound;
import org.terreau.shared.Paris;
import org.terreau.shared.Refused;
import org.terreau.shared.Slice;
import org.terreau.web.Budget;
import org.terreau.web.LongWork;
import org.terreau.web.ReadingRoom;
import org.terreau.web.TableFile;

/**
 * The tables that an incubator kept elsewhere until now: read, shown as they are understood, taken over in one transaction,
 * told line by line, and undone within some days. Nobody is written to by any of it.
 */
@Service
public class Sheets {

    /** Lines under the headings of a table. */
    public static final int LINES = 2_000;

    /** Columns of a table. */
    public static final int COLUMNS = 60;

    /** Words that nobody knows, of which a page asks what they mean. */
    static final int UNKNOWN = 40;

    /** Lines that are read, empty ones counted. */
    private static final int READ = 5 * LINES;

    private static final int LARGEST = 8 << 20;
    private static final int NAME = 120;
    private static final int CELLS = 2_000_000;
    private static final Pattern AGO = Pattern.compile("il y a (\\d+) jours");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");
    private static final String FILE = "fichier";
    private static final String TOUCHED = "onboarding.left.touched";

    private final Map<SheetKind, Target<?>> targets = new EnumMap<>(SheetKind.class);
    private final JdbcSheets stored;
    private final Incubators incubators;
    private final Accounts accounts;
    private final Audit audit;
    private final ReadingRoom room;
    private final LongWork longWork;
    private final Clock clock;

    Sheets(
            List<Target<?>> targets,
            JdbcSheets stored,
            Incubators incubators,
            Accounts accounts,
            Audit audit,
            ReadingRoom room,
            LongWork longWork,
            Clock clock) {
        for (Target<?> target : targets) this.targets.put(target.shape().kind(), target);
        this.stored = stored;
        this.incubators = incubators;
        this.accounts = accounts;
        this.audit = audit;
        this.room = room;
        this.longWork = longWork;
        this.clock = clock;
    }

    private Target<?> target(SheetKind kind) {
        Target<?> target = targets.get(kind);
        if (target == null) throw new IllegalStateException("Nothing reads tables of " + kind);
        return target;
    }

    /**
     * A column that a kind of table may have.
     *
     * @param code under which its name is known
     * @param headings that are recognised, in plain text
     * @param words that its cells may hold; empty when they are free
     */
    public record Described(String code, boolean needed, List<String> headings, List<String> words, String labels) {

        public Described {
            headings = List.copyOf(headings);
            words = List.copyOf(words);
        }
    }

    /** The columns of a kind of table. */
    public List<Described> columns(SheetKind kind) {
        return target(kind).shape().columns().stream()
                .map(column -> new Described(
                        column.code(),
                        column.needed(),
                        column.headings(),
                        column.words() == null ? List.of() : column.words().codes(),
                        column.words() == null ? "" : column.words().labels()))
                .toList();
    }

    /** The lines of an example file, under the codes of its columns; the days of requests are recent ones. */
    public List<List<String>> example(SheetKind kind) {
        List<Column> columns = target(kind).shape().columns();
        int lines = columns.stream()
                .mapToInt(column -> column.example().size())
                .max()
                .orElse(0);
        List<List<String>> rows = new ArrayList<>();
        for (int line = 0; line < lines; line++) {
            int place = line;
            rows.add(columns.stream()
                    .map(column ->
                            place < column.example().size() ? column.example().get(place) : "")
                    .map(this::recent)
                    .toList());
        }
        return rows;
    }

    private String recent(String cell) {
        Matcher ago = AGO.matcher(cell);
        return ago.matches() ? DAY.format(Paris.today(clock).minusDays(Long.parseLong(ago.group(1)))) : cell;
    }

    /** The incubators for which this person may bring tables, by title. */
    public List<Incubator> writable(Actor actor) {
        if (!actor.signedIn()) return List.of();
        return incubators.all().stream()
                .filter(one -> actor.staffOf(one.id().value()))
                .toList();
    }

    /** The one that is asked for, or the first that this person works for. */
    public Incubator written(String asked, Actor actor) {
        return writable(actor).stream()
                .filter(one -> asked.isEmpty() || one.id().value().equals(asked))
                .findFirst()
                .orElseThrow(() -> new NotAllowed("tables of " + asked));
    }

    /**
     * Keeps a table for a day, until it is taken.
     *
     * @return its number
     * @throws Refused on the field `fichier`
     */
    public long keep(IncubatorId incubator, SheetKind kind, String name, InputStreamSource file, Actor actor) {
        mustWrite(incubator, actor);
        SheetTable table = read(kind, file);
        String kept = name.length() > NAME ? name.substring(0, NAME) : name;
        return stored.keep(incubator, actor.id(), kind, kept, table, clock.instant());
    }

    private static void mustWrite(IncubatorId incubator, Actor actor) {
        if (!actor.signedIn() || !actor.staffOf(incubator.value())) throw new NotAllowed("tables of " + incubator);
    }

    private SheetTable read(SheetKind kind, InputStreamSource file) {
        try {
            return room.read(TableFile.READING, meter -> {
                byte[] content = content(file);
                List<TableFile.Line> lines = TableFile.numbered(content, READ, COLUMNS + 1, meter);
                if (lines.size() == READ) throw new Refused(FILE, "onboarding.file.rows", LINES);
                return checked(SheetTable.of(lines, target(kind).shape().columns()));
            });
        } catch (Budget.Exceeded tooMuch) {
            throw tooMuch.on(FILE);
        } catch (IOException unreadable) {
            throw new Refused(FILE, "onboarding.file.unreadable");
        }
    }

    private static byte[] content(InputStreamSource file) throws IOException {
        try (InputStream bytes = file.getInputStream()) {
            byte[] content = bytes.readNBytes(LARGEST + 1);
            if (content.length == 0) throw new Refused(FILE, "onboarding.file.empty");
            if (content.length > LARGEST) throw new Refused(FILE, "onboarding.file.large", LARGEST >> 20);
            return content;
        }
    }

    private static SheetTable checked(SheetTable table) {
        if (table.lines().isEmpty()) throw new Refused(FILE, "onboarding.file.empty");
        if (table.lines().size() > LINES) throw new Refused(FILE, "onboarding.file.rows", LINES);
        if (table.header().size() > COLUMNS) throw new Refused(FILE, "onboarding.file.wide", COLUMNS);
        long signs = table.lines().stream()
                .flatMap(line -> line.cells().stream())
                .mapToLong(String::length)
                .sum();
        if (signs > CELLS) throw new Refused(FILE, "onboarding.file.large", CELLS / 1_000_000);
        return table;
    }

    /**
     * A table before it is taken.
     *
     * @param columns what each column holds, by its place
     * @param headings how each column is called, by its place
     * @param missing the codes of needed columns that none holds
     * @param twice the codes that two columns are said to hold
     * @param lines what would become of each; empty while columns are missing
     */
    public record Shown(
            long id,
            Incubator incubator,
            SheetKind kind,
            String name,
            Choices choices,
            List<String> headings,
            List<String> first,
            List<String> missing,
            List<String> twice,
            List<Unknown> unknown,
            List<SheetRun.Line> lines) {

        public Shown {
            headings = List.copyOf(headings);
            first = List.copyOf(first);
            missing = List.copyOf(missing);
            twice = List.copyOf(twice);
            unknown = List.copyOf(unknown);
            lines = List.copyOf(lines);
        }

        public int count(Fate fate) {
            return (int) lines.stream().filter(line -> line.fate() == fate).count();
        }

        /** Its columns say enough for its lines to be read. */
        public boolean read() {
            return missing.isEmpty() && twice.isEmpty();
        }

        /** A line would be taken if its texts were said to be public. */
        public boolean tells() {
            return lines.stream()
                    .flatMap(line -> line.problems().stream())
                    .anyMatch(problem -> problem.key().equals("onboarding.fault.public"));
        }

        /** A line would be taken if its phase were said to begin on the day of the take-over. */
        public boolean undated() {
            return lines.stream()
                    .flatMap(line -> line.problems().stream())
                    .anyMatch(problem -> problem.key().equals("onboarding.fault.since"));
        }

        public String path() {
            return Sheets.path(id);
        }
    }

    static String path(long id) {
        return "/reprise-de-tableaux/tableaux/" + id;
    }

    /** The table of this number as it is understood, for who brought it; NotFound for anybody else. */
    @Transactional(readOnly = true)
    public Shown show(long id, Actor actor) {
        return shown(waiting(id, actor));
    }

    /** Says what its columns hold and what its words mean; what it would do then. */
    @Transactional
    public Shown choose(long id, Choices choices, Actor actor) {
        waiting(id, actor);
        stored.choose(id, choices);
        return shown(waiting(id, actor));
    }

    private JdbcSheets.Waiting waiting(long id, Actor actor) {
        JdbcSheets.Waiting waiting = stored.find(id, actor.id()).orElseThrow(() -> new NotFound("table", id));
        mustWrite(waiting.incubator(), actor);
        return waiting;
    }

    private Choices understood(JdbcSheets.Waiting waiting) {
        Choices choices = waiting.choices();
        return choices.columns().isEmpty()
                ? choices.of(SheetTable.guessed(
                        waiting.table().header(), target(waiting.kind()).shape().columns()))
                : choices;
    }

    private static List<String> missing(Choices choices, List<Column> columns) {
        return columns.stream()
                .filter(Column::needed)
                .map(Column::code)
                .filter(code -> !choices.columns().containsValue(code))
                .toList();
    }

    private Shown shown(JdbcSheets.Waiting waiting) {
        Choices choices = understood(waiting);
        List<Column> columns = target(waiting.kind()).shape().columns();
        List<String> missing = missing(choices, columns);
        List<String> twice = SheetTable.twice(choices.columns());
        Plan<?> plan = missing.isEmpty() && twice.isEmpty()
                ? Plan.of(target(waiting.kind()), waiting.incubator(), waiting.table(), choices)
                : new Plan<>(List.of(), Map.of());
        List<String> headings = new ArrayList<>();
        for (int place = 0; place < waiting.table().header().size(); place++)
            headings.add(waiting.table().heading(place));
        return new Shown(
                waiting.id(),
                incubators.find(waiting.incubator()).orElseThrow(() -> new NotFound("incubator", waiting.incubator())),
                waiting.kind(),
                waiting.name(),
                choices,
                headings,
                waiting.table().lines().get(0).cells(),
                missing,
                twice,
                plan.unknown().values().stream().limit(UNKNOWN).toList(),
                told(plan));
    }

    private static <T> List<SheetRun.Line> told(Plan<T> plan) {
        return plan.lines().stream()
                .map(line -> new SheetRun.Line(
                        line.number(), line.fate(), line.label(), line.path(), line.problems(), line.cells(), null))
                .toList();
    }

    /**
     * Takes a table: all that is not refused, in one transaction. Lines that are there already make nothing.
     *
     * @return the number of the run
     * @throws Refused when its columns say too little, or when nothing of it is new
     */
    @Transactional
    public long take(long id, Choices choices, Actor actor) {
        longWork.inThisTransaction();
        JdbcSheets.Waiting first = waiting(id, actor);
        stored.lock(first.incubator(), first.kind());
        stored.choose(id, choices);
        JdbcSheets.Waiting waiting = waiting(id, actor);
        Choices understood = understood(waiting);
        if (!missing(understood, target(waiting.kind()).shape().columns()).isEmpty()
                || !SheetTable.twice(understood.columns()).isEmpty())
            throw new Refused("", "onboarding.columns.needed.yet");
        return take(target(waiting.kind()), waiting, understood, actor);
    }

    private <T> long take(Target<T> target, JdbcSheets.Waiting waiting, Choices choices, Actor actor) {
        Plan<T> plan = Plan.of(target, waiting.incubator(), waiting.table(), choices);
        if (plan.count(Fate.MADE) == 0) throw new Refused("", "onboarding.nothing-new");
        Map<Integer, Target.Made> made = plan.make(target, waiting.incubator(), actor);
        audit.record(
                actor.who(),
                "onboarding.taken-over",
                "incubator:" + waiting.incubator(),
                Map.of("kind", waiting.kind().code(), "lines", String.valueOf(made.size())));
        long run = stored.insert(new JdbcSheets.NewRun(
                waiting,
                actor.id(),
                clock.instant(),
                audit.last(),
                made.size(),
                plan.count(Fate.KNOWN),
                plan.count(Fate.REFUSED)));
        stored.insert(run, plan.lines(), made, target.shape().namesPeople());
        stored.forget(waiting.id());
        return run;
    }

    /** The tables that an incubator took over, the last one first. */
    @Transactional(readOnly = true)
    public Slice<SheetRun> runs(IncubatorId incubator, int page, Actor actor) {
        mustWrite(incubator, actor);
        Slice<JdbcSheets.Row> rows = stored.runs(incubator, page);
        return new Slice<>(signed(rows.items()), rows.number(), rows.size(), rows.total());
    }

    private List<SheetRun> signed(List<JdbcSheets.Row> rows) {
        Map<AccountId, String> names = accounts.names(rows.stream()
                .flatMap(row -> Stream.ofNullable(row.account()))
                .map(AccountId::new)
                .collect(Collectors.toSet()));
        return rows.stream()
                .map(row ->
                        row.run().by(row.account() == null ? "" : names.getOrDefault(new AccountId(row.account()), "")))
                .toList();
    }

    /**
     * A run with its report.
     *
     * @param undoable it may still be undone
     */
    public record Report(SheetRun run, Incubator incubator, List<SheetRun.Line> lines, boolean undoable) {

        public Report {
            lines = List.copyOf(lines);
        }
    }

    /** The report of a run, for those who work for its incubator; NotFound for anybody else. */
    @Transactional(readOnly = true)
    public Report report(long id, Actor actor) {
        JdbcSheets.Row row = stored.run(id).orElseThrow(() -> new NotFound("run", id));
        IncubatorId incubator = row.run().incubator();
        if (!actor.signedIn() || !actor.staffOf(incubator.value())) throw new NotFound("run", id);
        return new Report(
                signed(List.of(row)).get(0),
                incubators.find(incubator).orElseThrow(() -> new NotFound("incubator", incubator)),
                stored.lines(id),
                row.run().mayBeUndone(clock.instant()));
    }

    /**
     * Takes back what a run made and nobody touched since; what stays says why in the report.
     *
     * @return how many things went, and how many stay
     * @throws Refused when it was undone already, or is too old
     */
    @Transactional
    public Undone undo(long id, Actor actor) {
        longWork.inThisTransaction();
        report(id, actor);
        SheetRun run =
                stored.lock(id).orElseThrow(() -> new NotFound("run", id)).run();
        if (!run.mayBeUndone(clock.instant())) throw new Refused("", "onboarding.undo.late");
        Target<?> target = target(run.sheet().kind());
        List<String> things = stored.things(id);
        Set<String> touched = audit.touchedAfter(
                stored.mark(id), things.stream().map(target::subject).toList());
        Set<String> removed = target.withdraw(things.stream()
                .filter(thing -> !touched.contains(target.subject(thing)))
                .toList());
        Set<String> left = new HashSet<>(things);
        left.removeAll(removed);
        stored.undone(id, actor.id(), clock.instant(), removed, left, TOUCHED);
        audit.record(
                actor.who(),
                "onboarding.taken-back",
                "incubator:" + run.incubator(),
                Map.of(
                        "kind",
                        run.sheet().kind().code(),
                        "removed",
                        String.valueOf(removed.size()),
                        "left",
                        String.valueOf(left.size())));
        return new Undone(removed.size(), left.size());
    }

    /** How many things went, and how many stay. */
    public record Undone(int removed, int left) {}
}

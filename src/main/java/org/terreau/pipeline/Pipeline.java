package org.terreau.pipeline;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.dossier.DossierId;
import org.terreau.dossier.DossierStep;
import org.terreau.identity.AccountId;
import org.terreau.identity.Accounts;
import org.terreau.identity.Actor;
import org.terreau.identity.Role;
import org.terreau.incubator.Absences;
import org.terreau.outreach.RequestFigures;
import org.terreau.shared.NotAllowed;
import org.terreau.shared.Paris;
import org.terreau.shared.Slice;
import org.terreau.territory.Collectivities;

/** Every dossier of one's incubators by step: who has it, since when, what ages, how long each step takes. */
@Service
public class Pipeline {

    private static final Role[] STAFF = {Role.STAFF, Role.COACH, Role.LEAD};
    private static final int IN_COLUMN = 10;
    private static final int IN_LIST = 50;
    private static final int EXPORTED = 10_000;

    private final JdbcPipeline pipeline;
    private final Accounts accounts;
    private final Absences absences;
    private final RequestFigures requests;
    private final Collectivities collectivities;
    private final Clock clock;

    Pipeline(
            JdbcPipeline pipeline,
            Accounts accounts,
            Absences absences,
            RequestFigures requests,
            Collectivities collectivities,
            Clock clock) {
        this.pipeline = pipeline;
        this.accounts = accounts;
        this.absences = absences;
        this.requests = requests;
        this.collectivities = collectivities;
        this.clock = clock;
    }

    /** Whose dossiers. */
    public enum Whose {
        EVERYBODY,
        /** One's own, and those of the people for whom one stands in today. */
        MINE,
        NOBODY,
        ONE
    }

    /** In which order. */
    public enum Order {
        OLDEST("anciennete"),
        NEWEST("recents"),
        TITLE("titre");

        private final String code;

        Order(String code) {
            this.code = code;
        }

        /** As written in addresses and message keys. */
        public String code() {
            return code;
        }
    }

    /**
     * What narrows the board; null or empty for all.
     *
     * @param one whose, for {@link Whose#ONE}
     * @param departement of the experimentation territory
     * @param days at least so many in their step; 0 for all
     */
    public record Filter(
            Whose whose,
            @Nullable AccountId one,
            String theme,
            String departement,
            @Nullable DossierStep step,
            int days,
            String text,
            Order order) {}

    /**
     * A dossier on the board.
     *
     * @param days in its step
     * @param assignee who has it, and who stands in; empty for nobody
     * @param reviewDue nearest date of an opinion that is expected; null when none is
     */
    public record Card(
            DossierId id,
            String title,
            String organisation,
            DossierStep step,
            Instant since,
            long days,
            String assignee,
            List<String> themes,
            int reviewers,
            int reviewed,
            @Nullable LocalDate reviewDue,
            boolean reviewLate,
            Instant openedAt,
            @Nullable String territory) {

        public Card {
            themes = List.copyOf(themes);
        }

        public String path() {
            return "/dossiers/" + id;
        }

        public boolean late() {
            return step.late(days);
        }

        public boolean ageing() {
            return step.ageing(days);
        }
    }

    /**
     * A column.
     *
     * @param ageing how many have been here for long
     * @param cards the first ones
     */
    public record Column(DossierStep step, long total, long ageing, List<Card> cards) {

        public Column {
            cards = List.copyOf(cards);
        }

        public long more() {
            return total - cards.size();
        }
    }

    /** How long dossiers stayed in a step that they left in the period. */
    public record Delay(DossierStep step, long left, double medianDays, double ninetiethDays) {}

    /** The board: what waits at the door, the columns, the delays, and those who have a dossier. */
    public record Board(
            RequestFigures.Waiting waiting,
            List<Column> columns,
            List<Delay> delays,
            Map<AccountId, String> assignees) {

        public Board {
            columns = List.copyOf(columns);
            delays = List.copyOf(delays);
        }

        /** How many columns stand side by side: the requests, and the steps in which something is expected of somebody. */
        public long places() {
            return 1 + columns.stream().filter(column -> column.step().active()).count();
        }
    }

    /** @param period days back from today in which the steps were left, for the delays */
    @Transactional(readOnly = true)
    public Board board(Filter filter, int period, Actor actor) {
        Found found = find(filter, actor, IN_COLUMN, true, 0, period);
        Map<DossierStep, List<Card>> cards = new EnumMap<>(DossierStep.class);
        Map<DossierStep, JdbcPipeline.Row> first = new EnumMap<>(DossierStep.class);
        for (JdbcPipeline.Row row : found.rows()) {
            first.putIfAbsent(row.step(), row);
            cards.computeIfAbsent(row.step(), step -> new ArrayList<>()).add(found.card(row));
        }
        List<Column> columns = new ArrayList<>();
        for (DossierStep step : DossierStep.values()) {
            JdbcPipeline.Row row = first.get(step);
            columns.add(new Column(
                    step,
                    row == null ? 0 : row.total(),
                    row == null ? 0 : row.ageing(),
                    cards.getOrDefault(step, List.of())));
        }
        return new Board(
                requests.waiting(actor, IN_COLUMN), columns, found.read().delays(), found.assigneeNames());
    }

    /** The same as a list, and those who have a dossier. */
    public record Listed(Slice<Card> cards, Map<AccountId, String> assignees) {}

    @Transactional(readOnly = true)
    public Listed list(Filter filter, int page, Actor actor) {
        int number = Math.max(1, page);
        Found found = find(filter, actor, IN_LIST, false, (number - 1) * IN_LIST, 0);
        if (found.rows().isEmpty() && number > 1) return list(filter, 1, actor);
        long total = found.rows().isEmpty() ? 0 : found.rows().get(0).total();
        return new Listed(
                new Slice<>(found.rows().stream().map(found::card).toList(), number, IN_LIST, total),
                found.assigneeNames());
    }

    /** The dossiers, and how long each step takes. */
    public record Exported(List<Card> cards, List<Delay> delays) {

        public Exported {
            cards = List.copyOf(cards);
            delays = List.copyOf(delays);
        }
    }

    /**
     * At most ten thousand, for a file or a program.
     *
     * @param period days back from today, for the delays; 0 for none
     */
    @Transactional(readOnly = true)
    public Exported export(Filter filter, int period, Actor actor) {
        Found found = find(filter, actor, EXPORTED, false, 0, period);
        return new Exported(
                found.rows().stream().map(found::card).toList(), found.read().delays());
    }

    private static Set<String> scopes(Actor actor) {
        Set<String> scopes = actor.scopes(STAFF);
        if (scopes.isEmpty()) throw new NotAllowed("board asked of account " + actor.id());
        return scopes;
    }

    private Found find(Filter filter, Actor actor, int most, boolean byStep, int skipped, int period) {
        Instant now = clock.instant();
        LocalDate today = Paris.day(now);
        List<Absences.Absence> away = absences.current();
        Map<AccountId, Absences.Absence> awayBy = new HashMap<>();
        Set<AccountId> mine = new HashSet<>(Set.of(actor.id()));
        for (Absences.Absence absence : away) {
            awayBy.put(absence.who(), absence);
            if (actor.id().equals(absence.standIn())) mine.add(absence.who());
        }
        JdbcPipeline.Read read = pipeline.read(
                scopes(actor),
                filter,
                mine,
                territories(filter.departement()),
                now,
                most,
                byStep,
                skipped,
                period == 0 ? null : now.minus(Duration.ofDays(period)));
        Set<AccountId> people = new HashSet<>(read.everybody());
        away.stream().map(Absences.Absence::standIn).filter(Objects::nonNull).forEach(people::add);
        return new Found(read, accounts.names(people), awayBy, now, today);
    }

    /** The collectivities of a département, as dossiers name them. */
    private List<String> territories(String departement) {
        if (departement.isEmpty()) return List.of();
        return collectivities.all().stream()
                .filter(place -> departement.equals(place.departement()))
                .map(place -> place.id().toString())
                .toList();
    }

    private record Found(
            JdbcPipeline.Read read,
            Map<AccountId, String> names,
            Map<AccountId, Absences.Absence> away,
            Instant now,
            LocalDate today) {

        List<JdbcPipeline.Row> rows() {
            return read.rows();
        }

        Card card(JdbcPipeline.Row row) {
            LocalDate due = row.reviewDue();
            return new Card(
                    row.id(),
                    row.title(),
                    row.organisation(),
                    row.step(),
                    row.since(),
                    Math.max(0, Duration.between(row.since(), now).toDays()),
                    assignee(row.assignee()),
                    row.themes(),
                    row.reviewers(),
                    row.reviewed(),
                    due,
                    due != null && due.isBefore(today),
                    row.openedAt(),
                    row.territory());
        }

        private String assignee(@Nullable AccountId id) {
            if (id == null) return "";
            String name = names.getOrDefault(id, "");
            Absences.Absence absence = away.get(id);
            AccountId standIn = absence == null ? null : absence.standIn();
            return standIn == null ? name : name + " (→ " + names.getOrDefault(standIn, "") + ")";
        }

        Map<AccountId, String> assigneeNames() {
            Map<AccountId, String> assignees = new LinkedHashMap<>();
            read.everybody().stream()
                    .sorted(java.util.Comparator.comparing(id -> names.getOrDefault(id, "")))
                    .forEach(id -> assignees.put(id, names.getOrDefault(id, "")));
            return assignees;
        }
    }
}

package org.terreau.access;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.terreau.audit.Audit;
import org.terreau.identity.AccountId;
import org.terreau.identity.Accounts;
import org.terreau.identity.Actor;
import org.terreau.shared.NotFound;
import org.terreau.shared.Objections;
import org.terreau.shared.Paris;
import org.terreau.shared.Refused;
import org.terreau.shared.Stale;
import org.terreau.web.OutwardCalls;
import org.terreau.web.PrivateNetwork;
import org.terreau.web.Secrets;

/**
 * Tools that tell their accounts by SCIM 2.0: each night, and when somebody asks. An account is closed there only once a
 * person confirmed it, never deleted, and never where whose it is, is only probable (FIELD 4.1). Staff alone.
 */
@Service
public class Connections {

    private static final Logger log = LoggerFactory.getLogger(Connections.class);

    /** Longest token, in characters. */
    public static final int TOKEN = 4000;

    /** Lines of the journal on the page. */
    public static final int TOLD = 50;

    /** Lines of the journal in a file. */
    public static final int FILED = 5000;

    /** A page waits no longer than this for a tool, a night no longer than that. */
    private static final Duration ON_REQUEST = Duration.ofSeconds(25);

    private static final Duration BY_NIGHT = Duration.ofMinutes(3);
    private static final Duration WHOLE_NIGHT = Duration.ofMinutes(90);

    private final JdbcConnections stored;
    private final JdbcReadings readings;
    private final JdbcAccounts accounts;
    private final JdbcTools known;
    private final JdbcPlans plans;
    private final Tools tools;
    private final Readings lists;
    private final Accounts people;
    private final ScimCalls scim;
    private final Secrets secrets;
    private final AccessJournal journal;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Connections(
            JdbcConnections stored,
            JdbcReadings readings,
            JdbcAccounts accounts,
            JdbcTools known,
            JdbcPlans plans,
            Tools tools,
            Readings lists,
            Accounts people,
            ScimCalls scim,
            Secrets secrets,
            AccessJournal journal,
            TransactionTemplate transaction,
            Clock clock) {
        this.stored = stored;
        this.readings = readings;
        this.accounts = accounts;
        this.known = known;
        this.plans = plans;
        this.tools = tools;
        this.lists = lists;
        this.people = people;
        this.scim = scim;
        this.secrets = secrets;
        this.journal = journal;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * What is known of a tool’s connection.
     *
     * @param connection null where there is none
     * @param proposals accounts that it would be asked to close
     * @param closings what it was asked, the last first
     */
    public record Known(Tool tool, @Nullable Connection connection, List<Proposal> proposals, List<Line> closings) {

        public Known {
            proposals = List.copyOf(proposals);
            closings = List.copyOf(closings);
        }
    }

    /** @param by name of who confirmed it; empty once they were erased */
    public record Line(Closing closing, String by) {}

    /** A connection as somebody types it. */
    public record Typed(String address, String token, boolean real) {}

    /**
     * Who read which accounts it would be asked to close is in the journal.
     *
     * @throws NotFound where the tool does not exist or is another incubator's
     */
    @Transactional
    public Known of(long id, Actor actor) {
        Tool tool = tools.read(id, actor);
        Connection connection = stored.find(id).orElse(null);
        if (connection != null) journal.read(tool, actor);
        return new Known(tool, connection, connection == null ? List.of() : proposals(tool), journal(id, TOLD, actor));
    }

    /** Nothing where the tool tells nothing by itself. */
    @Transactional(readOnly = true)
    public Optional<Connection> find(long id, Actor actor) {
        return stored.find(tools.read(id, actor).id());
    }

    /** What a tool was asked, the last first. */
    @Transactional(readOnly = true)
    public List<Line> journal(long id, int most, Actor actor) {
        tools.read(id, actor);
        List<Closing> closings = stored.closings(id, most);
        Map<AccountId, String> names = people.names(closings.stream()
                .flatMap(one -> Optional.ofNullable(one.by()).stream())
                .collect(Collectors.toSet()));
        return closings.stream()
                .map(one -> new Line(one, one.by() == null ? "" : names.getOrDefault(one.by(), "")))
                .toList();
    }

    private List<Proposal> proposals(Tool tool) {
        Readings.Gaps gaps = lists.gaps(tool);
        return ClosingRules.of(
                gaps.findings(),
                accounts.all(tool.id()),
                readings.observed(tool.id()),
                gaps.read(),
                stored.remotes(tool.id()),
                gaps.services().stream().map(Readings.ServiceAccount::login).collect(Collectors.toSet()));
    }

    /** @throws NotFound unless the account may be closed today */
    @Transactional(readOnly = true)
    public Proposal proposal(long id, String login, Actor actor) {
        Tool tool = tools.read(id, actor);
        if (stored.find(id).isEmpty()) throw new NotFound("connection", id);
        return proposals(tool).stream()
                .filter(one -> one.login().equals(login))
                .findFirst()
                .orElseThrow(() -> new NotFound("account to close", login));
    }

    /**
     * Declares where a tool answers, or changes it.
     *
     * @param version of the connection that was on the page; 0 where there was none
     * @throws Refused naming each field that is wrong; a token is typed again when the address moves to another server
     * @throws Stale when somebody else wrote since
     */
    @Transactional
    public void write(long id, Typed typed, long version, Actor actor) {
        Tool tool = tools.read(id, actor);
        Connection before = stored.find(id).orElse(null);
        Objections found = new Objections();
        boolean address = address(typed.address());
        found.when(!address, "adresse", "access.scim.address");
        boolean token = !typed.token().isEmpty();
        boolean moved = before != null && address && !server(before.address()).equals(server(typed.address()));
        found.when(!token && before == null, "jeton", "access.scim.token");
        found.when(!token && moved, "jeton", "access.scim.token.moved");
        found.when(
                token && !typed.token().matches("[\\x21-\\x7e]{1," + TOKEN + "}"), "jeton", "access.scim.token.signs");
        found.when(token && !secrets.ready(), "jeton", "access.scim.no-key");
        found.raise();
        byte[] hidden = token ? secrets.encrypt(typed.token(), JdbcConnections.scope(id)) : null;
        boolean written = before == null
                ? stored.add(id, typed.address(), Objects.requireNonNull(hidden), typed.real())
                : stored.change(id, typed.address(), hidden, typed.real(), version);
        if (!written) throw new Stale("connection", id, version);
        journal.written(
                before == null ? "access.connection-added" : "access.connection-changed",
                tool,
                Map.of("real", String.valueOf(typed.real())),
                actor.who());
    }

    /** Encrypted, or to an address within the network that the installation allows: a token passes there. */
    private static boolean address(String typed) {
        if (typed.length() > ToolTyped.LINE) return false;
        try {
            URI read = OutwardCalls.address(typed);
            return read.getRawQuery() == null
                    && read.getRawFragment() == null
                    && ("https".equalsIgnoreCase(read.getScheme()) || inside(read.getHost()));
        } catch (OutwardCalls.Failed notOne) {
            return false;
        }
    }

    private static boolean inside(String host) {
        if (!host.matches("[0-9.]+|\\[[0-9a-fA-F:.]+]")) return false;
        try {
            return PrivateNetwork.reaches(InetAddress.getByName(host));
        } catch (UnknownHostException notOne) {
            return false;
        }
    }

    private static String server(String address) {
        URI read = URI.create(address);
        return (read.getScheme() + "://" + read.getHost() + ":" + read.getPort()).toLowerCase(java.util.Locale.ROOT);
    }

    /** Forgets where it answers, and the token. What was seen there stays seen. */
    @Transactional
    public void remove(long id, Actor actor) {
        Tool tool = tools.read(id, actor);
        if (!stored.remove(id)) throw new NotFound("connection", id);
        journal.written("access.connection-removed", tool, Map.of(), actor.who());
    }

    /** Reads the accounts now; what came of it is said by the connection. Not within a transaction. */
    public ScimState read(long id, Actor actor) {
        return read(tools.read(id, actor), ON_REQUEST, actor.who(), actor.id());
    }

    /** All of them, one after the other, as long as the night lasts. */
    void readAll() {
        long end = System.nanoTime() + WHOLE_NIGHT.toNanos();
        for (long id : stored.read()) {
            if (System.nanoTime() > end) return;
            known.find(id).ifPresent(tool -> read(tool, BY_NIGHT, Audit.Who.PROGRAM, null));
        }
    }

    private ScimState read(Tool tool, Duration within, Audit.Who who, @Nullable AccountId by) {
        ScimState state;
        int listed = 0;
        try {
            List<ScimMessages.Account> all = scim.all(door(tool), within);
            listed = all.size();
            state = take(tool, all, who, by);
        } catch (ScimFailed failed) {
            log.info("Tool {} gave no list of accounts: {} {}", tool.id(), failed.state(), failed.status());
            state = failed.state();
        }
        ScimState told = state;
        Integer count = told == ScimState.DONE ? listed : null;
        transaction.executeWithoutResult(status -> stored.readNow(tool.id(), told, clock.instant(), count));
        return told;
    }

    /** Several accounts of one address are one: the first that is told stands for them. */
    private ScimState take(Tool tool, List<ScimMessages.Account> all, Audit.Who who, @Nullable AccountId by) {
        Map<String, MembersFile.Member> members = new LinkedHashMap<>();
        Map<String, String> remotes = new LinkedHashMap<>();
        for (ScimMessages.Account one : all) {
            MembersFile.Member member = one.member(tool.described().key());
            if (one.active() && members.putIfAbsent(member.login(), member) == null)
                remotes.put(member.login(), one.id());
        }
        try {
            transaction.executeWithoutResult(status -> {
                lists.take(tool, List.copyOf(members.values()), all.size(), who, by);
                stored.identify(tool.id(), remotes);
            });
            return ScimState.DONE;
        } catch (Refused aside) {
            return ScimState.SET_ASIDE;
        }
    }

    private ScimCalls.Door door(Tool tool) throws ScimFailed {
        Connection connection = stored.find(tool.id()).orElseThrow(() -> new NotFound("connection", tool.id()));
        byte[] hidden = stored.secret(tool.id());
        try {
            if (hidden == null) throw new ScimFailed(ScimState.LOST);
            return new ScimCalls.Door(
                    URI.create(connection.address()), secrets.decrypt(hidden, JdbcConnections.scope(tool.id())));
        } catch (Secrets.Lost lost) {
            throw new ScimFailed(ScimState.LOST);
        }
    }

    /** What came of a closing: an answer, or why there is none. */
    public record Answered(Closing.Outcome outcome, ScimState state) {}

    /**
     * Asks the tool to close an account that somebody confirmed; where the connection tries only, looks whether the account
     * is still the same and closes nothing. It is written before the tool is asked. Not within a transaction.
     *
     * @throws NotFound unless the account may be closed today
     * @throws Refused on `confirmer` when nobody else administers what it opens, or it was not confirmed
     */
    public Answered close(long id, String login, boolean confirmed, Actor actor) {
        Proposal proposal = proposal(id, login, actor);
        if (proposal.alone()) throw new Refused("confirmer", "access.closing.alone");
        if (!confirmed) throw new Refused("confirmer", "access.closing.confirm");
        Tool tool = tools.read(id, actor);
        Connection connection = stored.find(id).orElseThrow(() -> new NotFound("connection", id));
        long asked = Objects.requireNonNull(transaction.execute(status -> {
            journal.written(
                    "access.closing-asked",
                    tool,
                    Map.of("finding", proposal.why().code()),
                    actor.who());
            return stored.ask(id, proposal, clock.instant(), actor.id(), Closing.Outcome.ASKED);
        }));
        Answered answered;
        int status = 0;
        try {
            ScimCalls.Door door = door(tool);
            ScimMessages.Account now = scim.one(door, proposal.remote());
            if (!now.member(tool.described().key()).login().equals(proposal.login()))
                throw new ScimFailed(ScimState.OTHER);
            if (connection.real()) scim.close(door, proposal.remote());
            answered = new Answered(connection.real() ? Closing.Outcome.CLOSED : Closing.Outcome.TRIED, ScimState.DONE);
        } catch (ScimFailed failed) {
            answered = new Answered(Closing.Outcome.REFUSED, failed.state());
            status = failed.status();
        }
        finish(tool, proposal, asked, answered, status, actor);
        return answered;
    }

    private void finish(Tool tool, Proposal proposal, long asked, Answered answered, int answer, Actor actor) {
        transaction.executeWithoutResult(status -> {
            stored.answered(asked, answered.outcome(), answer);
            if (answered.outcome() == Closing.Outcome.CLOSED) closed(tool, proposal, actor);
            journal.written(
                    switch (answered.outcome()) {
                        case CLOSED -> "access.account-closed";
                        case TRIED -> "access.closing-tried";
                        case REFUSED, ASKED -> "access.closing-refused";
                    },
                    tool,
                    Map.of("finding", proposal.why().code()),
                    actor.who());
        });
    }

    /** What was declared there of the same person is taken away with it. */
    private void closed(Tool tool, Proposal proposal, Actor actor) {
        LocalDate today = Paris.today(clock);
        stored.closed(tool.id(), proposal.login());
        for (DeclaredAccount one : accounts.held(List.of(tool.id())))
            if (one.person() == proposal.person() && accounts.remove(one.id(), today, actor.id()))
                plans.removed(one.id(), today, actor.id());
    }
}

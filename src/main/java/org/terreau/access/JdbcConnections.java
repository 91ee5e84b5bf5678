package org.terreau.access;

import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.identity.AccountId;
import org.terreau.web.SecretKeeper;

/** The SQL of connections, and of what was asked through them. */
@Repository
class JdbcConnections implements SecretKeeper {

    private final JdbcClient jdbc;

    JdbcConnections(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a secret of a tool belongs to. */
    static String scope(long tool) {
        return "tool:" + tool;
    }

    Optional<Connection> find(long tool) {
        return jdbc.sql("""
                        select tool_id, address, real, state, read_at, listed, version from access_connection
                        where tool_id = :tool
                        """)
                .param("tool", tool)
                .query((row, ignored) -> {
                    OffsetDateTime read = row.getObject("read_at", OffsetDateTime.class);
                    return new Connection(
                            row.getLong("tool_id"),
                            row.getString("address"),
                            row.getBoolean("real"),
                            ScimState.of(row.getString("state")).orElseThrow(),
                            read == null ? null : read.toInstant(),
                            row.getInt("listed"),
                            row.getLong("version"));
                })
                .optional();
    }

    /** Of tools that serve, whose last reading is the oldest first. */
    List<Long> read() {
        return jdbc.sql("""
                        select c.tool_id from access_connection c join access_tool t on t.id = c.tool_id
                        where t.retired_on is null order by c.read_at nulls first, c.tool_id
                        """).query(Long.class).list();
    }

    /** False when there is one already. */
    boolean add(long tool, String address, byte[] secret, boolean real) {
        return jdbc.sql("""
                        insert into access_connection (tool_id, address, secret, real, state)
                        values (:tool, :address, :secret, :real, :state) on conflict do nothing
                        """)
                        .param("tool", tool)
                        .param("address", address)
                        .param("secret", secret)
                        .param("real", real)
                        .param("state", ScimState.NEVER.code())
                        .update()
                == 1;
    }

    /**
     * @param secret null to keep the one that is there
     * @return false when somebody else wrote since
     */
    boolean change(long tool, String address, byte @Nullable [] secret, boolean real, long version) {
        return jdbc.sql("""
                        update access_connection
                        set address = :address, secret = coalesce(:secret, secret), real = :real, version = version + 1
                        where tool_id = :tool and version = :version
                        """)
                        .param("address", address)
                        .param("secret", secret, Types.BINARY)
                        .param("real", real)
                        .param("tool", tool)
                        .param("version", version)
                        .update()
                == 1;
    }

    boolean remove(long tool) {
        jdbc.sql("update access_observed set remote_id = '' where tool_id = :tool")
                .param("tool", tool)
                .update();
        return jdbc.sql("delete from access_connection where tool_id = :tool")
                        .param("tool", tool)
                        .update()
                == 1;
    }

    /** @param listed null to leave what the last list that counts told */
    void readNow(long tool, ScimState state, Instant at, @Nullable Integer listed) {
        jdbc.sql("""
                        update access_connection set state = :state, read_at = :at, listed = coalesce(:listed, listed)
                        where tool_id = :tool
                        """)
                .param("state", state.code())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("listed", listed, Types.INTEGER)
                .param("tool", tool)
                .update();
    }

    /** What the tool itself calls each login that it told; in one statement. */
    void identify(long tool, Map<String, String> remotes) {
        jdbc.sql("""
                        update access_observed o set remote_id = told.remote
                        from unnest(:logins, :remotes) as told (login, remote)
                        where o.tool_id = :tool and o.login = told.login
                        """)
                .param("tool", tool)
                .param("logins", remotes.keySet().toArray(String[]::new))
                .param("remotes", remotes.values().toArray(String[]::new))
                .update();
    }

    Map<String, String> remotes(long tool) {
        Map<String, String> remotes = new HashMap<>();
        jdbc.sql("select login, remote_id from access_observed where tool_id = :tool and remote_id <> ''")
                .param("tool", tool)
                .query(row -> {
                    remotes.put(row.getString("login"), row.getString("remote_id"));
                });
        return remotes;
    }

    /** It is no longer on the last list. */
    void closed(long tool, String login) {
        jdbc.sql("update access_observed set last_seen = last_seen - 1 where tool_id = :tool and login = :login")
                .param("tool", tool)
                .param("login", login)
                .update();
    }

    long ask(long tool, Proposal proposal, Instant at, AccountId by, Closing.Outcome outcome) {
        return jdbc.sql("""
                        insert into access_closing (tool_id, login, person_id, finding, asked_at, by_id, outcome)
                        values (:tool, :login, :person, :finding, :at, :by, :outcome) returning id
                        """)
                .param("tool", tool)
                .param("login", proposal.login())
                .param("person", proposal.person())
                .param("finding", proposal.why().code())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by.value())
                .param("outcome", outcome.code())
                .query(Long.class)
                .single();
    }

    void answered(long id, Closing.Outcome outcome, int status) {
        jdbc.sql("update access_closing set outcome = :outcome, status = :status where id = :id")
                .param("outcome", outcome.code())
                .param("status", status)
                .param("id", id)
                .update();
    }

    /** The last first. */
    List<Closing> closings(long tool, int most) {
        return jdbc.sql("""
                        select login, finding, asked_at, by_id, outcome, status from access_closing
                        where tool_id = :tool order by asked_at desc, id desc limit :most
                        """)
                .param("tool", tool)
                .param("most", most)
                .query((row, ignored) -> new Closing(
                        row.getString("login"),
                        row.getString("finding"),
                        row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                        JdbcTools.account(row, "by_id"),
                        Closing.Outcome.of(row.getString("outcome")).orElseThrow(),
                        row.getInt("status")))
                .list();
    }

    byte @Nullable [] secret(long tool) {
        return lock(tool).map(Kept::hidden).orElse(null);
    }

    @Override
    public List<Long> all() {
        return jdbc.sql("select tool_id from access_connection order by tool_id")
                .query(Long.class)
                .list();
    }

    @Override
    public Optional<Kept> lock(long id) {
        return jdbc.sql("select secret from access_connection where tool_id = :tool for update")
                .param("tool", id)
                .query((row, ignored) -> new Kept(scope(id), row.getBytes("secret")))
                .optional();
    }

    @Override
    public void keep(long id, byte[] hidden) {
        jdbc.sql("update access_connection set secret = :secret where tool_id = :tool")
                .param("secret", hidden)
                .param("tool", id)
                .update();
    }

    /** What was asked before this instant. */
    int forget(Instant before) {
        return jdbc.sql("delete from access_closing where asked_at < :before")
                .param("before", before.atOffset(ZoneOffset.UTC))
                .update();
    }

    int forget(Collection<Long> persons) {
        return jdbc.sql("delete from access_closing where person_id = any(:persons)")
                .param("persons", persons.toArray(Long[]::new))
                .update();
    }

    int forgetWriter(AccountId account) {
        return jdbc.sql("update access_closing set by_id = null where by_id = :account")
                .param("account", account.value())
                .update();
    }
}

package org.terreau.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.identity.AccountId;
import org.terreau.incubator.IncubatorId;
import org.terreau.shared.Money;
import org.terreau.team.Trade;

/** The SQL of tools. */
@Repository
class JdbcTools {

    private static final String TOOLS = """
            select id, incubator_id, name, kind, address, scope, account_key, tier, remover, runbook, minutes, hazards, trades,
                   owner_id, seat_cents, review_days, reviewed_on, retired_on, version
            from access_tool
            """;

    private final JdbcClient jdbc;

    JdbcTools(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Tool> of(Collection<String> incubators) {
        return jdbc.sql(TOOLS
                        + "where incubator_id = any(:incubators) order by retired_on is not null, lower(name), id")
                .param("incubators", incubators.toArray(String[]::new))
                .query((row, ignored) -> tool(row))
                .list();
    }

    List<Tool> serving() {
        return jdbc.sql(TOOLS + "where retired_on is null order by incubator_id, id")
                .query((row, ignored) -> tool(row))
                .list();
    }

    /** One statement. */
    List<Tool> find(Collection<Long> ids) {
        return jdbc.sql(TOOLS + "where id = any(:ids) order by id")
                .param("ids", ids.toArray(Long[]::new))
                .query((row, ignored) -> tool(row))
                .list();
    }

    Optional<Tool> find(long id) {
        return find(List.of(id)).stream().findFirst();
    }

    private static Tool tool(ResultSet row) throws SQLException {
        return new Tool(
                row.getLong("id"),
                new IncubatorId(row.getString("incubator_id")),
                new Tool.Described(
                        row.getString("name"),
                        ToolKind.of(row.getString("kind")).orElseThrow(),
                        row.getString("address"),
                        ToolScope.of(row.getString("scope")).orElseThrow(),
                        AccountKey.of(row.getString("account_key")).orElseThrow()),
                new Tool.Removal(
                        Tier.of(row.getString("tier")).orElseThrow(),
                        Remover.of(row.getString("remover")).orElseThrow(),
                        row.getString("runbook"),
                        row.getObject("minutes", Integer.class),
                        row.getString("hazards")),
                new Tool.Kept(
                        trades(row),
                        account(row, "owner_id"),
                        money(row),
                        row.getInt("review_days"),
                        row.getObject("reviewed_on", LocalDate.class)),
                row.getObject("retired_on", LocalDate.class),
                row.getLong("version"));
    }

    private static Set<Trade> trades(ResultSet row) throws SQLException {
        EnumSet<Trade> trades = EnumSet.noneOf(Trade.class);
        for (String code : (String[]) row.getArray("trades").getArray())
            Trade.of(code).ifPresent(trades::add);
        return trades;
    }

    static @Nullable AccountId account(ResultSet row, String column) throws SQLException {
        long id = row.getLong(column);
        return row.wasNull() ? null : new AccountId(id);
    }

    private static @Nullable Money money(ResultSet row) throws SQLException {
        long cents = row.getLong("seat_cents");
        return row.wasNull() ? null : new Money(cents);
    }

    /** False when another one of this incubator has the name already. */
    boolean named(IncubatorId incubator, String name, long but) {
        return jdbc.sql("""
                        select exists (select 1 from access_tool
                                       where incubator_id = :incubator and lower(name) = lower(:name) and id <> :but)
                        """)
                .param("incubator", incubator.value())
                .param("name", name)
                .param("but", but)
                .query(Boolean.class)
                .single();
    }

    long insert(IncubatorId incubator, ToolTyped.Checked tool, @Nullable AccountId owner, LocalDate on) {
        return jdbc.sql("""
                        insert into access_tool (incubator_id, name, kind, address, scope, account_key, tier, remover, runbook,
                                                 minutes, hazards, trades, owner_id, seat_cents, review_days, described_on)
                        values (:incubator, :name, :kind, :address, :scope, :key, :tier, :remover, :runbook,
                                :minutes, :hazards, :trades, :owner, :seat, :review, :on)
                        returning id
                        """)
                .param("on", on)
                .param("incubator", incubator.value())
                .params(written(tool))
                .param("owner", owner == null ? null : owner.value(), Types.BIGINT)
                .query(Long.class)
                .single();
    }

    /** False when somebody else wrote since. */
    boolean update(long id, ToolTyped.Checked tool, @Nullable AccountId owner, long version) {
        return jdbc.sql("""
                        update access_tool
                        set name = :name, kind = :kind, address = :address, scope = :scope, account_key = :key, tier = :tier,
                            remover = :remover, runbook = :runbook, minutes = :minutes, hazards = :hazards, trades = :trades,
                            owner_id = :owner, seat_cents = :seat, review_days = :review, version = version + 1
                        where id = :id and version = :version
                        """)
                        .params(written(tool))
                        .param("owner", owner == null ? null : owner.value(), Types.BIGINT)
                        .param("id", id)
                        .param("version", version)
                        .update()
                == 1;
    }

    private static Map<String, @Nullable Object> written(ToolTyped.Checked tool) {
        Map<String, @Nullable Object> written = new HashMap<>();
        written.put("name", tool.described().name());
        written.put("kind", tool.described().kind().code());
        written.put("address", tool.described().address());
        written.put("scope", tool.described().scope().code());
        written.put("key", tool.described().key().code());
        written.put("tier", tool.removal().tier().code());
        written.put("remover", tool.removal().who().code());
        written.put("runbook", tool.removal().runbook());
        written.put("minutes", tool.removal().minutes());
        written.put("hazards", tool.removal().hazards());
        written.put("trades", tool.expected().stream().map(Trade::code).toArray(String[]::new));
        written.put("seat", tool.seat() == null ? null : tool.seat().cents());
        written.put("review", tool.reviewDays());
        return written;
    }

    /** The day on which it was described; empty for one that was there before that was kept. */
    Optional<LocalDate> describedOn(long id) {
        return jdbc.sql("select described_on from access_tool where id = :id and described_on is not null")
                .param("id", id)
                .query(LocalDate.class)
                .optional();
    }

    void retire(long id, @Nullable LocalDate on) {
        jdbc.sql("update access_tool set retired_on = :on, version = version + 1 where id = :id")
                .param("on", on, Types.DATE)
                .param("id", id)
                .update();
    }

    void reviewed(long id, LocalDate on) {
        jdbc.sql("update access_tool set reviewed_on = :on, version = version + 1 where id = :id")
                .param("on", on)
                .param("id", id)
                .update();
    }

    int forgetOwner(AccountId account) {
        return jdbc.sql("update access_tool set owner_id = null where owner_id = :account")
                .param("account", account.value())
                .update();
    }
}

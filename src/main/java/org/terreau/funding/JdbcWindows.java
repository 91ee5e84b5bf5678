package org.terreau.funding;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.identity.Actor;
import org.terreau.incubator.IncubatorId;
import org.terreau.portfolio.PhaseKind;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Money;

/** The SQL of windows and of what is asked of them. */
@Repository
class JdbcWindows {

    private static final String READ = """
            select id, incubator_id, name, funder, phases, publics, total_cents, min_cents, max_cents, share, opens_on,
                closes_on, results_on, combinable, conditions, address, source, version
            from funding_window
            """;

    private static final String ASKED = """
            select id, window_id, product_id, asked_cents, granted_cents, state, changed_on, version from window_application
            """;

    private final JdbcClient jdbc;

    JdbcWindows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of every incubator, the one that closes first first. */
    List<FundingWindow> all() {
        return jdbc.sql(READ + " order by closes_on nulls last, name, id")
                .query((row, ignored) -> window(row))
                .list();
    }

    private static FundingWindow window(ResultSet row) throws SQLException {
        String phases = row.getString("phases");
        return new FundingWindow(
                row.getLong("id"),
                new IncubatorId(row.getString("incubator_id")),
                row.getString("name"),
                row.getString("funder"),
                phases.isEmpty()
                        ? List.of()
                        : Arrays.stream(phases.split(","))
                                .map(PhaseKind::of)
                                .flatMap(one -> one.stream())
                                .toList(),
                FundingWindow.Publics.of(row.getString("publics")).orElse(null),
                new FundingWindow.Amounts(money(row, "total_cents"), money(row, "min_cents"), money(row, "max_cents")),
                row.getInt("share"),
                row.getObject("opens_on", LocalDate.class),
                row.getObject("closes_on", LocalDate.class),
                new FundingWindow.After(
                        row.getObject("results_on", LocalDate.class),
                        row.getString("combinable").lines().toList()),
                new FundingWindow.Words(row.getString("conditions"), row.getString("address"), row.getString("source")),
                row.getLong("version"));
    }

    private static @Nullable Money money(ResultSet row, String column) throws SQLException {
        long cents = row.getLong(column);
        return row.wasNull() ? null : new Money(cents);
    }

    private static @Nullable Long cents(@Nullable Money amount) {
        return amount == null ? null : amount.cents();
    }

    /** Adds a window, or writes the one of the incubator that has this name. */
    void write(FundingWindow one) {
        FundingWindow.Publics publics = one.publics();
        jdbc.sql("""
                        insert into funding_window (incubator_id, name, funder, phases, publics, total_cents, min_cents, max_cents,
                            share, opens_on, closes_on, results_on, combinable, conditions, address, source)
                        values (:incubator, :name, :funder, :phases, :publics, cast(:total as bigint), cast(:least as bigint),
                            cast(:most as bigint), :share, cast(:opens as date), cast(:closes as date), cast(:results as date),
                            :combinable, :conditions, :address, :source)
                        on conflict (incubator_id, name) do update set funder = excluded.funder, phases = excluded.phases,
                            publics = excluded.publics, total_cents = excluded.total_cents, min_cents = excluded.min_cents,
                            max_cents = excluded.max_cents, share = excluded.share, opens_on = excluded.opens_on,
                            closes_on = excluded.closes_on,
                            results_on = excluded.results_on, combinable = excluded.combinable, conditions = excluded.conditions, address = excluded.address,
                            source = excluded.source, version = funding_window.version + 1
                        """)
                .param("incubator", one.incubator().value())
                .param("name", one.name())
                .param("funder", one.funder())
                .param("phases", one.phases().stream().map(PhaseKind::code).collect(Collectors.joining(",")))
                .param("publics", publics == null ? "" : publics.code())
                .param("total", cents(one.amounts().total()))
                .param("least", cents(one.amounts().least()))
                .param("most", cents(one.amounts().most()))
                .param("share", one.share())
                .param("opens", one.opens())
                .param("closes", one.closes())
                .param("results", one.after().results())
                .param("combinable", String.join("\n", one.after().combinable()))
                .param("conditions", one.words().conditions())
                .param("address", one.words().address())
                .param("source", one.words().source())
                .update();
    }

    /** What is asked for these products, in the order in which it was written. */
    List<WindowApplication> asked(Collection<ProductId> products) {
        return jdbc.sql(ASKED + " where product_id = any(:products) order by id")
                .param("products", products.stream().map(ProductId::value).toArray(String[]::new))
                .query((row, ignored) -> new WindowApplication(
                        row.getLong("id"),
                        row.getLong("window_id"),
                        new ProductId(row.getString("product_id")),
                        new Money(row.getLong("asked_cents")),
                        money(row, "granted_cents"),
                        WindowApplication.State.of(row.getString("state")).orElseThrow(),
                        row.getObject("changed_on", LocalDate.class),
                        row.getLong("version")))
                .list();
    }

    /**
     * Writes what is asked of a window for a product.
     *
     * @param version of what was read; 0 when nothing was asked yet
     * @return false when somebody else wrote since
     */
    boolean ask(
            long window,
            ProductId product,
            Money asked,
            @Nullable Money granted,
            WindowApplication.State state,
            LocalDate day,
            long version,
            Actor actor) {
        return jdbc.sql("""
                        insert into window_application (window_id, product_id, asked_cents, granted_cents, state, changed_on,
                            account_id, version)
                        values (:window, :product, :asked, cast(:granted as bigint), :state, :day, :account, 1)
                        on conflict (window_id, product_id) do update set asked_cents = excluded.asked_cents,
                            granted_cents = excluded.granted_cents, state = excluded.state, changed_on = excluded.changed_on,
                            account_id = excluded.account_id, version = window_application.version + 1
                            where window_application.version = :version
                        """)
                        .param("window", window)
                        .param("product", product.value())
                        .param("asked", asked.cents())
                        .param("granted", cents(granted))
                        .param("state", state.code())
                        .param("day", day)
                        .param("account", actor.id().value())
                        .param("version", version)
                        .update()
                > 0;
    }
}

package org.terreau.team;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.identity.AccountId;
import org.terreau.portfolio.ProductId;

/** The SQL of the roles of teams. */
@Repository
class JdbcTeams {

    private final JdbcClient jdbc;

    JdbcTeams(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(
            ProductId product,
            Trade trade,
            @Nullable AccountId account,
            @Nullable String name,
            @Nullable Integer share,
            LocalDate since) {
        jdbc.sql("""
                        insert into team_role (product_id, trade, account_id, name, share, since)
                        values (:product, :trade, :account, :name, :share, :today)
                        """)
                .param("product", product.value())
                .param("trade", trade.code())
                .param("account", account == null ? null : account.value())
                .param("name", name)
                .param("share", share)
                .param("today", since)
                .update();
    }

    /** Those of today, in the order in which they were added. */
    List<Teams.TeamRole> roles(ProductId product) {
        return roles(List.of(product)).getOrDefault(product, List.of());
    }

    /** The same of each of these products; nothing for those that have none. */
    Map<ProductId, List<Teams.TeamRole>> roles(Collection<ProductId> products) {
        Map<ProductId, List<Teams.TeamRole>> roles = new HashMap<>();
        jdbc.sql("""
                        select product_id, id, trade, name, share, since from team_role
                        where product_id = any(:products) and until is null order by id
                        """)
                .param("products", products.stream().map(ProductId::value).toArray(String[]::new))
                .query(row -> {
                    roles.computeIfAbsent(new ProductId(row.getString("product_id")), none -> new ArrayList<>())
                            .add(role(row));
                });
        return roles;
    }

    private static Teams.TeamRole role(ResultSet row) throws SQLException {
        return new Teams.TeamRole(
                row.getLong("id"),
                Trade.of(row.getString("trade")).orElse(Trade.OTHER),
                row.getString("name"),
                row.getObject("share", Integer.class),
                row.getObject("since", LocalDate.class));
    }

    boolean holds(AccountId account, Trade trade, ProductId product) {
        return jdbc.sql("""
                        select exists (select 1 from team_role
                                       where account_id = :account and product_id = :product and trade = :trade
                                         and until is null)
                        """)
                .param("account", account.value())
                .param("product", product.value())
                .param("trade", trade.code())
                .query(Boolean.class)
                .single();
    }

    boolean isMember(AccountId account, ProductId product) {
        return jdbc.sql("""
                        select exists (select 1 from team_role
                                       where account_id = :account and product_id = :product and until is null)
                        """)
                .param("account", account.value())
                .param("product", product.value())
                .query(Boolean.class)
                .single();
    }

    List<AccountId> members(ProductId product) {
        return jdbc.sql("""
                        select distinct account_id from team_role
                        where product_id = :product and until is null and account_id is not null order by 1
                        """)
                .param("product", product.value())
                .query((row, ignored) -> new AccountId(row.getLong("account_id")))
                .list();
    }

    List<ProductId> productsOf(AccountId account) {
        return jdbc.sql("""
                        select distinct product_id from team_role where account_id = :account and until is null order by 1
                        """)
                .param("account", account.value())
                .query((row, ignored) -> new ProductId(row.getString("product_id")))
                .list();
    }

    /** Fills a role that waits. */
    void fill(long role, AccountId account, String name, @Nullable Integer share, LocalDate since) {
        jdbc.sql(
                        "update team_role set account_id = :account, name = :name, share = :share, since = :today where id = :id")
                .param("account", account.value())
                .param("name", name)
                .param("share", share)
                .param("today", since)
                .param("id", role)
                .update();
    }

    /** Ends a role; the account that held it, or 0. Empty when it is no role of today in this team. */
    Optional<AccountId> end(long role, ProductId product, LocalDate until) {
        return jdbc.sql("""
                        update team_role set until = :today where id = :id and product_id = :product and until is null
                        returning coalesce(account_id, 0) as account_id
                        """)
                .param("today", until)
                .param("id", role)
                .param("product", product.value())
                .query(Long.class)
                .optional()
                .map(AccountId::new);
    }
}

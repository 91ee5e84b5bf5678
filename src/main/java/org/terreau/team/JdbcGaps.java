package org.terreau.team;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.identity.AccountId;
import org.terreau.portfolio.ProductId;

/** The SQL of who answers for what teams lack. */
@Repository
class JdbcGaps {

    private final JdbcClient jdbc;

    JdbcGaps(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Who answers, by when, and since when they do. */
    record Answer(AccountId account, LocalDate dueOn, LocalDate saidOn, long version) {}

    Map<ProductId, Map<Gate.Kind, Answer>> of(Collection<ProductId> products) {
        Map<ProductId, Map<Gate.Kind, Answer>> answers = new HashMap<>();
        jdbc.sql("""
                        select product_id, need, account_id, due_on, said_on, version from team_gap
                        where product_id = any(:products)
                        """)
                .param("products", products.stream().map(ProductId::value).toArray(String[]::new))
                .query(row -> {
                    Gate.Kind kind = Gate.Kind.of(row.getString("need")).orElse(null);
                    if (kind == null) return;
                    answers.computeIfAbsent(new ProductId(row.getString("product_id")), none -> new HashMap<>())
                            .put(
                                    kind,
                                    new Answer(
                                            new AccountId(row.getLong("account_id")),
                                            row.getObject("due_on", LocalDate.class),
                                            row.getObject("said_on", LocalDate.class),
                                            row.getLong("version")));
                });
        return answers;
    }

    /** False when somebody else said it since; version 0 is for the first time. */
    boolean store(ProductId product, Gate.Kind kind, Answer answer) {
        return jdbc.sql("""
                        insert into team_gap (product_id, need, account_id, due_on, said_on, version)
                        values (:product, :need, :account, :due, :said, 1)
                        on conflict (product_id, need) do update
                        set account_id = excluded.account_id, due_on = excluded.due_on, said_on = excluded.said_on,
                            version = team_gap.version + 1
                        where team_gap.version = :version
                        """)
                        .param("product", product.value())
                        .param("need", kind.code())
                        .param("account", answer.account().value())
                        .param("due", answer.dueOn())
                        .param("said", answer.saidOn())
                        .param("version", answer.version())
                        .update()
                == 1;
    }

    int forget(AccountId account) {
        return jdbc.sql("delete from team_gap where account_id = :account")
                .param("account", account.value())
                .update();
    }
}

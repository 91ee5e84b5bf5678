package org.terreau.funding;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.identity.Actor;
import org.terreau.portfolio.ProductId;

/** The SQL of the files that were taken. */
@Repository
class JdbcBudgetImports {

    private final JdbcClient jdbc;

    JdbcBudgetImports(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long insert(ProductId product, BudgetImport.Content content, String name, int taken, Actor actor, Instant now) {
        return jdbc.sql("""
                        insert into budget_import (product_id, content, name, taken, replaced, account_id, author, imported_at,
                            sheet_version)
                        values (:product, :content, :name, :taken, 0, :account, :author, :now, 0) returning id
                        """)
                .param("product", product.value())
                .param("content", content.code())
                .param("name", name)
                .param("taken", taken)
                .param("account", actor.id().value())
                .param("author", actor.name())
                .param("now", Timestamp.from(now))
                .query(Long.class)
                .single();
    }

    void done(long id, int replaced, long sheetVersion) {
        jdbc.sql("update budget_import set replaced = :replaced, sheet_version = :version where id = :id")
                .param("id", id)
                .param("replaced", replaced)
                .param("version", sheetVersion)
                .update();
    }

    Optional<BudgetImport> last(ProductId product) {
        return jdbc.sql("""
                        select id, content, name, taken, replaced, author, imported_at, sheet_version, undone_at
                        from budget_import where product_id = :product order by id desc limit 1
                        """)
                .param("product", product.value())
                .query((row, ignored) -> read(row))
                .optional();
    }

    private static BudgetImport read(ResultSet row) throws SQLException {
        return new BudgetImport(
                row.getLong("id"),
                BudgetImport.Content.of(row.getString("content")),
                row.getString("name"),
                row.getInt("taken"),
                row.getInt("replaced"),
                row.getString("author"),
                row.getTimestamp("imported_at").toInstant(),
                row.getLong("sheet_version"),
                Optional.ofNullable(row.getTimestamp("undone_at"))
                        .map(Timestamp::toInstant)
                        .orElse(null));
    }

    void undone(long id, Instant now) {
        jdbc.sql("update budget_import set undone_at = :now where id = :id")
                .param("id", id)
                .param("now", Timestamp.from(now))
                .update();
    }
}

package org.terreau.funding;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.identity.Actor;
import org.terreau.portfolio.ProductId;

/** The SQL of what is said of the money of a year. */
@Repository
class JdbcYearAnswers {

    private final JdbcClient jdbc;

    JdbcYearAnswers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(ProductId product, int year, YearAnswer answer, Actor actor) {
        jdbc.sql("""
                        insert into year_answer (product_id, year, kind, amount_cents, note, answered_on, account_id, author)
                        values (:product, :year, :kind, :amount, :note, :day, :account, :author)
                        """)
                .param("product", product.value())
                .param("year", year)
                .param("kind", answer.kind().code())
                .param("amount", answer.amount().cents())
                .param("note", answer.note())
                .param("day", answer.day())
                .param("account", actor.id().value())
                .param("author", answer.author())
                .update();
    }
}

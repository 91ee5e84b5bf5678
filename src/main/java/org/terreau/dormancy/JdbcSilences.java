package org.terreau.dormancy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.identity.AccountId;
import org.terreau.portfolio.ProductId;

/** The SQL of silences, and of what ends them. */
@Repository
class JdbcSilences {

    private final JdbcClient jdbc;

    JdbcSilences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False when it was asked already. */
    boolean ask(ProductId product, LocalDate today) {
        return jdbc.sql("""
                        insert into dormancy_silence (product_id, asked_on) values (:product, :today)
                        on conflict (product_id) where over_on is null do nothing
                        """)
                        .param("product", product.value())
                        .param("today", today)
                        .update()
                == 1;
    }

    /** False when it is marked already, or when its silence is over. */
    boolean mark(ProductId product, LocalDate today) {
        return jdbc.sql("""
                        update dormancy_silence set marked_on = :today
                        where product_id = :product and over_on is null and marked_on is null
                        """)
                        .param("product", product.value())
                        .param("today", today)
                        .update()
                == 1;
    }

    void end(ProductId product, LocalDate today) {
        jdbc.sql("update dormancy_silence set over_on = :today where product_id = :product and over_on is null")
                .param("product", product.value())
                .param("today", today)
                .update();
    }

    Optional<Asked> open(ProductId product) {
        return Optional.ofNullable(open().get(product));
    }

    Map<ProductId, Asked> open() {
        Map<ProductId, Asked> open = new HashMap<>();
        jdbc.sql("select product_id, asked_on, marked_on from dormancy_silence where over_on is null")
                .query(row -> {
                    open.put(
                            new ProductId(row.getString("product_id")),
                            new Asked(
                                    row.getObject("asked_on", LocalDate.class),
                                    row.getObject("marked_on", LocalDate.class)));
                });
        return open;
    }

    /** How many of these products were asked on this day. */
    int askedOn(LocalDate day, Collection<ProductId> among) {
        return jdbc.sql("select count(*) from dormancy_silence where asked_on = :day and product_id = any(:products)")
                .param("day", day)
                .param("products", among.stream().map(ProductId::value).toArray(String[]::new))
                .query(Integer.class)
                .single();
    }

    void say(ProductId product, Word word, AccountId by) {
        jdbc.sql("""
                        insert into dormancy_word (product_id, said_on, wish, sentence, public, account_id)
                        values (:product, :on, :wish, :sentence, :public, :account)
                        """)
                .param("product", product.value())
                .param("on", word.on())
                .param("wish", word.wish().code())
                .param("sentence", word.sentence())
                .param("public", word.open())
                .param("account", by.value())
                .update();
    }

    /** What was said of a product, the newest first. */
    List<Word> words(ProductId product, int most) {
        return jdbc.sql("""
                        select said_on, wish, sentence, public from dormancy_word
                        where product_id = :product order by id desc limit :most
                        """)
                .param("product", product.value())
                .param("most", most)
                .query((row, ignored) -> word(row))
                .list();
    }

    /** The last word said of each product since this day, where everybody may read it. */
    Map<ProductId, Word> publicWords(LocalDate since) {
        Map<ProductId, Word> words = new HashMap<>();
        jdbc.sql("""
                        select product_id, said_on, wish, sentence, public from (
                            select distinct on (product_id) product_id, said_on, wish, sentence, public from dormancy_word
                            where said_on >= :since order by product_id, id desc) last
                        where public
                        """).param("since", since).query(row -> {
            words.put(new ProductId(row.getString("product_id")), word(row));
        });
        return words;
    }

    private static Word word(ResultSet row) throws SQLException {
        return new Word(
                row.getObject("said_on", LocalDate.class),
                Wish.of(row.getString("wish")).orElseThrow(),
                row.getString("sentence"),
                row.getBoolean("public"));
    }

    List<Map<String, String>> by(AccountId account) {
        return jdbc.sql(
                        "select product_id, said_on, sentence from dormancy_word where account_id = :account order by id")
                .param("account", account.value())
                .query((row, ignored) -> Map.of(
                        "signe_de_vie", row.getString("product_id"),
                        "phrase", row.getString("sentence"),
                        "le", row.getString("said_on")))
                .list();
    }

    /** What was said stays, without who said it. */
    int forget(AccountId account) {
        return jdbc.sql("update dormancy_word set account_id = null where account_id = :account")
                .param("account", account.value())
                .update();
    }
}

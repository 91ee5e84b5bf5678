package org.terreau.survey;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.portfolio.Product;

/** The SQL of the words by which verbatims are sorted. */
@Repository
class JdbcThemes {

    private final JdbcClient jdbc;

    JdbcThemes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of the product and of its incubators, in the order of their names; counted on this product. */
    List<Theme> of(Product product) {
        return jdbc.sql("""
                        select t.id, t.scope, t.name,
                               (select count(*) from survey_verbatim_theme vt
                                join survey_verbatim v on v.answer = vt.answer
                                where vt.theme = t.id and v.product_id = :product) as used
                        from survey_theme t
                        where t.scope = :own or t.scope in (:shared)
                        order by lower(t.name), t.id
                        """)
                .param("product", product.id().value())
                .param("own", Theme.of(product.id()))
                .param("shared", product.incubators().stream().map(Theme::of).toList())
                .query((row, ignored) -> new Theme(
                        row.getLong("id"), row.getString("scope"), row.getString("name"), row.getLong("used")))
                .list();
    }

    long insert(String scope, String name) {
        return jdbc.sql("insert into survey_theme (scope, name) values (:scope, :name) returning id")
                .param("scope", scope)
                .param("name", name)
                .query(Long.class)
                .single();
    }

    void rename(long id, String name) {
        jdbc.sql("update survey_theme set name = :name where id = :id")
                .param("name", name)
                .param("id", id)
                .update();
    }

    /** False when a verbatim carries it. */
    boolean delete(long id) {
        return jdbc.sql("""
                        delete from survey_theme
                        where id = :id and not exists (select from survey_verbatim_theme vt where vt.theme = :id)
                        """).param("id", id).update() == 1;
    }
}

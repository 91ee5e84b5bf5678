package org.terreau.practice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.identity.AccountId;
import org.terreau.incubator.IncubatorId;
import org.terreau.portfolio.PhaseKind;
import org.terreau.portfolio.ProductId;

/** The SQL of good practices and of what products answer. */
@Repository
class JdbcPractices {

    private static final String PRACTICES = """
            select id, incubator_id, topic, phase, position, wording, hint, mandatory, withdrawn_on, version from practice
            """;
    /** The topics in the order in which they are shown. */
    private static final String ORDER = """
             order by array_position(array['ethique', 'transparence', 'accessibilite', 'securite', 'donnees', 'equipe'],
                                     topic), position, id
            """;

    private final JdbcClient jdbc;

    JdbcPractices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Practice> of(IncubatorId incubator) {
        return jdbc.sql(PRACTICES + "where incubator_id = :incubator" + ORDER)
                .param("incubator", incubator.value())
                .query(JdbcPractices::practice)
                .list();
    }

    Optional<Practice> find(long id) {
        return jdbc.sql(PRACTICES + "where id = :id")
                .param("id", id)
                .query(JdbcPractices::practice)
                .optional();
    }

    private static Practice practice(ResultSet row, int ignored) throws SQLException {
        return new Practice(
                row.getLong("id"),
                new IncubatorId(row.getString("incubator_id")),
                PracticeTopic.of(row.getString("topic")).orElseThrow(),
                PhaseKind.of(row.getString("phase")).orElseThrow(),
                row.getInt("position"),
                row.getString("wording"),
                row.getString("hint"),
                row.getBoolean("mandatory"),
                row.getObject("withdrawn_on", LocalDate.class),
                row.getLong("version"));
    }

    void insert(IncubatorId incubator, Practices.Written written) {
        jdbc.sql("""
                        insert into practice (incubator_id, topic, phase, position, wording, hint, mandatory)
                        values (:incubator, :topic, :phase, :position, :wording, :hint, :mandatory)
                        """)
                .param("incubator", incubator.value())
                .params(parameters(written))
                .update();
    }

    /** False when somebody else saved since. */
    boolean update(long id, Practices.Written written, long version) {
        return jdbc.sql("""
                        update practice
                        set topic = :topic, phase = :phase, position = :position, wording = :wording, hint = :hint,
                            mandatory = :mandatory, version = version + 1
                        where id = :id and version = :version
                        """)
                        .params(parameters(written))
                        .param("id", id)
                        .param("version", version)
                        .update()
                == 1;
    }

    private static Map<String, Object> parameters(Practices.Written written) {
        return Map.of(
                "topic", written.topic().code(),
                "phase", written.phase().code(),
                "position", written.position(),
                "wording", written.wording(),
                "hint", written.hint(),
                "mandatory", written.mandatory());
    }

    void withdraw(long id, @Nullable LocalDate on) {
        jdbc.sql("update practice set withdrawn_on = :on, version = version + 1 where id = :id")
                .param("on", on)
                .param("id", id)
                .update();
    }

    /** What these products answer, by product and by practice. */
    Map<ProductId, Map<Long, Practice.Answer>> answers(Collection<ProductId> products) {
        Map<ProductId, Map<Long, Practice.Answer>> answers = new HashMap<>();
        if (products.isEmpty()) return answers;
        jdbc.sql("""
                        select product_id, practice_id, state, evidence, link, owner, owner_account, done_on, version
                        from product_practice where product_id in (:products)
                        """)
                .param("products", products.stream().map(ProductId::value).toList())
                .query(row -> {
                    answers.computeIfAbsent(new ProductId(row.getString("product_id")), none -> new HashMap<>())
                            .put(
                                    row.getLong("practice_id"),
                                    new Practice.Answer(
                                            row.getString("state"),
                                            row.getString("evidence"),
                                            row.getString("link"),
                                            row.getString("owner"),
                                            member(row),
                                            row.getObject("done_on", LocalDate.class),
                                            row.getLong("version")));
                });
        return answers;
    }

    private static @Nullable AccountId member(ResultSet row) throws SQLException {
        long account = row.getLong("owner_account");
        return row.wasNull() ? null : new AccountId(account);
    }

    /** False when somebody else answered since; version 0 is for a first answer. */
    boolean answer(ProductId product, long practice, Practice.Answer answer, AccountId account) {
        return jdbc.sql("""
                        insert into product_practice
                            (product_id, practice_id, state, evidence, link, owner, owner_account, done_on, account_id)
                        values (:product, :practice, :state, :evidence, :link, :owner, :member, :on, :account)
                        on conflict (product_id, practice_id) do update
                        set state = excluded.state, evidence = excluded.evidence, link = excluded.link,
                            owner = excluded.owner, owner_account = excluded.owner_account, done_on = excluded.done_on, account_id = excluded.account_id,
                            version = product_practice.version + 1
                        where product_practice.version = :version
                        """)
                        .param("product", product.value())
                        .param("practice", practice)
                        .param("state", answer.state())
                        .param("evidence", answer.evidence())
                        .param("link", answer.link())
                        .param("owner", answer.owner())
                        .param(
                                "member",
                                answer.member() == null ? null : answer.member().value(),
                                Types.BIGINT)
                        .param("on", answer.on())
                        .param("account", account.value())
                        .param("version", answer.version())
                        .update()
                == 1;
    }

    /** False when somebody else answered since. */
    boolean clear(ProductId product, long practice, long version) {
        return jdbc.sql("""
                        delete from product_practice
                        where product_id = :product and practice_id = :practice and version = :version
                        """)
                        .param("product", product.value())
                        .param("practice", practice)
                        .param("version", version)
                        .update()
                == 1;
    }

    List<Map<String, String>> by(AccountId account) {
        return jdbc.sql("""
                        select a.product_id, p.wording, a.owner, a.evidence, a.done_on
                        from product_practice a join practice p on p.id = a.practice_id
                        where a.account_id = :account or a.owner_account = :account order by a.product_id, p.id
                        """)
                .param("account", account.value())
                .query((row, ignored) -> Map.of(
                        "bonne_pratique", row.getString("product_id") + " : " + row.getString("wording"),
                        "responsable", row.getString("owner"),
                        "preuve", row.getString("evidence"),
                        "le", row.getString("done_on")))
                .list();
    }

    int forget(AccountId account, String nobody) {
        return jdbc.sql("""
                        update product_practice set owner = :nobody, owner_account = null
                        where (owner_account = :account or owner_account is null and account_id = :account)
                          and owner <> :nobody
                        """)
                .param("nobody", nobody)
                .param("account", account.value())
                .update();
    }
}

package org.terreau.sharing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.identity.AccountId;

/** The SQL of kept scenarios. */
@Repository
class JdbcKeptScenarios {

    private static final String READ = """
            select id, owner_id, incubator_id, name, note, state, shown, content, created_at, changed_at, version
            from sharing_scenario
            """;

    private final JdbcClient jdbc;
    private final ScenarioLink link;

    JdbcKeptScenarios(JdbcClient jdbc, ScenarioLink link) {
        this.jdbc = jdbc;
        this.link = link;
    }

    /** A stored line; its content is read apart, and may be of a collectivité that no longer is. */
    private Optional<KeptScenario> kept(ResultSet row) throws SQLException {
        long owner = row.getLong("owner_id");
        @Nullable AccountId account = row.wasNull() ? null : new AccountId(owner);
        KeptScenario.Settings settings = new KeptScenario.Settings(
                row.getString("name"),
                row.getString("note"),
                KeptScenario.State.of(row.getString("state")).orElseThrow(),
                Optional.ofNullable(row.getString("incubator_id")).orElse(""),
                row.getBoolean("shown"));
        long id = row.getLong("id");
        Instant created = row.getTimestamp("created_at").toInstant();
        Instant changed = row.getTimestamp("changed_at").toInstant();
        long version = row.getLong("version");
        return link.read(row.getString("content"))
                .map(scenario -> new KeptScenario(
                        id, account, settings, scenario.named(settings.name()), created, changed, version));
    }

    Optional<KeptScenario> find(long id) {
        return jdbc.sql(READ + " where id = :id")
                .param("id", id)
                .query((row, ignored) -> kept(row))
                .optional()
                .flatMap(found -> found);
    }

    /** Those that everybody reads, the last changed first. */
    List<KeptScenario> shown() {
        return jdbc
                .sql(READ + " where shown order by changed_at desc, id desc limit 500")
                .query((row, ignored) -> kept(row))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** The owner's, and those that these incubators read; the last changed first. */
    List<KeptScenario> of(AccountId owner, Collection<String> incubators) {
        return jdbc
                .sql(READ + """
                         where owner_id = :owner or incubator_id = any(:incubators)
                        order by changed_at desc, id desc limit 500
                        """)
                .param("owner", owner.value())
                .param("incubators", incubators.toArray(String[]::new))
                .query((row, ignored) -> kept(row))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** Those of the owner whose content is not read any more, the last changed first. */
    List<LostScenario> lostOf(AccountId owner) {
        return jdbc
                .sql(READ + " where owner_id = :owner order by changed_at desc, id desc limit 500")
                .param("owner", owner.value())
                .query((row, ignored) -> kept(row).isPresent()
                        ? Optional.<LostScenario>empty()
                        : Optional.of(new LostScenario(
                                row.getLong("id"),
                                row.getString("name"),
                                row.getBoolean("shown"),
                                row.getTimestamp("changed_at").toInstant())))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    int countOf(AccountId owner) {
        return jdbc.sql("select count(*) from sharing_scenario where owner_id = :owner")
                .param("owner", owner.value())
                .query(Integer.class)
                .single();
    }

    long insert(AccountId owner, KeptScenario.Settings settings, Scenario scenario, Instant now) {
        return jdbc.sql("""
                        insert into sharing_scenario
                            (owner_id, incubator_id, name, note, state, shown, content, created_at, changed_at)
                        values (:owner, nullif(:incubator, ''), :name, :note, :state, :shown, :content, :now, :now)
                        returning id
                        """)
                .param("owner", owner.value())
                .params(written(settings))
                .param("content", link.kept(scenario))
                .param("now", Timestamp.from(now))
                .query(Long.class)
                .single();
    }

    private static Map<String, Object> written(KeptScenario.Settings settings) {
        return Map.of(
                "incubator", settings.incubator(),
                "name", settings.name(),
                "note", settings.note(),
                "state", settings.state().code(),
                "shown", settings.shown());
    }

    /** False when somebody else changed or removed it since this version. */
    boolean update(long id, KeptScenario.Settings settings, long version, Instant now) {
        return jdbc.sql("""
                        update sharing_scenario
                        set incubator_id = nullif(:incubator, ''), name = :name, note = :note, state = :state,
                            shown = :shown, changed_at = :now, version = version + 1
                        where id = :id and version = :version
                        """)
                        .params(written(settings))
                        .param("id", id)
                        .param("version", version)
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    /** False when somebody else changed or removed it since this version. */
    boolean replace(long id, Scenario scenario, long version, Instant now) {
        return jdbc.sql("""
                        update sharing_scenario
                        set content = :content, changed_at = :now, version = version + 1
                        where id = :id and version = :version
                        """)
                        .param("content", link.kept(scenario))
                        .param("id", id)
                        .param("version", version)
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    void delete(long id) {
        jdbc.sql("delete from sharing_scenario where id = :id").param("id", id).update();
    }

    /** What is held of its owner, in words. */
    List<Map<String, String>> heldOf(AccountId owner) {
        return jdbc.sql("""
                        select name, note, state, shown, created_at::text as at from sharing_scenario
                        where owner_id = :owner order by id
                        """)
                .param("owner", owner.value())
                .query((row, ignored) -> Map.of(
                        "nom", row.getString("name"),
                        "note", row.getString("note"),
                        "etat", row.getString("state"),
                        "public", row.getBoolean("shown") ? "oui" : "non",
                        "le", row.getString("at")))
                .list();
    }

    /** Those that others read stay, without their owner; the others go. */
    int forget(AccountId owner) {
        int gone = jdbc.sql("""
                        delete from sharing_scenario where owner_id = :owner and not shown and incubator_id is null
                        """).param("owner", owner.value()).update();
        return gone
                + jdbc.sql("update sharing_scenario set owner_id = null where owner_id = :owner")
                        .param("owner", owner.value())
                        .update();
    }

    /** The incubators that read it. */
    List<String> incubatorsOf(long id) {
        return jdbc.sql("select incubator_id from sharing_scenario where id = :id and incubator_id is not null")
                .param("id", id)
                .query(String.class)
                .list();
    }
}

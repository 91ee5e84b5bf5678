package org.terreau.legal;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of what was typed of the site: one row. */
@Repository
class JdbcParticulars {

    private static final TypeReference<TreeMap<String, String>> FIELDS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    JdbcParticulars(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Particulars read() {
        return jdbc.sql("select said, version from site_particulars")
                .query((row, ignored) -> {
                    Map<String, String> fields = json.readValue(row.getString("said"), FIELDS);
                    Map<Particular, String> said = new EnumMap<>(Particular.class);
                    for (Particular one : Particular.values())
                        if (fields.containsKey(one.field())) said.put(one, fields.get(one.field()));
                    return new Particulars(said, row.getLong("version"));
                })
                .single();
    }

    /** False when somebody changed it since this version. */
    boolean update(Particulars particulars, Instant now) {
        Map<String, String> fields = new TreeMap<>();
        particulars.said().forEach((one, text) -> fields.put(one.field(), text));
        return jdbc.sql("""
                        update site_particulars set said = :said::jsonb, version = version + 1, changed_at = :now
                        where version = :version
                        """)
                        .param("said", json.writeValueAsString(fields))
                        .param("now", Timestamp.from(now))
                        .param("version", particulars.version())
                        .update()
                == 1;
    }
}

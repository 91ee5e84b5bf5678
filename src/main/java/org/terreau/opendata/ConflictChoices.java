package org.terreau.opendata;

import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.terreau.identity.PersonalData;
import org.terreau.web.KeptData;

/** Who settled what changed here and in the files, as personal data: the choice stays without its author. */
@Component
class ConflictChoices implements PersonalData {

    private final JdbcClient jdbc;

    ConflictChoices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Bean
    static KeptData choicesKept() {
        return new KeptData(410, "opendata.choices", KeptData.Basis.PUBLIC_MISSION, null);
    }

    @Override
    public String module() {
        return "opendata";
    }

    @Override
    public List<Map<String, String>> held(Person person) {
        return jdbc.sql("""
                        select kind, thing, field, choice, settled_at from catalogue_conflict
                        where settled_by = :email order by id
                        """)
                .param("email", person.email().value())
                .query((row, ignored) -> Map.of(
                        "choix_du_catalogue", row.getString("thing") + " " + row.getString("field"),
                        "choix", row.getString("choice"),
                        "le", row.getTimestamp("settled_at").toInstant().toString()))
                .list();
    }

    @Override
    public int erase(Person person) {
        return jdbc.sql("update catalogue_conflict set settled_by = :nobody where settled_by = :email")
                .param("nobody", NOBODY)
                .param("email", person.email().value())
                .update();
    }
}

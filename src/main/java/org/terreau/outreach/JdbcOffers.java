package org.terreau.outreach;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.incubator.Incubator;

/** The SQL of the texts of offers. */
@Repository
class JdbcOffers {

    private final JdbcClient jdbc;

    JdbcOffers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Offer.Written> find(Incubator host) {
        return jdbc.sql("select text, version from offer where incubator_id = :host")
                .param("host", host.id().value())
                .query((row, ignored) -> new Offer.Written(host, row.getString("text"), row.getLong("version")))
                .optional();
    }

    /** False when somebody changed the text since this version, 0 being that of a text that is not written down. */
    boolean write(Incubator host, String text, long version) {
        int changed = jdbc.sql("""
                        insert into offer (incubator_id, text, version)
                        select :host, :text, 1 where :version = 0
                        on conflict (incubator_id) do nothing
                        """)
                .param("host", host.id().value())
                .param("text", text)
                .param("version", version)
                .update();
        if (changed == 0)
            changed = jdbc.sql("""
                            update offer set text = :text, version = version + 1
                            where incubator_id = :host and version = :version
                            """)
                    .param("host", host.id().value())
                    .param("text", text)
                    .param("version", version)
                    .update();
        return changed == 1;
    }
}

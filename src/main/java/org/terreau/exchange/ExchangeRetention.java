package org.terreau.exchange;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.terreau.dossier.DossierId;
import org.terreau.dossier.EndedDossierData;

/** Deletes the messages, the documents and the tasks of dossiers that ended long ago. */
@Component
class ExchangeRetention implements EndedDossierData {

    private final JdbcClient jdbc;
    private final Documents documents;

    ExchangeRetention(JdbcClient jdbc, Documents documents) {
        this.jdbc = jdbc;
        this.documents = documents;
    }

    @Override
    public int forget(DossierId dossier) {
        List<Long> held = jdbc.sql("select id from dossier_document where dossier_id = :dossier")
                .param("dossier", dossier.value())
                .query(Long.class)
                .list();
        held.forEach(documents::forget);
        int things = held.size();
        for (String table : List.of("dossier_reader", "dossier_message", "dossier_task"))
            things += jdbc.sql("delete from " + table + " where dossier_id = :dossier")
                    .param("dossier", dossier.value())
                    .update();
        return things;
    }
}

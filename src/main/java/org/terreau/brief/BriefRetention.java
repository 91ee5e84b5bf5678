package org.terreau.brief;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.terreau.dossier.DossierId;
import org.terreau.dossier.EndedDossierData;
import org.terreau.identity.PersonalData;

/** Takes those who wrote it out of the brief of a dossier that ended long ago: what was decided on stays. */
@Component
class BriefRetention implements EndedDossierData {

    private final JdbcClient jdbc;

    BriefRetention(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public int forget(DossierId dossier) {
        int things = 0;
        for (String table : List.of("brief_comment", "brief_draft", "dossier_presence", "brief_reading"))
            things += jdbc.sql("delete from " + table + " where dossier_id = :dossier")
                    .param("dossier", dossier.value())
                    .update();
        for (String table : List.of("brief_version", "brief_revision"))
            things += jdbc.sql(
                            "update " + table + " set author = :nobody, author_id = null where dossier_id = :dossier")
                    .param("dossier", dossier.value())
                    .param("nobody", PersonalData.NOBODY)
                    .update();
        return things;
    }
}

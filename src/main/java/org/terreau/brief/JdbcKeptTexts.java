package org.terreau.brief;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.dossier.Brief;
import org.terreau.dossier.DossierId;
import org.terreau.identity.AccountId;

/** The SQL of texts that were typed and could not be saved. */
@Repository
class JdbcKeptTexts {

    private final JdbcClient jdbc;

    JdbcKeptTexts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps what this sheet holds now in place of what it held before. */
    void keep(DossierId dossier, AccountId account, String sheet, Brief.Part part, String text, Instant at) {
        jdbc.sql("""
                        insert into brief_draft (dossier_id, account_id, sheet, part, content, kept_at)
                        values (:dossier, :account, :sheet, :part, :text, :at)
                        on conflict (dossier_id, account_id, sheet, part)
                        do update set content = excluded.content, kept_at = excluded.kept_at
                        """)
                .param("dossier", dossier.value())
                .param("account", account.value())
                .param("sheet", sheet)
                .param("part", part.code())
                .param("text", text)
                .param("at", Timestamp.from(at))
                .update();
    }

    /** Forgets what this sheet could not save before, except in these parts. */
    void forgetSheet(DossierId dossier, AccountId account, String sheet, Collection<Brief.Part> except) {
        jdbc.sql("""
                        delete from brief_draft
                        where dossier_id = :dossier and account_id = :account and sheet = :sheet
                          and part not in (:except)
                        """)
                .param("dossier", dossier.value())
                .param("account", account.value())
                .param("sheet", sheet)
                .param(
                        "except",
                        except.isEmpty()
                                ? List.of("")
                                : except.stream().map(Brief.Part::code).toList())
                .update();
    }

    void forget(DossierId dossier, AccountId account, Collection<Long> ids) {
        if (ids.isEmpty()) return;
        jdbc.sql("delete from brief_draft where dossier_id = :dossier and account_id = :account and id in (:ids)")
                .param("dossier", dossier.value())
                .param("account", account.value())
                .param("ids", List.copyOf(ids))
                .update();
    }

    List<KeptText> of(DossierId dossier, AccountId account) {
        return jdbc.sql("""
                        select id, sheet, part, content, kept_at from brief_draft
                        where dossier_id = :dossier and account_id = :account order by kept_at desc, id desc
                        """)
                .param("dossier", dossier.value())
                .param("account", account.value())
                .query((row, ignored) -> new KeptText(
                        row.getLong("id"),
                        row.getString("sheet"),
                        Brief.Part.of(row.getString("part")).orElseThrow(),
                        row.getString("content"),
                        row.getTimestamp("kept_at").toInstant()))
                .list();
    }
}

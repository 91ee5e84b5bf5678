package org.terreau.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.terreau.identity.AccountId;
import org.terreau.identity.PersonalData;

/**
 * What is held of somebody in the exchanges of dossiers. Erasing deletes the documents that they alone added and the text
 * of their messages; the traces that others rely on stay, without a name.
 */
@Component
class ExchangeData implements PersonalData {

    private static final String NOBODY = "—";

    private final JdbcClient jdbc;
    private final JdbcDossierDocuments documentRows;
    private final Documents documents;

    ExchangeData(JdbcClient jdbc, JdbcDossierDocuments documentRows, Documents documents) {
        this.jdbc = jdbc;
        this.documentRows = documentRows;
        this.documents = documents;
    }

    @Override
    public String module() {
        return "dossier";
    }

    @Override
    public List<Map<String, String>> held(Person person) {
        AccountId account = person.account();
        if (account == null) return List.of();
        List<Map<String, String>> held = new ArrayList<>();
        held.addAll(lines(account, """
                select 'message' as kind, dossier_id, written_at::text as at, text as content
                from dossier_message where author_id = :account order by id
                """));
        held.addAll(lines(account, """
                select 'document' as kind, d.dossier_id, v.added_at::text as at, v.name as content
                from dossier_document_version v join dossier_document d on d.id = v.document_id
                where v.author_id = :account order by v.document_id, v.number
                """));
        held.addAll(lines(account, """
                select 'tache' as kind, dossier_id, due_on::text as at, what as content
                from dossier_task where assignee_id = :account or author_id = :account order by id
                """));
        held.addAll(lines(account, """
                select 'suivi' as kind, dossier_id, '' as at, 'lu jusqu’au message ' || read_up_to as content
                from dossier_reader where account_id = :account order by dossier_id
                """));
        return held;
    }

    private List<Map<String, String>> lines(AccountId account, String sql) {
        return jdbc.sql(sql)
                .param("account", account.value())
                .query((row, ignored) -> {
                    Map<String, String> line = new LinkedHashMap<>();
                    line.put("genre", row.getString("kind"));
                    line.put("dossier", row.getString("dossier_id"));
                    line.put("date", row.getString("at"));
                    line.put("contenu", row.getString("content"));
                    return line;
                })
                .list();
    }

    @Override
    public int erase(Person person) {
        AccountId account = person.account();
        if (account == null) return 0;
        int erased = 0;
        for (long document : documentRows.addedBy(account))
            if (onlyBy(document, account)) {
                documents.forget(document);
                erased++;
            }
        erased += update(
                account,
                "update dossier_document_version set author_id = null, author = :nobody where author_id = :account",
                NOBODY);
        erased += update(account, """
                update dossier_message
                set author_id = null, author = :nobody, text = '', deleted_by = :nobody,
                    deleted_at = coalesce(deleted_at, written_at)
                where author_id = :account
                """, NOBODY);
        erased += update(
                account,
                "update dossier_task set assignee_id = null, assignee = :nobody where assignee_id = :account",
                NOBODY);
        erased += update(
                account,
                "update dossier_task set author_id = null, author = :nobody where author_id = :account",
                NOBODY);
        for (String trace : List.of(
                "update dossier_task set done_by_id = null, done_by = :nobody where done_by_id = :account",
                "update dossier_message set deleted_by_id = null, deleted_by = :nobody where deleted_by_id = :account",
                "update dossier_document set deleted_by_id = null, deleted_by = :nobody where deleted_by_id = :account"))
            erased += update(account, trace, NOBODY);
        return erased + update(account, "delete from dossier_reader where account_id = :account", null);
    }

    private boolean onlyBy(long document, AccountId account) {
        return jdbc.sql("""
                        select not exists (select 1 from dossier_document_version
                                           where document_id = :document and author_id is distinct from :account)
                        """)
                .param("document", document)
                .param("account", account.value())
                .query(Boolean.class)
                .single();
    }

    private int update(AccountId account, String sql, @Nullable String nobody) {
        JdbcClient.StatementSpec statement = jdbc.sql(sql).param("account", account.value());
        return (nobody == null ? statement : statement.param("nobody", nobody)).update();
    }
}

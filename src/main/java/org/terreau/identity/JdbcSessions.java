package org.terreau.identity;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of where people are signed in, on the tables of Spring Session. */
@Repository
class JdbcSessions implements PersonalData.OfAccounts {

    private static final String REFERENCE = "encode(sha256(convert_to(session_id::text, 'UTF8')), 'hex')";

    private final JdbcClient jdbc;

    JdbcSessions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False when this account has no such session. */
    boolean end(String reference, AccountId account) {
        return jdbc.sql("delete from spring_session where principal_name = :account and " + REFERENCE + " = :reference")
                        .param("account", account.toString())
                        .param("reference", reference)
                        .update()
                == 1;
    }

    int endOthers(String kept, AccountId account) {
        return jdbc.sql("delete from spring_session where principal_name = :account and " + REFERENCE + " <> :kept")
                .param("account", account.toString())
                .param("kept", kept)
                .update();
    }

    /** Ends those of this account that were used the longest ago, but for so many. */
    int endOldest(AccountId account, int kept) {
        return jdbc.sql("""
                        delete from spring_session where primary_id in (
                            select primary_id from spring_session where principal_name = :account
                            order by last_access_time desc, primary_id offset :kept)
                        """)
                .param("account", account.toString())
                .param("kept", kept)
                .update();
    }

    int endAllBut(String kept) {
        return jdbc.sql("delete from spring_session where principal_name is not null and " + REFERENCE + " <> :kept")
                .param("kept", kept)
                .update();
    }

    @Override
    public String module() {
        return "identity";
    }

    @Override
    public List<Map<String, String>> held(AccountId account) {
        return jdbc.sql("""
                        select creation_time, last_access_time from spring_session
                        where principal_name = :account order by creation_time
                        """)
                .param("account", account.toString())
                .query((row, ignored) -> Map.of(
                        "connexion_du",
                        Instant.ofEpochMilli(row.getLong("creation_time")).toString(),
                        "derniere_page",
                        Instant.ofEpochMilli(row.getLong("last_access_time")).toString()))
                .list();
    }

    @Override
    public int erase(AccountId account) {
        return jdbc.sql("delete from spring_session where principal_name = :account")
                .param("account", account.toString())
                .update();
    }
}

package org.terreau.dossier;

import java.sql.Timestamp;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.identity.AccountId;
import org.terreau.shared.EmailAddress;

/** The SQL of the people invited to dossiers. */
@Repository
class JdbcMembers {

    private final JdbcClient jdbc;

    JdbcMembers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<MemberKind> kind(DossierId dossier, AccountId account) {
        return jdbc.sql("select kind from dossier_member where dossier_id = :dossier and account_id = :account")
                .param("dossier", dossier.value())
                .param("account", account.value())
                .query(String.class)
                .optional()
                .flatMap(MemberKind::of);
    }

    List<Member> of(DossierId dossier) {
        return jdbc.sql("""
                        select account_id, email, name, kind, invited_by_id, invited_by, invited_at
                        from dossier_member where dossier_id = :dossier order by kind desc, invited_at, account_id
                        """)
                .param("dossier", dossier.value())
                .query((row, ignored) -> new Member(
                        new AccountId(row.getLong("account_id")),
                        new EmailAddress(row.getString("email")),
                        row.getString("name"),
                        MemberKind.of(row.getString("kind")).orElseThrow(),
                        row.getObject("invited_by_id") == null ? null : new AccountId(row.getLong("invited_by_id")),
                        row.getString("invited_by"),
                        row.getTimestamp("invited_at").toInstant()))
                .list();
    }

    /** Adds somebody, or changes as what they are invited. */
    void put(DossierId dossier, Member member) {
        jdbc.sql("""
                        insert into dossier_member (dossier_id, account_id, email, name, kind, invited_by_id, invited_by, invited_at)
                        values (:dossier, :account, :email, :name, :kind, :byId, :by, :at)
                        on conflict (dossier_id, account_id) do update set kind = excluded.kind
                        """)
                .param("dossier", dossier.value())
                .param("account", member.account().value())
                .param("email", member.email().value())
                .param("name", member.name())
                .param("kind", member.kind().code())
                .param(
                        "byId",
                        member.invitedById() == null
                                ? null
                                : member.invitedById().value(),
                        Types.BIGINT)
                .param("by", member.invitedBy())
                .param("at", Timestamp.from(member.invitedAt()))
                .update();
    }

    boolean remove(DossierId dossier, AccountId account) {
        return jdbc.sql("delete from dossier_member where dossier_id = :dossier and account_id = :account")
                        .param("dossier", dossier.value())
                        .param("account", account.value())
                        .update()
                == 1;
    }
}

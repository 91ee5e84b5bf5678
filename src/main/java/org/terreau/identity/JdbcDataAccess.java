package org.terreau.identity;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.shared.EmailAddress;
import org.terreau.shared.SecretToken;

/** The SQL of the links that open what is held about somebody. */
@Repository
class JdbcDataAccess {

    private final JdbcClient jdbc;

    JdbcDataAccess(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(SecretToken token, EmailAddress email, Instant now, Instant expires) {
        jdbc.sql("""
                        insert into data_access (digest, email, created_at, expires_at)
                        values (:digest, :email, :now, :expires)
                        """)
                .param("digest", token.digest())
                .param("email", email.value())
                .param("now", Timestamp.from(now))
                .param("expires", Timestamp.from(expires))
                .update();
    }

    /** The address of a link that still opens. */
    Optional<String> opened(SecretToken token, Instant now) {
        return jdbc.sql("select email from data_access where digest = :digest and expires_at > :now")
                .param("digest", token.digest())
                .param("now", Timestamp.from(now))
                .query(String.class)
                .optional();
    }

    int forget(EmailAddress email) {
        return jdbc.sql("delete from data_access where email = :email")
                .param("email", email.value())
                .update();
    }

    void forgetExpired(Instant now) {
        jdbc.sql("delete from data_access where expires_at < :now")
                .param("now", Timestamp.from(now))
                .update();
    }
}

package org.terreau.web;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of the number that grows with each change of what everybody may read. */
@Repository
class JdbcPublicContent {

    private final JdbcClient jdbc;

    JdbcPublicContent(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long next() {
        return jdbc.sql("select nextval('public_content')").query(Long.class).single();
    }

    long last() {
        return jdbc.sql("select last_value from public_content")
                .query(Long.class)
                .single();
    }
}

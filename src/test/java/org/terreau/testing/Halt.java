package org.terreau.testing;

import org.springframework.jdbc.core.simple.JdbcClient;

/** The database refuses a row until this is closed: what writes it stops there, as a program that dies would. */
public final class Halt implements AutoCloseable {

    private static final String REASON = "halted by a test";

    private final JdbcClient jdbc;
    private final String table;

    private Halt(JdbcClient jdbc, String table) {
        this.jdbc = jdbc;
        this.table = table;
    }

    /** @param row which one, as a condition on `new` */
    public static Halt at(JdbcClient jdbc, String table, String row) {
        jdbc.sql("create or replace function halt() returns trigger language plpgsql as $$ begin raise exception '"
                        + REASON + "'; end $$")
                .update();
        jdbc.sql("create trigger halt before insert on " + table + " for each row when (" + row
                        + ") execute function halt()")
                .update();
        return new Halt(jdbc, table);
    }

    /** The letter to somebody that leads to this address. */
    public static Halt atLetter(JdbcClient jdbc, String reader, String path) {
        return at(jdbc, "mail_outbox", "new.recipient = '" + reader + "' and new.body like '%" + path + "%'");
    }

    /** What is said of what stopped. */
    public String reason() {
        return REASON;
    }

    @Override
    public void close() {
        jdbc.sql("drop trigger halt on " + table).update();
        jdbc.sql("drop function halt()").update();
    }
}

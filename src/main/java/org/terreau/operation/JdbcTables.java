package org.terreau.operation;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.terreau.operation.Contents.Counter;
import org.terreau.operation.Contents.Part;
import org.terreau.operation.Contents.Partition;

/**
 * The tables of the installation, whoever owns them, as a backup sees them. Who is signed in is not in it, nor the
 * history of migrations, which a restoration writes anew. All in one transaction of the caller.
 */
final class JdbcTables {

    private static final String LEFT_OUT =
            "('flyway_schema_history', 'spring_session', 'spring_session_attributes', 'backup_taken')";

    private final Connection connection;

    JdbcTables(Connection connection) {
        this.connection = connection;
    }

    Connection connection() {
        return connection;
    }

    /** Those that hold rows themselves, without what they hold. */
    List<Part> all() throws SQLException {
        List<Part> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select c.relname, p.relname as parent, pg_get_expr(c.relpartbound, c.oid) as bound,
                               array(select a.attname::text from pg_attribute a
                                     where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                                       and a.attgenerated = '' order by a.attnum) as columns
                        from pg_class c
                        left join pg_inherits i on i.inhrelid = c.oid
                        left join pg_class p on p.oid = i.inhparent
                        where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r'
                          and c.relname not in """ + LEFT_OUT + " order by c.relname")) {
            while (row.next()) {
                String parent = row.getString("parent");
                Array columns = row.getArray("columns");
                found.add(new Part(
                        row.getString("relname"),
                        List.of((String[]) columns.getArray()),
                        parent == null ? null : new Partition(parent, row.getString("bound")),
                        0,
                        0,
                        ""));
            }
        }
        return found;
    }

    List<Counter> counters() throws SQLException {
        List<Counter> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select sequencename, coalesce(last_value, start_value) as last, last_value is not null as called
                        from pg_sequences where schemaname = current_schema() order by sequencename
                        """)) {
            while (row.next())
                found.add(new Counter(row.getString("sequencename"), row.getLong("last"), row.getBoolean("called")));
        }
        return found;
    }

    int schema() throws SQLException {
        return (int)
                number(
                        "select coalesce(max(version::int), 0) from flyway_schema_history where success and version ~ '^[0-9]+$'");
    }

    /** Whether anybody has an account: what is here is somebody's. */
    boolean used() throws SQLException {
        return number("select count(*) from (select from account limit 1) one") > 0;
    }

    private long number(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    String postgresql() throws SQLException {
        return connection.getMetaData().getDatabaseProductVersion();
    }

    static String copy(Part table, String direction) {
        String columns = table.columns().stream().map(JdbcTables::quoted).collect(Collectors.joining(", "));
        return "copy " + quoted(table.name()) + " (" + columns + ") " + direction;
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** Empties every table, so that rows come back in any order; what is returned makes them watch over each other again. */
    List<String> open() throws SQLException {
        List<String> closing = new ArrayList<>();
        List<String> opening = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select conrelid::regclass::text as owner, quote_ident(conname) as name,
                               pg_get_constraintdef(oid) as definition
                        from pg_constraint
                        where contype = 'f' and conparentid = 0 and connamespace = current_schema()::regnamespace
                        """)) {
            while (row.next()) {
                String alter = "alter table " + row.getString("owner");
                opening.add(alter + " drop constraint " + row.getString("name"));
                closing.add(alter + " add constraint " + row.getString("name") + " " + row.getString("definition"));
            }
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select distinct tgrelid::regclass::text as owner from pg_trigger t join pg_class c on c.oid = t.tgrelid
                        where not tgisinternal and tgparentid = 0 and c.relnamespace = current_schema()::regnamespace
                        """)) {
            while (row.next()) {
                opening.add("alter table " + row.getString("owner") + " disable trigger user");
                closing.add("alter table " + row.getString("owner") + " enable trigger user");
            }
        }
        opening.add("truncate "
                + Stream.concat(
                                all().stream().map(Part::name),
                                Stream.of("spring_session", "spring_session_attributes"))
                        .map(JdbcTables::quoted)
                        .collect(Collectors.joining(", ")));
        run(opening);
        return closing;
    }

    void run(List<String> statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) statement.execute(sql);
        }
    }

    /** Partitions that were made while the program ran are made again. */
    void make(Part table, Partition partition) throws SQLException {
        run(List.of("create table if not exists " + quoted(table.name()) + " partition of " + quoted(partition.of())
                + " " + partition.bound()));
    }

    void set(Counter counter) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select setval(?::regclass, ?, ?)")) {
            statement.setString(1, quoted(counter.name()));
            statement.setLong(2, counter.last());
            statement.setBoolean(3, counter.called());
            statement.execute();
        }
    }
}

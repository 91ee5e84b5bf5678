package org.terreau.testing;

import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks for a text in every column of every table. */
@TestComponent
public class Traces {

    private final JdbcClient jdbc;

    public Traces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The columns, as table.column, that hold this text in whatever case. Binary columns are read as Latin-1. */
    public List<String> of(String text) {
        List<String> found = new ArrayList<>();
        jdbc.sql("""
                        select c.table_name, c.column_name, c.data_type
                        from information_schema.columns c
                        join information_schema.tables t using (table_schema, table_name)
                        where c.table_schema = 'public' and t.table_type = 'BASE TABLE'
                          and c.data_type in ('text', 'character varying', 'character', 'json', 'jsonb', 'ARRAY', 'bytea')
                        order by c.table_name, c.ordinal_position
                        """)
                .query((row, ignored) -> new String[] {
                    row.getString("table_name"), row.getString("column_name"), row.getString("data_type")
                })
                .list()
                .forEach(column -> {
                    String read = column[2].equals("bytea")
                            ? "encode(\"" + column[1] + "\", 'escape')"
                            : "\"" + column[1] + "\"::text";
                    Boolean there = jdbc.sql("select exists (select 1 from \"" + column[0]
                                    + "\" where position(lower(:text) in lower(" + read + ")) > 0)")
                            .param("text", text)
                            .query(Boolean.class)
                            .single();
                    if (there) found.add(column[0] + "." + column[1]);
                });
        return found;
    }
}

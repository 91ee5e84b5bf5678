package org.terreau.testing;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import org.postgresql.PGConnection;

/** Tables as a dump holds them, and put back as a restoration does: by COPY, in a transaction of its own. */
public record Backup(Map<String, String> tables) {

    public static Backup of(String database, String... tables) throws SQLException, IOException {
        Map<String, String> dumped = new LinkedHashMap<>();
        try (Connection connection = DriverManager.getConnection(database)) {
            for (String table : tables) {
                StringWriter rows = new StringWriter();
                connection.unwrap(PGConnection.class).getCopyAPI().copyOut("copy " + table + " to stdout", rows);
                dumped.put(table, rows.toString());
            }
        }
        return new Backup(dumped);
    }

    /** @param database whose schema is as recent */
    public void restoreTo(String database) throws SQLException, IOException {
        try (Connection connection = DriverManager.getConnection(database);
                Statement statement = connection.createStatement()) {
            for (Map.Entry<String, String> table : tables.entrySet()) {
                statement.execute("truncate " + table.getKey());
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("copy " + table.getKey() + " from stdin", new StringReader(table.getValue()));
            }
        }
    }
}

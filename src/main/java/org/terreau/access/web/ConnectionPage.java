package org.terreau.access.web;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.terreau.access.Connection;
import org.terreau.access.Connections;
import org.terreau.access.Tool;
import org.terreau.web.Form;

/**
 * Where a tool tells its accounts by itself, what it would be asked and what it was.
 *
 * @param conflict somebody else changed it in the meantime
 */
public record ConnectionPage(Connections.Known known, Form form, boolean conflict) {

    private static final String REAL = "pour-de-vrai";

    static ConnectionPage of(Connections.Known known) {
        Connection connection = known.connection();
        return new ConnectionPage(
                known,
                connection == null
                        ? Form.EMPTY
                        : Form.filled(Map.of(
                                "adresse",
                                connection.address(),
                                REAL,
                                connection.real() ? "oui" : "",
                                "version",
                                String.valueOf(connection.version()))),
                false);
    }

    /** The same with what was typed, the token aside. */
    ConnectionPage typed(Form typed) {
        return new ConnectionPage(known, typed, conflict);
    }

    ConnectionPage conflicting(Form typed) {
        return new ConnectionPage(known, typed, true);
    }

    public Tool tool() {
        return known.tool();
    }

    public @Nullable Connection connection() {
        return known.connection();
    }

    public String path() {
        return path(tool());
    }

    static String path(Tool tool) {
        return tool.path() + "/connexion";
    }
}

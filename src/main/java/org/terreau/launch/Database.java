package org.terreau.launch;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.terreau.shared.Unusable;

/**
 * How to reach the database.
 *
 * @param url JDBC address
 * @param user null when the address says it
 */
record Database(String url, @Nullable String user, @Nullable String password) {

    private static final int OLDEST = 15;
    private static final int PATIENCE_SECONDS = 5;

    /** The server that takes what is written, among those of the address: a replica is none. */
    private static final String WRITABLE = "primary";

    private static final Pattern HOSTS =
            Pattern.compile("HOST(:\\d{1,5})?(,HOST(:\\d{1,5})?)*".replace("HOST", "([\\w.-]+|\\[[0-9a-fA-F:.]+])"));

    /**
     * Reads TERREAU_DATABASE_URL: `jdbc:postgresql://…` or `postgresql://user:password@host:port/name`, several hosts being
     * separated by commas, each with its port.
     *
     * @throws Unusable with an example, when it is neither
     */
    static Database parse(String address) {
        if (address.startsWith("jdbc:postgresql:")) return new Database(address, null, null);
        try {
            return of(URI.create(address));
        } catch (IllegalArgumentException notAnAddress) {
            throw new Unusable(
                    "TERREAU_DATABASE_URL n’est pas l’adresse d’un PostgreSQL. Écrivez par exemple postgresql://utilisateur:mot-de-passe@serveur:5432/terreau");
        }
    }

    private static Database of(URI uri) {
        String authority = uri.getRawAuthority() == null ? "" : uri.getRawAuthority();
        int at = authority.lastIndexOf('@');
        String hosts = authority.substring(at + 1);
        if (!"postgresql".equals(uri.getScheme()) && !"postgres".equals(uri.getScheme())
                || !HOSTS.matcher(hosts).matches()) throw new IllegalArgumentException(uri.toString());
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        String[] who = at < 0 ? new String[0] : authority.substring(0, at).split(":", 2);
        return new Database(
                "jdbc:postgresql://" + hosts + uri.getRawPath() + query,
                who.length > 0 ? decoded(who[0]) : null,
                who.length > 1 ? decoded(who[1]) : null);
    }

    private static String decoded(String text) {
        return java.net.URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    Connection connect() throws SQLException {
        Properties properties = new Properties();
        if (user != null) properties.setProperty("user", user);
        if (password != null) properties.setProperty("password", password);
        properties.setProperty("connectTimeout", String.valueOf(PATIENCE_SECONDS));
        properties.setProperty("socketTimeout", String.valueOf(PATIENCE_SECONDS));
        properties.setProperty("targetServerType", WRITABLE);
        return DriverManager.getConnection(url, properties);
    }

    /**
     * Checks that it answers, is recent enough, and holds nothing newer than this program.
     *
     * @param whatToDo when it does not answer
     */
    void check(int latestMigration, String whatToDo) {
        try (Connection connection = connect()) {
            int major = connection.getMetaData().getDatabaseMajorVersion();
            if (major < OLDEST)
                throw new Unusable("La base de données est un PostgreSQL " + major + " : Terreau demande la version "
                        + OLDEST + " ou une plus récente.");
            int applied = applied(connection);
            if (applied > latestMigration)
                throw new Unusable("Les données viennent d’une version plus récente de Terreau (schéma " + applied
                        + ", cette version connaît " + latestMigration
                        + ") : démarrez cette version-là, ou restaurez une sauvegarde plus ancienne.");
        } catch (SQLException failure) {
            throw new Unusable("La base de données ne répond pas (" + firstLine(failure) + ") : " + whatToDo);
        }
    }

    private static int applied(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet exists = statement.executeQuery("select to_regclass('flyway_schema_history') is not null")) {
            if (!exists.next() || !exists.getBoolean(1)) return 0;
        }
        try (Statement statement = connection.createStatement();
                ResultSet latest = statement.executeQuery(
                        "select coalesce(max(version::int), 0) from flyway_schema_history where success and version ~ '^[0-9]+$'")) {
            return latest.next() ? latest.getInt(1) : 0;
        }
    }

    private static String firstLine(SQLException failure) {
        return String.valueOf(failure.getMessage())
                .lines()
                .findFirst()
                .orElse("")
                .strip();
    }
}

package org.terreau.launch;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.terreau.shared.Command;
import org.terreau.shared.Unusable;

/**
 * Checks what the program needs, brings the database up, then starts Spring: as a site, or for one command. What keeps
 * it from starting is told in one sentence, with exit status 1.
 */
public final class Launcher {

    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private static final PrintStream ERR = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    private static final int FIRST_OF_EVERYBODY = 1024;
    private static final int ANSWER_MILLIS = 500;
    private static final String DETAIL = "--debug";

    /** What else would say at length that the start failed: silent until it has succeeded. */
    private static final List<String> SILENT = List.of(
            "org.springframework.boot",
            "org.springframework.context",
            "org.flywaydb",
            "org.apache.catalina",
            "org.apache.coyote");

    private static final Pattern MIGRATION = Pattern.compile("V(\\d+)__.*\\.sql");

    private Launcher() {}

    public static void launch(Class<?> application, String[] arguments) {
        LoggingSystem.get(Launcher.class.getClassLoader()).beforeInitialize();
        boolean command = Arrays.asList(arguments).contains("--command");
        List<String> words = new ArrayList<>(Arrays.asList(arguments));
        words.remove("--command");
        try {
            if (command) System.exit(command(application, words));
            else serve(application, words);
        } catch (Unusable unusable) {
            ERR.println(unusable.getMessage());
            System.exit(1);
        }
    }

    /** Starts Spring; what keeps it from starting is told by us alone, unless the detail is asked for. */
    private static ConfigurableApplicationContext run(SpringApplication program, String... arguments) {
        try {
            ConfigurableApplicationContext started = program.run(arguments);
            LoggingSystem logging = LoggingSystem.get(Launcher.class.getClassLoader());
            SILENT.forEach(logger -> logging.setLogLevel(logger, null));
            return started;
        } catch (RuntimeException failure) {
            if (Arrays.asList(arguments).contains(DETAIL)) failure.printStackTrace(ERR);
            throw StartFailure.of(failure);
        }
    }

    private static void serve(Class<?> application, List<String> arguments) {
        checkPort();
        Map<String, Object> properties = new HashMap<>();
        EmbeddedDatabase embedded = open(properties, false);
        SpringApplication program = new SpringApplication(application);
        program.setDefaultProperties(properties);
        program.setRegisterShutdownHook(false);
        say("Préparation de Terreau…");
        ConfigurableApplicationContext context;
        try {
            context = run(program, arguments.toArray(new String[0]));
        } catch (Unusable unusable) {
            if (embedded != null) embedded.stop();
            throw unusable;
        }
        Stop.whenTold(context, embedded);
        if (arguments.contains("--warm-up")) {
            warmUp(context);
            System.exit(0);
        }
        String url = context.getEnvironment().getProperty("terreau.base-url", "");
        say("Terreau est prêt : " + url);
        context.getBeansOfType(Welcome.class)
                .values()
                .forEach(welcome -> welcome.lines().forEach(Launcher::say));
    }

    /** To who started it; where each line is read by a program, what is told once it has started is a line of the log. */
    private static void say(String line) {
        if (System.getenv().getOrDefault("TERREAU_LOG_FORMAT", "").isBlank()) OUT.println(line);
        else LoggerFactory.getLogger(Launcher.class).info(line);
    }

    /** Reads a few pages as a visitor would, so that the classes they need are among those that are archived. */
    private static void warmUp(ConfigurableApplicationContext context) {
        String port = context.getEnvironment().getProperty("local.server.port", "");
        HttpClient visitor = HttpClient.newHttpClient();
        for (String path :
                List.of("/", "/offre", "/contact", "/auto-diagnostic", "/produits", "/api/territoires?q=lyon")) {
            try {
                visitor.send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                .build(),
                        HttpResponse.BodyHandlers.discarding());
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static int command(Class<?> application, List<String> words) {
        Map<String, Object> properties = new HashMap<>();
        EmbeddedDatabase embedded = open(properties, true);
        properties.put("db-scheduler.enabled", "false");
        SpringApplication program = new SpringApplication(application);
        program.setWebApplicationType(WebApplicationType.NONE);
        program.setLazyInitialization(true);
        program.setDefaultProperties(properties);
        program.setRegisterShutdownHook(false);
        try (ConfigurableApplicationContext context = run(program)) {
            List<Command> commands = context.getBeansOfType(Command.class).values().stream()
                    .sorted(Comparator.comparing(Command::name))
                    .toList();
            for (Command known : commands)
                if (!words.isEmpty() && known.name().equals(words.get(0)))
                    return known.run(words.subList(1, words.size()), OUT);
            OUT.println("bin/terreau COMMANDE");
            for (Command known : commands) OUT.println("  " + known.usage());
            return words.isEmpty() ? 0 : 2;
        } finally {
            if (embedded != null) embedded.stop();
        }
    }

    private static @org.jspecify.annotations.Nullable EmbeddedDatabase open(
            Map<String, Object> properties, boolean joining) {
        String address = System.getenv("TERREAU_DATABASE_URL");
        EmbeddedDatabase embedded = null;
        Database database;
        if (address == null || address.isBlank()) {
            if (!joining) say("Démarrage de la base de données…");
            Path data = Path.of(System.getenv().getOrDefault("TERREAU_DATA", "data"))
                    .toAbsolutePath()
                    .normalize();
            embedded = EmbeddedDatabase.open(data, joining);
            database = embedded.database();
            try {
                properties.put("terreau.generated-secret-key", KeptSecret.KEY.read(data));
            } catch (Unusable unusable) {
                embedded.stop();
                throw unusable;
            }
        } else {
            database = Database.parse(address);
        }
        properties.put("terreau.embedded-database", embedded != null);
        try {
            database.check(
                    latestMigration(),
                    embedded == null
                            ? "vérifiez TERREAU_DATABASE_URL et que PostgreSQL est démarré."
                            : "restaurez une sauvegarde du dossier des données.");
        } catch (Unusable unusable) {
            if (embedded != null) embedded.stop();
            throw unusable;
        }
        properties.put("spring.datasource.url", database.url());
        SILENT.forEach(logger -> properties.put("logging.level." + logger, "off"));
        if (database.user() != null) properties.put("spring.datasource.username", database.user());
        if (database.password() != null) properties.put("spring.datasource.password", database.password());
        return embedded;
    }

    private static void checkPort() {
        String written = System.getenv().getOrDefault("PORT", "8080");
        if (!written.matches("\\d{1,5}") || Integer.parseInt(written) > 65_535)
            throw new Unusable("PORT=" + written + " n’est pas un numéro de port : écrivez par exemple PORT=8081.");
        int port = Integer.parseInt(written);
        if (port == 0) return;
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(port));
        } catch (IOException refused) {
            if (port < FIRST_OF_EVERYBODY && !answers(port))
                throw new Unusable("Le port " + port
                        + " est réservé à l’administrateur de la machine : mettez un serveur mandataire devant Terreau, et choisissez un port à partir de "
                        + FIRST_OF_EVERYBODY + ", par exemple PORT=8080.");
            throw new Unusable("Le port " + port
                    + " est déjà pris : arrêtez le programme qui l’occupe, ou choisissez-en un autre, par exemple PORT="
                    + (port == 65_535 ? 8080 : port + 1) + ".");
        }
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), ANSWER_MILLIS);
            return true;
        } catch (IOException nobody) {
            return false;
        }
    }

    private static int latestMigration() {
        try {
            int latest = 0;
            for (Resource file :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:db/migration/V*.sql")) {
                Matcher name = MIGRATION.matcher(String.valueOf(file.getFilename()));
                if (name.matches()) latest = Math.max(latest, Integer.parseInt(name.group(1)));
            }
            return latest;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

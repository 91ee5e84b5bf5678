package org.terreau.launch;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;

/** Checks what the program needs, brings the database up, then starts Spring. */
public final class Launcher {

    private Launcher() {}

    public static void launch(Class<?> application, String[] arguments) {
        Map<String, Object> properties = new HashMap<>();
        String url = System.getenv("TERREAU_DATABASE_URL");
        if (url == null || url.isBlank()) {
            String data = System.getenv().getOrDefault("TERREAU_DATA", "data");
            EmbeddedDatabase database = EmbeddedDatabase.start(Path.of(data).toAbsolutePath());
            url = database.jdbcUrl();
            properties.put("spring.datasource.username", "postgres");
            Runtime.getRuntime().addShutdownHook(new Thread(database::stop, "stop-database"));
        }
        properties.put("spring.datasource.url", url);
        SpringApplication program = new SpringApplication(application);
        program.setDefaultProperties(properties);
        program.run(arguments);
    }
}

package org.terreau.launch;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Ends the program within ten seconds of SIGTERM, whatever hangs: what is being done has a few seconds to end, and what
 * is left is taken up at the next start or by another instance. The embedded PostgreSQL gives itself five seconds.
 */
final class Stop {

    private static final Duration CLOSING = Duration.ofSeconds(4);

    private Stop() {}

    static void whenTold(ConfigurableApplicationContext context, @Nullable EmbeddedDatabase embedded) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(context, embedded), "stop"));
    }

    private static void stop(ConfigurableApplicationContext context, @Nullable EmbeddedDatabase embedded) {
        Thread closing = new Thread(context::close, "close");
        closing.setDaemon(true);
        closing.start();
        try {
            closing.join(CLOSING.toMillis());
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        } finally {
            if (embedded != null) embedded.stop();
        }
    }
}

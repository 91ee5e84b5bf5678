package org.terreau.launch;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Ends the program within ten seconds of SIGTERM, whatever hangs: what is being done has a few seconds to end, and what
 * is left is taken up at the next start or by another instance. An embedded PostgreSQL that hangs is left behind, and
 * stopped at the next start.
 */
final class Stop {

    private static final Duration CLOSING = Duration.ofSeconds(4);
    private static final Duration DATABASE = Duration.ofSeconds(3);

    private Stop() {}

    static void whenTold(ConfigurableApplicationContext context, @Nullable EmbeddedDatabase embedded) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(context, embedded), "stop"));
    }

    private static void stop(ConfigurableApplicationContext context, @Nullable EmbeddedDatabase embedded) {
        within(CLOSING, context::close);
        if (embedded != null) within(DATABASE, embedded::stop);
    }

    private static void within(Duration longest, Runnable ending) {
        Thread thread = new Thread(ending, "end");
        thread.setDaemon(true);
        thread.start();
        try {
            thread.join(longest.toMillis());
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}

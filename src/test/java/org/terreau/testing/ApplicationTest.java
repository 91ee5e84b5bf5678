package org.terreau.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;
import org.terreau.demo.ToldStoryClock;
import org.terreau.portfolio.PortfolioFixtures;
import org.terreau.problem.Attachments;
import org.terreau.problem.ProblemFixtures;

/**
 * The whole application on a free port and a database of its own, with everything that tests share: one application for
 * all of them, since each one more costs its start. The demonstration is the only other one.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("application")
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = ApplicationTest.OnTestDatabase.class)
@Import({
    People.class,
    Statements.class,
    Days.AsTheClock.class,
    Traces.class,
    PortfolioFixtures.class,
    ProblemFixtures.class,
    Attachments.class
})
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
public @interface ApplicationTest {

    /** The folder that administrators may import from, one a fork. */
    Path IMPORT_FOLDER = Path.of("target", "import-folder-" + System.getProperty("surefire.forkNumber", "1"));

    class OnTestDatabase implements ApplicationContextInitializer<GenericApplicationContext> {

        @Override
        public void initialize(GenericApplicationContext context) {
            new ToldStoryClock(Present.CLOCK).initialize(context);
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "test-database",
                            Map.ofEntries(
                                    Map.entry("spring.datasource.url", TestDatabase.create()),
                                    Map.entry("terreau.mail.delivery-interval", "500ms"),
                                    Map.entry("terreau.import.folder", IMPORT_FOLDER.toString()),
                                    Map.entry("db-scheduler.polling-interval", "250ms"),
                                    Map.entry("terreau.outward.allowed-inside", "127.0.0.1"),
                                    Map.entry("terreau.outward.longest", "4s"),
                                    Map.entry("terreau.import.authorities", GitServer.authority()),
                                    Map.entry("terreau.import.silence", "2s"),
                                    Map.entry("terreau.import.interval", "500ms"),
                                    Map.entry("terreau.sources.interval", "500ms"),
                                    Map.entry("terreau.sources.keys", "dGVycmVhdS10ZXN0cy1rZXktb2YtMzItYnl0ZXMhISE="),
                                    Map.entry("spring.datasource.hikari.connection-timeout", "20000"),
                                    Map.entry("terreau.reading.headers", "5s"),
                                    Map.entry("terreau.reading.start", "5s"),
                                    Map.entry("terreau.proxies", "127.0.0.1"),
                                    Map.entry("terreau.base-url", "http://localhost:0"),
                                    Map.entry("logging.level.org.terreau", "warn"))));
        }
    }
}

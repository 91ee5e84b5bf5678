package org.terreau.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.Terreau;
import org.terreau.shared.Paris;
import org.terreau.testing.TestDatabase;

/** The stories are told of days that lie so long before the present: they hold whatever day the present is. */
@Tag("application")
class DemonstrationDaysTests {

    /** A Saturday, the first day of a year, which is also before its summer, and a leap day. */
    @ParameterizedTest
    @ValueSource(strings = {"2026-11-28", "2027-01-01", "2028-02-29"})
    void theDemonstrationIsLaidWhateverTheDay(LocalDate day) {
        Instant morning = day.atTime(LocalTime.of(10, 0)).atZone(Paris.ZONE).toInstant();
        Clock that = Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), morning));
        ApplicationContextInitializer<GenericApplicationContext> atThatTime = context ->
                context.registerBean(StoryClock.class.getName(), StoryClock.class, () -> new StoryClock(that));
        try (ConfigurableApplicationContext site = new SpringApplicationBuilder(Terreau.class)
                .initializers(atThatTime)
                .run(
                        "--spring.datasource.url=" + TestDatabase.create(),
                        "--server.port=0",
                        "--terreau.demo=true",
                        "--terreau.sources.keys=dGVycmVhdS10ZXN0cy1rZXktb2YtMzItYnl0ZXMhISE=",
                        "--logging.level.org.terreau=warn",
                        "--spring.jmx.enabled=false")) {
            assertThat(site.getBean(StoryClock.class).present()).isEqualTo(day);
            assertThat(site.getBean(JdbcClient.class)
                            .sql("select count(*) from product")
                            .query(Long.class)
                            .single())
                    .isGreaterThan(25);
        }
    }
}

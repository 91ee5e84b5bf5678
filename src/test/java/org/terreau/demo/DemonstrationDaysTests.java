package org.terreau.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.Terreau;
import org.terreau.testing.Present;
import org.terreau.testing.TestDatabase;

/** The stories are told of days that lie so long before the present: they hold whatever day the present is. */
@Tag("application")
class DemonstrationDaysTests {

    /** A Saturday, the first day of a year, which is also before its summer, and a leap day. */
    @ParameterizedTest
    @ValueSource(strings = {"2026-11-28", "2027-01-01", "2028-02-29"})
    void theDemonstrationIsLaidWhateverTheDay(LocalDate day) {
        try (ConfigurableApplicationContext site = new SpringApplicationBuilder(Terreau.class)
                .initializers(new ToldStoryClock(Present.at(day.atTime(10, 0))))
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

package org.terreau;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.terreau.shared.Command;
import org.terreau.testing.TestDatabase;

@Tag("process")
class CommandsWithoutSiteTests {

    @Test
    void commandsStartWithoutTheWebServer() {
        SpringApplication program = new SpringApplication(Terreau.class);
        program.setWebApplicationType(WebApplicationType.NONE);
        program.setLazyInitialization(true);
        program.setRegisterShutdownHook(false);
        program.setDefaultProperties(Map.of());
        try (ConfigurableApplicationContext context = program.run(
                "--spring.datasource.url=" + TestDatabase.create(),
                "--terreau.demo=false",
                "--spring.jmx.enabled=false",
                "--db-scheduler.enabled=false")) {
            assertThat(context.getBeansOfType(Command.class).values())
                    .extracting(Command::name)
                    .contains("import", "import-catalogue", "export-catalogue", "add-administrator");
        }
    }
}

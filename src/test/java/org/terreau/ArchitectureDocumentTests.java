package org.terreau;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

class ArchitectureDocumentTests {

    @Test
    void theArchitectureDocumentListsTheModulesAsTheyAreDeclared() throws IOException {
        String declared = ApplicationModules.of(Terreau.class).stream()
                .sorted(Comparator.comparing(module -> module.getIdentifier().toString()))
                .map(module -> "| " + module.getIdentifier() + " | "
                        + mayUse(module.getBasePackage().getName()) + " |\n")
                .collect(Collectors.joining("", "| Module | May use |\n|---|---|\n", ""));
        String document = Files.readString(Path.of("docs/architecture.md"));
        String written = document.substring(
                document.indexOf("<!-- modules -->") + "<!-- modules -->\n".length(),
                document.indexOf("<!-- /modules -->"));
        assertThat(written).isEqualTo(declared);
    }

    private static String mayUse(String name) {
        try {
            ApplicationModule module = Class.forName(name + ".package-info").getAnnotation(ApplicationModule.class);
            return Arrays.stream(module.allowedDependencies()).sorted().collect(Collectors.joining(", "));
        } catch (ClassNotFoundException missing) {
            throw new AssertionError(name + " has no package-info", missing);
        }
    }
}

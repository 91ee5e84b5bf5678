package org.terreau;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.terreau.testing.ApplicationTest;
import org.terreau.web.OpenTo;

@ApplicationTest
class RoutesDocumentTests {

    private static final Path DOCUMENT = Path.of("docs/routes.md");

    private final RequestMappingHandlerMapping routes;

    RoutesDocumentTests(RequestMappingHandlerMapping requestMappingHandlerMapping) {
        this.routes = requestMappingHandlerMapping;
    }

    @Test
    void theDocumentSaysWhoMayCallEachRoute() throws IOException {
        TreeSet<String> lines = new TreeSet<>();
        routes.getHandlerMethods().forEach((info, method) -> {
            if (!method.getBeanType().getName().startsWith("org.terreau")) return;
            OpenTo open = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), OpenTo.class);
            if (open == null) open = AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), OpenTo.class);
            String who = open == null
                    ? "nobody"
                    : open.value().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
            String verbs = info.getMethodsCondition().getMethods().isEmpty()
                    ? "any"
                    : info.getMethodsCondition().getMethods().iterator().next().name();
            for (String path : info.getPatternValues())
                lines.add("| `" + path.replace("|", "\\|") + "` | " + verbs + " | " + who + " |");
        });
        String expected =
                "# Routes\n\nWho may call each route at all; the façade behind it asks for the finer right. Checked by `RoutesDocumentTests`.\n\n| Route | Method | Open to |\n|---|---|---|\n"
                        + String.join("\n", lines) + "\n";
        Files.createDirectories(Path.of("target"));
        Files.writeString(Path.of("target/routes.md"), expected);
        assertThat(Files.exists(DOCUMENT) ? Files.readString(DOCUMENT) : "")
                .as("docs/routes.md; the true one is in target/routes.md")
                .isEqualTo(expected);
        assertThat(expected).doesNotContain("| nobody |");
    }
}

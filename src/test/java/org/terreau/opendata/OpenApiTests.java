package org.terreau.opendata;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.SpecVersion;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.People;

@ApplicationTest
class OpenApiTests {

    private final People people;
    private final RequestMappingHandlerMapping routes;

    OpenApiTests(People people, RequestMappingHandlerMapping requestMappingHandlerMapping) {
        this.people = people;
        this.routes = requestMappingHandlerMapping;
    }

    private OpenAPI document() {
        ParseOptions options = new ParseOptions();
        options.setResolve(true);
        SwaggerParseResult read = new OpenAPIV3Parser()
                .readContents(people.visitor().get("/api/openapi.json").body(), null, options);
        assertThat(read.getMessages()).isEmpty();
        return read.getOpenAPI();
    }

    @Test
    void theDocumentIsValidOpenApi31() {
        OpenAPI document = document();
        assertThat(document.getSpecVersion()).isEqualTo(SpecVersion.V31);
        assertThat(document.getOpenapi()).startsWith("3.1");
        assertThat(document.getInfo().getTitle()).isEqualTo("API de Terreau");
    }

    @Test
    void everyRouteOfTheApiIsInTheDocumentWithTheSameWayToCallIt() {
        TreeSet<String> written = new TreeSet<>();
        document()
                .getPaths()
                .forEach((path, item) ->
                        item.readOperationsMap().keySet().forEach(method -> written.add(method + " " + path)));
        TreeSet<String> known = new TreeSet<>();
        routes.getHandlerMethods().forEach((route, method) -> {
            if (!method.getBeanType().getName().startsWith("org.terreau")) return;
            for (String pattern : route.getPatternValues())
                if (pattern.contains("/api/"))
                    known.add(
                            route.getMethodsCondition().getMethods().iterator().next() + " "
                                    + pattern.replaceAll("\\{(\\w+):[^/]*\\}", "{$1}"));
        });
        assertThat(written).isEqualTo(known);
    }

    @Test
    void everyRouteIsDescribedInFrenchWithItsParametersAndAnswers() {
        document()
                .getPaths()
                .forEach((path, item) -> item.readOperationsMap()
                        .forEach((method, operation) -> described(path, item, method, operation)));
    }

    private static void described(String path, PathItem item, PathItem.HttpMethod method, Operation operation) {
        String route = method + " " + path;
        assertThat(operation.getSummary())
                .as("summary of %s in openapi/fr.yaml", route)
                .isNotBlank();
        assertThat(operation.getTags()).as("tag of %s", route).hasSize(1);
        assertThat(Objects.requireNonNull(operation.getResponses().get("200")).getDescription())
                .as("answer of %s", route)
                .isNotBlank();
        assertThat(Objects.requireNonNull(operation.getResponses().get("200")).getContent())
                .as("what %s answers", route)
                .isNotEmpty();
        for (var parameter : operation.getParameters() == null
                ? List.<io.swagger.v3.oas.models.parameters.Parameter>of()
                : operation.getParameters())
            assertThat(parameter.getDescription())
                    .as("parameter %s of %s", parameter.getName(), route)
                    .isNotBlank();
    }

    @Test
    void aRouteThatWritesAsksForAKey() {
        Operation write = Objects.requireNonNull(document().getPaths().get("/api/v1/products/{id}/file"))
                .getPut();
        assertThat(write.getSecurity())
                .singleElement()
                .satisfies(one -> assertThat(one).containsKey("cle"));
        assertThat(write.getResponses()).containsKeys("200", "401", "403", "404", "412", "422", "429");
    }
}

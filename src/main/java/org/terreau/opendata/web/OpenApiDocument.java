package org.terreau.opendata.web;

import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.terreau.identity.Actor;
import org.terreau.web.OpenTo;
import org.terreau.web.SiteCookie;

/**
 * The OpenAPI document: routes, parameters and shapes come from the code, who may call from `@OpenTo`, the words from
 * `openapi/fr.yaml`.
 */
@Configuration
@ConditionalOnWebApplication
class OpenApiDocument {

    /** What a controller takes that no caller sends under that name. */
    private static final Set<String> FORM = Set.of("typed", "actor");

    private static final Pattern IN_PATH = Pattern.compile("\\{(\\w+)\\}");
    private static final String OPEN_TO = "x-open-to";
    private static final String KEY = "cle";
    private static final String SESSION = "session";

    private final Map<?, ?> texts;

    OpenApiDocument() throws IOException {
        try (InputStream file = Objects.requireNonNull(
                OpenApiDocument.class.getResourceAsStream("/openapi/fr.yaml"), "openapi/fr.yaml")) {
            this.texts = (Map<?, ?>) new Load(LoadSettings.builder().build())
                    .loadFromString(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** Controllers that give pages and an address for programs are taken too; only addresses of the API are kept. */
    @Bean
    SmartInitializingSingleton everyControllerOfTheApi(
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping routes) {
        return () -> {
            SpringDocUtils.getConfig().addRequestWrapperToIgnore(Actor.class);
            routes.getHandlerMethods().forEach((route, method) -> {
                if (route.getPatternValues().stream().anyMatch(pattern -> pattern.contains("/api/")))
                    SpringDocUtils.getConfig().addRestControllers(method.getBeanType());
            });
        };
    }

    @Bean
    GlobalOperationCustomizer whoMayCall() {
        return (operation, method) -> {
            OpenTo open = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), OpenTo.class);
            if (open == null) open = AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), OpenTo.class);
            if (open != null) operation.addExtension(OPEN_TO, open.value().name());
            return operation;
        };
    }

    @Bean
    GlobalOpenApiCustomizer inWords(
            @Value("${terreau.base-url}") String baseUrl, @Qualifier("sessionCookie") SiteCookie sessionCookie) {
        return document -> {
            document.setInfo(new Info()
                    .title(text(texts, "title"))
                    .description(text(texts, "description"))
                    .version("1")
                    .license(new License()
                            .name("Licence Ouverte 2.0")
                            .url("https://www.etalab.gouv.fr/licence-ouverte-open-licence/")));
            document.setServers(List.of(new Server().url(baseUrl)));
            components(document, sessionCookie.name());
            document.getPaths()
                    .forEach((path, item) ->
                            item.readOperationsMap().forEach((method, operation) -> describe(method, path, operation)));
        };
    }

    private void components(OpenAPI document, String sessionCookie) {
        Components components = document.getComponents() == null ? new Components() : document.getComponents();
        document.setComponents(components);
        Map<?, ?> security = map(texts, "security");
        components.addSecuritySchemes(
                KEY,
                new SecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .description(text(security, "key")));
        components.addSecuritySchemes(
                SESSION,
                new SecurityScheme()
                        .type(SecurityScheme.Type.APIKEY)
                        .in(SecurityScheme.In.COOKIE)
                        .name(sessionCookie)
                        .description(text(security, "session")));
        map(texts, "schemas")
                .forEach((name, schema) -> components.addSchemas(
                        String.valueOf(name), Json31.mapper().convertValue(schema, Schema.class)));
    }

    private void describe(PathItem.HttpMethod method, String path, Operation operation) {
        Map<?, ?> words = map(map(texts, "routes"), method + " " + path);
        operation.setOperationId(
                method.name().toLowerCase(java.util.Locale.ROOT) + path.replaceAll("[^A-Za-z0-9]+", "-"));
        operation.setSummary(text(words, "summary"));
        operation.setDescription(text(words, "description"));
        operation.setTags(words.get("tag") == null ? List.of() : List.of(text(words, "tag")));
        parameters(words, path, operation);
        if (words.get("body") != null)
            operation.setRequestBody(new RequestBody()
                    .required(true)
                    .description(text(words, "body"))
                    .content(content(String.valueOf(words.get("bodyType")), new Schema<>().type("string"))));
        String open = String.valueOf(
                operation.getExtensions() == null
                        ? ""
                        : operation.getExtensions().get(OPEN_TO));
        operation.setExtensions(null);
        responses(words, path, method, open, operation);
        if (open.equals(OpenTo.Audience.KEY_HOLDER.name()))
            operation.setSecurity(List.of(new SecurityRequirement().addList(KEY)));
        else if (!open.equals(OpenTo.Audience.EVERYONE.name()))
            operation.setSecurity(List.of(new SecurityRequirement().addList(SESSION)));
    }

    private void parameters(Map<?, ?> words, String path, Operation operation) {
        Map<?, ?> query = map(words, "query");
        List<Parameter> all = new ArrayList<>();
        for (Parameter parameter : stated(operation))
            if (sent(parameter, path, query)) all.add(described(parameter, words));
        for (Matcher names = IN_PATH.matcher(path); names.find(); ) {
            String name = names.group(1);
            if (all.stream().noneMatch(known -> known.getName().equals(name))) all.add(inPath(name));
        }
        for (Parameter parameter : all)
            if (parameter.getName().equals("version"))
                parameter.setSchema(new Schema<>().type("string")._enum(List.of("v2.6", "v2.7")));
        query.forEach((name, description) -> all.add(new Parameter()
                .in("query")
                .name(String.valueOf(name))
                .description(String.valueOf(description))
                .schema(new Schema<>().type("string"))));
        operation.setParameters(all.isEmpty() ? null : all);
    }

    private static List<Parameter> stated(Operation operation) {
        return operation.getParameters() == null ? List.of() : operation.getParameters();
    }

    /** Of the query, what the words list is all that there is; of the path, what this address has. */
    private static boolean sent(Parameter parameter, String path, Map<?, ?> query) {
        if (FORM.contains(parameter.getName())) return false;
        return switch (parameter.getIn()) {
            case "query" -> query.isEmpty();
            case "path" -> path.contains("{" + parameter.getName() + "}");
            default -> true;
        };
    }

    private Parameter described(Parameter parameter, Map<?, ?> words) {
        String own = text(map(words, "parameters"), parameter.getName());
        parameter.setDescription(own != null ? own : text(map(texts, "parameters"), parameter.getName()));
        return parameter;
    }

    private Parameter inPath(String name) {
        return new Parameter()
                .in("path")
                .required(true)
                .name(name)
                .description(text(map(texts, "parameters"), name))
                .schema(new Schema<>().type("string"));
    }

    private void responses(Map<?, ?> words, String path, PathItem.HttpMethod method, String open, Operation operation) {
        ApiResponses responses = new ApiResponses();
        responses.addApiResponse(
                "200", good(words, path, operation.getResponses().get("200")));
        others(words, path, method, open)
                .forEach((code, description) ->
                        responses.addApiResponse(code, new ApiResponse().description(description)));
        operation.setResponses(responses);
    }

    /** Every answer but the good one, by its code. */
    private Map<String, @Nullable String> others(
            Map<?, ?> words, String path, PathItem.HttpMethod method, String open) {
        Set<String> codes = new TreeSet<>();
        if (!open.equals(OpenTo.Audience.EVERYONE.name())) codes.add("403");
        if (open.equals(OpenTo.Audience.KEY_HOLDER.name())) codes.add("401");
        if (path.contains("{")) codes.add("404");
        if (words.get("errors") instanceof List<?> own) own.forEach(code -> codes.add(String.valueOf(code)));
        if (path.startsWith("/api/v") || path.endsWith(".csv")) {
            if (method == PathItem.HttpMethod.GET) codes.add("304");
            codes.add("429");
        }
        Map<?, ?> usual = map(texts, "answers");
        Map<String, @Nullable String> others = new LinkedHashMap<>();
        for (String code : codes) others.put(code, text(usual, code));
        return others;
    }

    private static ApiResponse good(Map<?, ?> words, String path, @Nullable ApiResponse stated) {
        ApiResponse good = stated == null ? new ApiResponse() : stated;
        good.setDescription(text(words, "answer"));
        if (words.get("schema") != null)
            good.setContent(
                    content("application/json", new Schema<>().$ref("#/components/schemas/" + text(words, "schema"))));
        else if (words.get("type") != null)
            good.setContent(content(String.valueOf(words.get("type")), new Schema<>().type("string")));
        else if (good.getContent() != null && good.getContent().containsKey("*/*"))
            good.setContent(new Content()
                    .addMediaType("application/json", good.getContent().get("*/*")));
        if (path.equals("/api/v1/products")) {
            good.addHeaderObject(
                    "Link", new Header().description("Pages voisines").schema(new Schema<>().type("string")));
            good.addHeaderObject(
                    ProductsApi.TOTAL, new Header().description("Total").schema(new Schema<>().type("integer")));
        }
        return good;
    }

    private static Content content(String type, Schema<?> schema) {
        return new Content().addMediaType(type, new MediaType().schema(schema));
    }

    private static Map<?, ?> map(Map<?, ?> in, String name) {
        return in.get(name) instanceof Map<?, ?> map ? map : new LinkedHashMap<>();
    }

    private static @Nullable String text(Map<?, ?> in, String name) {
        Object value = in.get(name);
        return value == null ? null : value.toString();
    }
}

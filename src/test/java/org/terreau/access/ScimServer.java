package org.terreau.access;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import de.captaingoldfish.scim.sdk.common.constants.enums.HttpMethod;
import de.captaingoldfish.scim.sdk.common.constants.enums.SortOrder;
import de.captaingoldfish.scim.sdk.common.exceptions.ResourceNotFoundException;
import de.captaingoldfish.scim.sdk.common.resources.ServiceProvider;
import de.captaingoldfish.scim.sdk.common.resources.User;
import de.captaingoldfish.scim.sdk.common.resources.complex.FilterConfig;
import de.captaingoldfish.scim.sdk.common.resources.complex.Meta;
import de.captaingoldfish.scim.sdk.common.resources.complex.PatchConfig;
import de.captaingoldfish.scim.sdk.common.resources.multicomplex.Email;
import de.captaingoldfish.scim.sdk.common.response.ScimResponse;
import de.captaingoldfish.scim.sdk.common.schemas.SchemaAttribute;
import de.captaingoldfish.scim.sdk.server.endpoints.Context;
import de.captaingoldfish.scim.sdk.server.endpoints.ResourceEndpoint;
import de.captaingoldfish.scim.sdk.server.endpoints.ResourceHandler;
import de.captaingoldfish.scim.sdk.server.endpoints.base.UserEndpointDefinition;
import de.captaingoldfish.scim.sdk.server.filter.FilterNode;
import de.captaingoldfish.scim.sdk.server.response.PartialListResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A server of SCIM 2.0 that is not ours, on this machine: it keeps its accounts in memory and answers whoever has its token. */
final class ScimServer implements AutoCloseable {

    static final String TOKEN = "jeton-du-serveur";

    /** It never gives more on one page, whatever is asked. */
    static final int PAGE = 40;

    private final Map<String, User> users = new LinkedHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private final ResourceEndpoint endpoint;

    ScimServer() {
        ServiceProvider provider = ServiceProvider.builder()
                .patchConfig(PatchConfig.builder().supported(true).build())
                .filterConfig(
                        FilterConfig.builder().supported(true).maxResults(PAGE).build())
                .build();
        endpoint = new ResourceEndpoint(provider, new UserEndpointDefinition(new Kept()));
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 50);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.createContext("/scim/v2", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/scim/v2";
    }

    synchronized void has(String id, String login, String email, String name) {
        User user = User.builder()
                .id(id)
                .userName(login)
                .displayName(name)
                .active(true)
                .emails(List.of(Email.builder().value(email).primary(true).build()))
                .meta(Meta.builder()
                        .created(Instant.EPOCH)
                        .lastModified(Instant.EPOCH)
                        .build())
                .build();
        users.put(id, user);
    }

    synchronized void rename(String id, String login) {
        user(id).setUserName(login);
    }

    synchronized void lose(String id) {
        users.remove(id);
    }

    synchronized boolean active(String id) {
        return user(id).isActive().orElse(true);
    }

    private User user(String id) {
        User user = users.get(id);
        if (user == null) throw new ResourceNotFoundException("no user " + id);
        return user;
    }

    /** What was asked: methods and paths. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            asked.add(
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath());
            if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                exchange.sendResponseHeaders(401, -1);
                return;
            }
            Map<String, String> headers = new HashMap<>();
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            ScimResponse response = endpoint.handleRequest(
                    "http://127.0.0.1:" + server.getAddress().getPort() + exchange.getRequestURI(),
                    HttpMethod.valueOf(exchange.getRequestMethod()),
                    body,
                    headers,
                    new Context(null));
            byte[] said = response.toString().getBytes(StandardCharsets.UTF_8);
            response.getHttpHeaders()
                    .forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
            boolean empty = response.getHttpStatus() == 204;
            exchange.sendResponseHeaders(response.getHttpStatus(), empty ? -1 : said.length);
            if (!empty) exchange.getResponseBody().write(said);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private final class Kept extends ResourceHandler<User> {

        @Override
        public User createResource(User user, Context context) {
            throw new UnsupportedOperationException();
        }

        @Override
        public User getResource(
                String id, List<SchemaAttribute> attributes, List<SchemaAttribute> excluded, Context context) {
            synchronized (ScimServer.this) {
                return user(id);
            }
        }

        @Override
        public PartialListResponse<User> listResources(
                long first,
                int count,
                @Nullable FilterNode filter,
                @Nullable SchemaAttribute by,
                @Nullable SortOrder order,
                List<SchemaAttribute> attributes,
                List<SchemaAttribute> excluded,
                Context context) {
            synchronized (ScimServer.this) {
                List<User> all = new ArrayList<>(users.values());
                int from = (int) Math.min(all.size(), first - 1);
                return PartialListResponse.<User>builder()
                        .totalResults(all.size())
                        .resources(all.subList(from, Math.min(all.size(), from + count)))
                        .build();
            }
        }

        @Override
        public User updateResource(User user, Context context) {
            synchronized (ScimServer.this) {
                users.put(user.getId().orElseThrow(), user);
                return user;
            }
        }

        @Override
        public void deleteResource(String id, Context context) {
            throw new UnsupportedOperationException();
        }
    }
}

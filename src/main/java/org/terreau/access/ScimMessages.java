package org.terreau.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import com.unboundid.scim2.common.GenericScimResource;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.messages.ListResponse;
import com.unboundid.scim2.common.messages.PatchOperation;
import com.unboundid.scim2.common.messages.PatchRequest;
import com.unboundid.scim2.common.utils.JsonUtils;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.terreau.web.Budget;
import org.terreau.web.SentJson;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.json.JsonMapper;

/** What SCIM 2.0 says (RFC 7643 and 7644), read and written by the library: it calls nobody. */
final class ScimMessages {

    /** What a page of accounts may cost. */
    static final Budget READING = new Budget(24, 2L << 20, 200_000, 20, Duration.ofSeconds(5));

    private static final int LONGEST_TEXT = 20_000;
    private static final int LONGEST_ID = 200;
    private static final String LIST = "urn:ietf:params:scim:api:messages:2.0:ListResponse";

    /** Looks at the text before the library does, which would read it whatever its depth. */
    private static final JsonMapper LOOKED_AT =
            SentJson.within(READING, LONGEST_TEXT).build();

    private ScimMessages() {}

    /**
     * A page of a list.
     *
     * @param total how many there are in all, as the tool says it
     */
    record Batch(int total, List<Account> accounts) {

        Batch {
            accounts = List.copyOf(accounts);
        }
    }

    /**
     * An account as a tool tells it.
     *
     * @param id as the tool numbers it
     * @param email in lower case; the login where it is one and none is told; empty otherwise
     */
    record Account(String id, String login, String email, String name, boolean active) {

        /** By what the tool knows it; empty when it is told nowhere. */
        MembersFile.Member member(AccountKey key) {
            return new MembersFile.Member(
                    key == AccountKey.EMAIL && !email.isEmpty() ? email : login, email, name, null, null);
        }
    }

    /** @throws ScimFailed when it is not a list of accounts as SCIM has it */
    static Batch list(byte[] body, Budget.Meter meter) throws ScimFailed {
        ListResponse<GenericScimResource> list;
        look(body, meter);
        try {
            JsonNode tree = JsonUtils.getObjectReader().readTree(body);
            if (tree.getNodeType() != JsonNodeType.OBJECT
                    || !tree.path("schemas").toString().contains(LIST)) throw unreadable();
            list = JsonUtils.getObjectReader()
                    .forType(JsonUtils.getObjectReader()
                            .getTypeFactory()
                            .constructParametricType(ListResponse.class, GenericScimResource.class))
                    .readValue(tree);
        } catch (IOException | IllegalStateException other) {
            throw unreadable();
        }
        if (list.getTotalResults() < 0) throw unreadable();
        List<Account> accounts = new ArrayList<>();
        for (GenericScimResource one : list.getResources()) accounts.add(account(one));
        return new Batch(list.getTotalResults(), accounts);
    }

    /** @throws ScimFailed when it is not an account as SCIM has it */
    static Account one(byte[] body, Budget.Meter meter) throws ScimFailed {
        look(body, meter);
        try {
            return account(JsonUtils.getObjectReader()
                    .forType(GenericScimResource.class)
                    .readValue(body));
        } catch (IOException other) {
            throw unreadable();
        }
    }

    private static void look(byte[] body, Budget.Meter meter) throws ScimFailed {
        meter.read(body.length);
        try (JsonParser parser = LOOKED_AT.createParser(body)) {
            while (parser.nextToken() != null) meter.made(1);
        } catch (JacksonException malformed) {
            throw new ScimFailed(SentJson.tooMuch(malformed) ? ScimState.LARGE : ScimState.UNREADABLE);
        }
    }

    private static ScimFailed unreadable() {
        return new ScimFailed(ScimState.UNREADABLE);
    }

    /** What says nothing of whether it is active is: the attribute is not required (RFC 7643, 4.1.1). */
    private static Account account(GenericScimResource told) throws ScimFailed {
        try {
            JsonNode id = told.getValue("id");
            JsonNode login = told.getValue("userName");
            JsonNode active = told.getValue("active");
            if (!id.isTextual()
                    || !login.isTextual()
                    || !active.isMissingNode() && !active.isNull() && !active.isBoolean()) throw unreadable();
            if (id.asText().isBlank()
                    || id.asText().length() > LONGEST_ID
                    || login.asText().isBlank()) throw unreadable();
            String known = shortened(login.asText()).toLowerCase(Locale.ROOT);
            String email = email(told.getValue("emails"));
            return new Account(
                    id.asText(),
                    known,
                    email.isEmpty() && known.contains("@") ? known : email,
                    name(told),
                    active.asBoolean(true));
        } catch (ScimException other) {
            throw unreadable();
        }
    }

    private static String shortened(String text) {
        String plain = text.strip();
        return plain.length() > ToolTyped.LINE ? plain.substring(0, ToolTyped.LINE) : plain;
    }

    /** The one that is said to be the first, or the first that is told. */
    private static String email(JsonNode told) {
        String first = "";
        for (JsonNode one : told) {
            String value = one.path("value").asText("").strip().toLowerCase(Locale.ROOT);
            if (!value.contains("@") || value.length() > ToolTyped.LINE) continue;
            if (one.path("primary").asBoolean(false)) return value;
            if (first.isEmpty()) first = value;
        }
        return first;
    }

    private static String name(GenericScimResource told) throws ScimException {
        JsonNode shown = told.getValue("displayName");
        if (shown.isTextual()) return shortened(shown.asText());
        JsonNode name = told.getValue("name");
        String formatted = name.path("formatted").asText("");
        return shortened(
                formatted.isBlank()
                        ? (name.path("givenName").asText("") + " "
                                + name.path("familyName").asText(""))
                        : formatted);
    }

    /** Asks that an account be closed, never that it be deleted. */
    static byte[] closing() {
        try {
            PatchRequest request = new PatchRequest(PatchOperation.replace("active", false));
            return JsonUtils.getObjectWriter().writeValueAsString(request).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException | ScimException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

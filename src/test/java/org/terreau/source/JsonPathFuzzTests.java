package org.terreau.source;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.terreau.testing.Mutations;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Damaged places in JSON, as people may type them. */
class JsonPathFuzzTests {

    private static final List<byte[]> PATHS = Stream.of(
                    "/data/0/value",
                    "$.data[0].value",
                    "$..value",
                    "$['data'][?(@.value > 2)].name",
                    "data.values[-1:]")
            .map(path -> path.getBytes(StandardCharsets.UTF_8))
            .toList();

    private static final JsonNode DOCUMENT =
            new JsonMapper().readTree("{\"data\":[{\"value\":3,\"name\":\"a\"},{\"value\":[1,{\"value\":2}]}]}");

    @Test
    void aDamagedPathIsFollowedOrRefusedWithItsPlace() {
        Mutations.of(
                PATHS,
                1_500,
                failure -> failure instanceof JsonPath.Wrong || failure instanceof JsonPath.TooMuch,
                path -> JsonPath.read(new String(path, StandardCharsets.UTF_8)).in(DOCUMENT, new JsonNodes()));
    }
}

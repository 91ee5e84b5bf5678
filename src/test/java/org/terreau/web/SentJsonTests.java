package org.terreau.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SentJsonTests {

    private static final JsonMapper JSON = SentJson.within(
                    new Budget(8, 1 << 20, 1000, 20, Duration.ofSeconds(5)), 1000)
            .build();

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\": \"x\\u0000\"}", "{\"\\u0000\": 1}", "[\"\\\\\\u0000\"]", "[\"\\u00e9\\u0000\"]"})
    void whatNothingCanKeepIsNoJson(String sent) {
        assertThatThrownBy(() -> JSON.readTree(sent)).isInstanceOf(JacksonException.class);
        for (Charset charset : new Charset[] {StandardCharsets.UTF_8, StandardCharsets.UTF_16BE}) {
            byte[] bytes = sent.getBytes(charset);
            assertThatThrownBy(() -> JSON.readTree(bytes)).isInstanceOf(JacksonException.class);
            assertThatThrownBy(() -> JSON.readTree(new ByteArrayInputStream(bytes)))
                    .isInstanceOf(JacksonException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\": \"\\\\u0000\"}", "{\"a\": \"\\u000a1\"}", "{\"a\": \"\\u0001u0000\"}"})
    void whatOnlyLooksLikeItIsRead(String sent) {
        JsonNode read = JSON.readTree(sent);
        assertThat(read.path("a").asString()).isNotEmpty();
        assertThat(JSON.readTree(sent.getBytes(StandardCharsets.UTF_8))).isEqualTo(read);
    }
}

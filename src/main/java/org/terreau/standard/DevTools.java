package org.terreau.standard;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The protocol by which a Chromium is driven, over the two pipes of `--remote-debugging-pipe`: JSON messages, each ended by a
 * zero. No port is opened, so that nobody else of the machine drives it. One thread asks, and hears what happens meanwhile.
 */
final class DevTools {

    /** A longer message, in bytes, ends the conversation. */
    private static final int LONGEST = 16 << 20;

    private static final JsonMapper JSON = JsonMapper.shared();

    private final InputStream from;
    private final OutputStream to;
    private final Hearing hearing;
    private int last;

    /** The browser answers that it did not do what was asked. */
    static final class Unwilling extends IOException {
        Unwilling(String why) {
            super(why);
        }
    }

    /** What is done of something that happens while an answer is waited for. */
    @FunctionalInterface
    interface Hearing {
        void heard(DevTools with, String session, String event, JsonNode told) throws IOException, InterruptedException;
    }

    DevTools(InputStream from, OutputStream to, Hearing hearing) {
        this.from = new BufferedInputStream(from, 1 << 16);
        this.to = to;
        this.hearing = hearing;
    }

    /** Asks, and waits for the answer. @param session "" for the browser itself */
    JsonNode ask(String session, String method, Map<String, ?> asked) throws IOException, InterruptedException {
        int number = send(session, method, asked);
        while (true) {
            JsonNode message = read();
            if (message.path("id").asInt(0) == number) {
                if (message.has("error"))
                    throw new Unwilling(method + ": "
                            + message.path("error").path("message").asString(""));
                return message.path("result");
            }
            String event = message.path("method").asString("");
            if (!event.isEmpty())
                hearing.heard(this, message.path("sessionId").asString(""), event, message.path("params"));
        }
    }

    /** Asks, and waits for nothing. @return its number */
    int send(String session, String method, Map<String, ?> asked) throws IOException {
        int number = ++last;
        Map<String, Object> message = session.isEmpty()
                ? Map.of("id", number, "method", method, "params", asked)
                : Map.of("id", number, "method", method, "params", asked, "sessionId", session);
        to.write(JSON.writeValueAsBytes(message));
        to.write(0);
        to.flush();
        return number;
    }

    private JsonNode read() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 12);
        for (int one = from.read(); one != 0; one = from.read()) {
            if (one < 0) throw new IOException("The browser ended");
            if (bytes.size() >= LONGEST) throw new IOException("The browser says too much");
            bytes.write(one);
        }
        return parsed(bytes.toByteArray());
    }

    static JsonNode parsed(byte[] json) throws IOException {
        try {
            return JSON.readTree(json);
        } catch (JacksonException unreadable) {
            throw new IOException("Not what a browser says", unreadable);
        }
    }
}

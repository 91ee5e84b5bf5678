package org.terreau.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.terreau.shared.Refused;

/**
 * A door at which a program pushes things with its key: the body is written to a file before anything is read of it, and
 * what refuses it is told as problem details, in the language of who asks.
 */
@Component
public class Push {

    private static final Set<String> JSON_LINES =
            Set.of("application/x-ndjson", "application/jsonl", "application/ndjson");

    private final MessageSource messages;

    Push(MessageSource messages) {
        this.messages = messages;
    }

    /**
     * What one door lets in.
     *
     * @param largest in bytes
     * @param large key of the sentence that says so, with as many megabytes
     * @param tooLarge what is answered then
     * @param refused what is answered to what the façade refuses
     */
    public record Door(long largest, String large, HttpStatus tooLarge, HttpStatus refused) {

        public Door(long largest, String large, HttpStatus refused) {
            this(largest, large, HttpStatus.CONTENT_TOO_LARGE, refused);
        }
    }

    /** What is done of a body; it is gone once this is over. */
    @FunctionalInterface
    public interface Taking {
        ResponseEntity<?> of(SentBody body) throws IOException;
    }

    /** Receives the body and has it taken; a refusal, or a limit that is passed, is answered as the door says. */
    public ResponseEntity<?> receive(HttpServletRequest request, Door door, Locale locale, Taking taking)
            throws IOException {
        try (SentBody body =
                SentBody.receive(request.getInputStream(), door.largest()).orElse(null)) {
            return body == null
                    ? problem(door.tooLarge(), Refused.Problem.of("", door.large(), door.largest() >> 20), locale)
                    : taking.of(body);
        } catch (Budget.Exceeded tooMuch) {
            return problem(HttpStatus.UNPROCESSABLE_CONTENT, tooMuch.problem(""), locale);
        } catch (Refused refusal) {
            return problem(door.refused(), refusal.problems().get(0), locale);
        }
    }

    /** What a body says that it is, without its parameters; empty when it says nothing. */
    public static String type(HttpServletRequest request) {
        String type = request.getContentType();
        return type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    /** One JSON value a line, under any of the names that programs give it. */
    public static boolean jsonLines(String type) {
        return JSON_LINES.contains(type);
    }

    /** Problem details that say one thing, and beside which field when it names one. */
    public ResponseEntity<?> problem(HttpStatus status, Refused.Problem problem, Locale locale) {
        return problem(status, words(problem, locale), problem.field());
    }

    /** The same, already worded. */
    public ResponseEntity<?> problem(HttpStatus status, String title) {
        return problem(status, title, null);
    }

    private static ResponseEntity<?> problem(HttpStatus status, String title, @Nullable String field) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("status", status.value());
        body.put("title", title);
        if (field != null && !field.isEmpty()) body.put("field", field);
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(body);
    }

    /** A problem in the words of who reads it. */
    public String words(Refused.Problem problem, Locale locale) {
        return words(problem.key(), locale, problem.arguments().toArray());
    }

    public String words(String key, Locale locale, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }
}

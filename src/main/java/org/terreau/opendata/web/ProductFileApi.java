package org.terreau.opendata.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.context.MessageSource;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.terreau.identity.Actor;
import org.terreau.opendata.ProductFiles;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Refused;
import org.terreau.shared.Stale;
import org.terreau.web.Budget;
import org.terreau.web.OpenTo;
import org.terreau.web.ReadingRoom;
import org.terreau.web.SentBody;

/** One product as a file of the catalogue. */
@RestController
class ProductFileApi {

    private static final MediaType MARKDOWN = new MediaType("text", "markdown", StandardCharsets.UTF_8);

    private final ProductFiles files;
    private final ReadingRoom room;
    private final MessageSource messages;

    ProductFileApi(ProductFiles files, ReadingRoom room, MessageSource messages) {
        this.files = files;
        this.room = room;
        this.messages = messages;
    }

    @GetMapping("/api/v1/products/{id}/file")
    @OpenTo(OpenTo.Audience.EVERYONE)
    ResponseEntity<byte[]> read(@PathVariable String id) {
        return answer(files.read(id(id)));
    }

    @PutMapping("/api/v1/products/{id}/file")
    @OpenTo(OpenTo.Audience.KEY_HOLDER)
    ResponseEntity<?> replace(
            @PathVariable String id,
            @RequestBody InputStreamResource file,
            @RequestHeader(name = "If-Match", required = false) Optional<String> version,
            @RequestParam(defaultValue = "false") boolean confirmed,
            Actor actor)
            throws IOException {
        try (SentBody body = SentBody.receive(file.getInputStream(), ProductFiles.READING.bytes())
                .orElseThrow(() -> ProductFiles.READING.exceeded(Budget.Limit.BYTES))) {
            return answer(room.read(
                    ProductFiles.READING,
                    meter -> files.replace(id(id), body.bytes(), version(version), confirmed, actor)));
        } catch (Budget.Exceeded tooMuch) {
            return ResponseEntity.unprocessableContent()
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(problem(tooMuch.on("-")));
        } catch (Refused refusal) {
            return ResponseEntity.unprocessableContent()
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(problem(refusal));
        } catch (Stale stale) {
            return ResponseEntity.status(HttpStatus.PRECONDITION_FAILED)
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(Map.of("status", HttpStatus.PRECONDITION_FAILED.value(), "title", "Precondition Failed"));
        }
    }

    private Map<String, Object> problem(Refused refusal) {
        List<Map<String, String>> reasons = refusal.problems().stream()
                .map(problem -> Map.of(
                        "field",
                        problem.field(),
                        "reason",
                        messages.getMessage(problem.key(), problem.arguments().toArray(), Locale.FRENCH)))
                .toList();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("status", HttpStatus.UNPROCESSABLE_CONTENT.value());
        answer.put("title", "Unprocessable Content");
        answer.put("problems", reasons);
        return answer;
    }

    private static ResponseEntity<byte[]> answer(ProductFiles.ProductFile file) {
        return ResponseEntity.ok()
                .contentType(MARKDOWN)
                .cacheControl(CacheControl.noCache())
                .eTag(Long.toHexString(file.version()))
                .body(file.bytes());
    }

    private static OptionalLong version(Optional<String> tag) {
        String given = tag.orElse("*").strip();
        if (given.equals("*")) return OptionalLong.empty();
        try {
            return OptionalLong.of(Long.parseUnsignedLong(given.replaceAll("^(W/)?\"|\"$", ""), 16));
        } catch (NumberFormatException notOurs) {
            throw new Stale("product", given, 0);
        }
    }

    private static ProductId id(String written) {
        return ProductId.parse(written);
    }
}

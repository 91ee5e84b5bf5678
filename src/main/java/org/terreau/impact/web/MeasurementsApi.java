package org.terreau.impact.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.terreau.identity.Actor;
import org.terreau.impact.Batch;
import org.terreau.impact.Fault;
import org.terreau.impact.MeasurementReader;
import org.terreau.impact.Measurements;
import org.terreau.impact.Receipt;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.shared.NotFound;
import org.terreau.shared.Refused;
import org.terreau.web.Budget;
import org.terreau.web.OpenTo;
import org.terreau.web.SentBody;

/** Measurements that programs push with a key. */
@RestController
class MeasurementsApi {

    private static final long LARGEST = 256L << 20;

    private final Measurements measurements;
    private final Products products;
    private final MeasurementReader reader;
    private final MessageSource messages;

    MeasurementsApi(Measurements measurements, Products products, MeasurementReader reader, MessageSource messages) {
        this.measurements = measurements;
        this.products = products;
        this.reader = reader;
        this.messages = messages;
    }

    /**
     * What became of the measurements.
     *
     * @param refused nothing was taken
     * @param faults the first thousand lines that could not be taken, and why
     */
    record Report(
            long batch,
            Instant receivedAt,
            boolean refused,
            long lines,
            long added,
            long corrected,
            long unchanged,
            long faulty,
            List<LineFault> faults) {}

    record LineFault(long line, String field, String message) {}

    /**
     * Takes measurements as JSON (an array, or an object with `measurements`), JSON lines or CSV; a million at most.
     *
     * @param partial true to take the good lines and report the others; otherwise all or nothing
     * @param confirmed true when values that are far from those before them are right
     * @param key a second request with the same key and body does nothing and answers the same
     */
    @PostMapping("/api/v1/products/{id}/measurements")
    @OpenTo(OpenTo.Audience.KEY_HOLDER)
    ResponseEntity<?> push(
            @PathVariable String id,
            @RequestParam(defaultValue = "false") boolean partial,
            @RequestParam(defaultValue = "false") boolean confirmed,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            HttpServletRequest request,
            Locale locale,
            Actor actor)
            throws IOException {
        ProductId product = id(id);
        products.mustEdit(actor, product);
        MeasurementReader.Format format = format(request.getContentType());
        if (format == null)
            return problem(HttpStatus.UNSUPPORTED_MEDIA_TYPE, messages.getMessage("impact.read.format", null, locale));
        try (SentBody body = SentBody.receive(request.getInputStream(), LARGEST).orElse(null)) {
            if (body == null)
                return problem(
                        HttpStatus.CONTENT_TOO_LARGE,
                        messages.getMessage("impact.read.large", new Object[] {LARGEST >> 20}, locale));
            Receipt receipt = measurements.receive(
                    product,
                    new Batch(
                                    Batch.Kind.PUSH,
                                    actor.key() == null ? "api" : actor.key().name(),
                                    !partial,
                                    key == null ? null : new Batch.Once(key, body.digest()),
                                    sink -> {
                                        try (InputStream lines = body.open()) {
                                            reader.read(format, lines, sink);
                                        }
                                    })
                            .saying(indicator -> confirmed),
                    actor);
            return ResponseEntity.status(receipt.refused() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK)
                    .header("Idempotent-Replayed", String.valueOf(receipt.replayed()))
                    .body(report(receipt, locale));
        } catch (UncheckedIOException failure) {
            if (!(failure.getCause() instanceof MeasurementReader.Unreadable unreadable)) throw failure;
            return problem(
                    unreadable.key().equals(MeasurementReader.Unreadable.SIGN)
                            ? HttpStatus.UNPROCESSABLE_CONTENT
                            : HttpStatus.BAD_REQUEST,
                    messages.getMessage("impact.read.at", new Object[] {String.valueOf(unreadable.line())}, locale)
                            + " "
                            + messages.getMessage(
                                    unreadable.key(), new Object[] {String.valueOf(MeasurementReader.MOST)}, locale));
        } catch (Budget.Exceeded tooMuch) {
            return problem(HttpStatus.UNPROCESSABLE_CONTENT, text(tooMuch.problem(""), locale));
        } catch (Refused refusal) {
            return problem(HttpStatus.CONFLICT, text(refusal.problems().get(0), locale));
        }
    }

    /** What became of a batch that was pushed before. */
    @GetMapping("/api/v1/products/{id}/measurements/{batch:[0-9]{1,18}}")
    @OpenTo(OpenTo.Audience.KEY_HOLDER)
    Report report(@PathVariable String id, @PathVariable long batch, Locale locale, Actor actor) {
        ProductId product = id(id);
        products.mustEdit(actor, product);
        return report(measurements.receipt(product, batch), locale);
    }

    private Report report(Receipt receipt, Locale locale) {
        return new Report(
                receipt.id(),
                receipt.receivedAt(),
                receipt.refused(),
                receipt.lines(),
                receipt.added(),
                receipt.corrected(),
                receipt.unchanged(),
                receipt.faulty(),
                receipt.faults().stream()
                        .map(fault -> new LineFault(fault.line(), fault.field(), text(fault, locale)))
                        .toList());
    }

    private String text(Refused.Problem problem, Locale locale) {
        return messages.getMessage(problem.key(), problem.arguments().toArray(), locale);
    }

    private String text(Fault fault, Locale locale) {
        return messages.getMessage(fault.key(), fault.arguments().toArray(), locale);
    }

    private static MeasurementReader.@Nullable Format format(@Nullable String contentType) {
        if (contentType == null) return null;
        String bare = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return switch (bare) {
            case "application/json" -> MeasurementReader.Format.JSON;
            case "application/x-ndjson", "application/jsonl", "application/ndjson" ->
                MeasurementReader.Format.JSON_LINES;
            case "text/csv" -> MeasurementReader.Format.CSV;
            default -> null;
        };
    }

    private static ResponseEntity<?> problem(HttpStatus status, String title) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("status", status.value());
        body.put("title", title);
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(body);
    }

    private static ProductId id(String written) {
        if (!ProductId.valid(written)) throw new NotFound("product", written);
        return new ProductId(written);
    }
}

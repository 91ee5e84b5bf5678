package org.terreau.impact.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
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
import org.terreau.web.OpenTo;
import org.terreau.web.Push;
import org.terreau.web.SentBody;

/** Measurements that programs push with a key. */
@RestController
class MeasurementsApi {

    private static final Push.Door DOOR = new Push.Door(256L << 20, "impact.read.large", HttpStatus.CONFLICT);

    private final Measurements measurements;
    private final Products products;
    private final MeasurementReader reader;
    private final Push push;

    MeasurementsApi(Measurements measurements, Products products, MeasurementReader reader, Push push) {
        this.measurements = measurements;
        this.products = products;
        this.reader = reader;
        this.push = push;
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
        ProductId product = ProductId.parse(id);
        products.mustEdit(actor, product);
        MeasurementReader.Format format = format(Push.type(request));
        if (format == null)
            return push.problem(HttpStatus.UNSUPPORTED_MEDIA_TYPE, push.words("impact.read.format", locale));
        try {
            return push.receive(
                    request,
                    DOOR,
                    locale,
                    body -> taken(product, batch(format, body, partial, confirmed, key, actor), locale, actor));
        } catch (UncheckedIOException failure) {
            if (!(failure.getCause() instanceof MeasurementReader.Unreadable unreadable)) throw failure;
            return push.problem(
                    unreadable.key().equals(MeasurementReader.Unreadable.SIGN)
                            ? HttpStatus.UNPROCESSABLE_CONTENT
                            : HttpStatus.BAD_REQUEST,
                    push.words("impact.read.at", locale, String.valueOf(unreadable.line()))
                            + " "
                            + push.words(unreadable.key(), locale, String.valueOf(MeasurementReader.MOST)));
        }
    }

    private Batch batch(
            MeasurementReader.Format format,
            SentBody body,
            boolean partial,
            boolean confirmed,
            @Nullable String key,
            Actor actor) {
        return new Batch(
                        Batch.Kind.PUSH,
                        actor.key() == null ? "api" : actor.key().name(),
                        !partial,
                        key == null ? null : new Batch.Once(key, body.digest()),
                        sink -> {
                            try (InputStream lines = body.open()) {
                                reader.read(format, lines, sink);
                            }
                        })
                .saying(indicator -> confirmed);
    }

    private ResponseEntity<?> taken(ProductId product, Batch batch, Locale locale, Actor actor) {
        Receipt receipt = measurements.receive(product, batch, actor);
        return ResponseEntity.status(receipt.refused() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK)
                .header("Idempotent-Replayed", String.valueOf(receipt.replayed()))
                .body(report(receipt, locale));
    }

    /** What became of a batch that was pushed before. */
    @GetMapping("/api/v1/products/{id}/measurements/{batch:[0-9]{1,18}}")
    @OpenTo(OpenTo.Audience.KEY_HOLDER)
    Report report(@PathVariable String id, @PathVariable long batch, Locale locale, Actor actor) {
        ProductId product = ProductId.parse(id);
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

    private String text(Fault fault, Locale locale) {
        return push.words(fault.key(), locale, fault.arguments().toArray());
    }

    private static MeasurementReader.@Nullable Format format(String type) {
        if (Push.jsonLines(type)) return MeasurementReader.Format.JSON_LINES;
        return switch (type) {
            case "application/json" -> MeasurementReader.Format.JSON;
            case "text/csv" -> MeasurementReader.Format.CSV;
            default -> null;
        };
    }
}

package org.terreau.standard;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.terreau.shared.Refused;
import tools.jackson.databind.JsonNode;

/** A place in a JSON file that somebody sent, with its path: whoever reads something else than it holds is told where. */
record SentField(JsonNode node, String path) {

    SentField get(String name) {
        return new SentField(node.path(name), path.isEmpty() ? name : path + "." + name);
    }

    boolean there() {
        return !node.isMissingNode() && !node.isNull();
    }

    private Refused wrong(String expected) {
        return new Refused(
                ReportReader.FIELD, "standard.report.wrong." + expected, path.isEmpty() ? "$" : Finding.cut(path, 80));
    }

    /** "" when it is not there. */
    String text() {
        if (!there()) return "";
        if (!node.isValueNode()) throw wrong("text");
        return node.asString().strip();
    }

    /** Null when it is not there. */
    @Nullable
    BigDecimal number() {
        if (!there()) return null;
        if (!node.isNumber()) throw wrong("number");
        return node.decimalValue();
    }

    /** `oui`, `non`, or "" when it is not there. */
    String yesNo() {
        if (!there()) return "";
        if (!node.isBoolean()) throw wrong("yes-no");
        return node.booleanValue() ? "oui" : "non";
    }

    List<SentField> items() {
        if (!there()) return List.of();
        if (!node.isArray()) throw wrong("list");
        List<SentField> items = new ArrayList<>();
        for (JsonNode one : node) items.add(new SentField(one, path + "[" + items.size() + "]"));
        return items;
    }

    /** The address that it holds. */
    URI address() {
        try {
            URI address = new URI(text().replace(" ", "%20"));
            if (address.getHost() != null) return address;
        } catch (URISyntaxException unreadable) {
            throw wrong("address");
        }
        throw wrong("address");
    }

    /** A moment as ISO 8601 or as HTTP write it; empty when it is not there. */
    Optional<Instant> moment() {
        String written = text();
        if (written.isEmpty()) return Optional.empty();
        for (DateTimeFormatter format :
                List.of(DateTimeFormatter.ISO_OFFSET_DATE_TIME, DateTimeFormatter.RFC_1123_DATE_TIME)) {
            try {
                return Optional.of(OffsetDateTime.parse(written, format).toInstant());
            } catch (DateTimeParseException other) {
                continue;
            }
        }
        throw wrong("moment");
    }
}

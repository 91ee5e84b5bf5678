package org.terreau.source;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.terreau.impact.Indicator;
import org.terreau.impact.Periodicity;
import org.terreau.shared.Refused;
import org.terreau.web.OutwardCalls;
import tools.jackson.databind.json.JsonMapper;

/** What each kind of source is asked. */
final class SourceCalls {

    private static final Pattern PUBLIC_QUESTION =
            Pattern.compile("(https?://.+?)/(?:api/)?public/(?:question|card)/([0-9a-fA-F-]{36})(?:[/.?#].*)?");

    private static final Pattern DOCUMENT = Pattern.compile("[\\w~-]{1,80}");
    private static final JsonMapper JSON = JsonMapper.shared();

    private SourceCalls() {}

    /** Why a setting can't make a call; nothing when it can. */
    static List<Refused.Problem> wrong(SourceKind kind, String field, String value) {
        if (field.equals("adresse")) return wrongAddress(kind, value);
        if (kind == SourceKind.JSON && (field.equals("lignes") || field.startsWith("col-")))
            return wrongPath(field, value);
        if (kind == SourceKind.GRIST
                && field.equals("document")
                && !DOCUMENT.matcher(value).matches())
            return List.of(Refused.Problem.of(field, "source.wrong.document"));
        return List.of();
    }

    private static List<Refused.Problem> wrongAddress(SourceKind kind, String value) {
        if (kind == SourceKind.METABASE && !PUBLIC_QUESTION.matcher(value).matches())
            return List.of(Refused.Problem.of("adresse", "source.wrong.question"));
        try {
            OutwardCalls.address(kind == SourceKind.STATS ? withoutQuery(value) : value);
            return List.of();
        } catch (OutwardCalls.Failed notOne) {
            return List.of(Refused.Problem.of("adresse", "source.wrong.address"));
        }
    }

    private static List<Refused.Problem> wrongPath(String field, String value) {
        try {
            JsonPath.read(value);
            return List.of();
        } catch (JsonPath.Wrong wrong) {
            return List.of(Refused.Problem.of(field, wrong.key(), wrong.at(), wrong.sign()));
        }
    }

    /** @param secret null when the source has none */
    static OutwardCalls.Call of(Source source, Indicator indicator, @Nullable String secret, LocalDate today)
            throws Unreadable {
        String address = source.setting("adresse");
        Periodicity periodicity = indicator.periodicity();
        Map<String, String> headers = headers(source.kind(), secret);
        return switch (source.kind()) {
            case STATS ->
                get(
                        withoutQuery(address) + "?periodicity=" + periodicity.code() + "&since=" + periodicity.most(),
                        headers);
            case MATOMO -> matomo(source, periodicity, headers, secret);
            case PLAUSIBLE -> plausible(source, periodicity, headers, today);
            case METABASE -> get(metabase(address), headers);
            case GRIST -> get(grist(source), headers);
            case JSON, CSV -> get(address, headers);
        };
    }

    private static Map<String, String> headers(SourceKind kind, @Nullable String secret) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Accept", kind == SourceKind.CSV ? "text/csv, text/plain;q=0.9, */*;q=0.5" : "application/json");
        if (secret != null && kind != SourceKind.MATOMO) headers.put("Authorization", "Bearer " + secret);
        return headers;
    }

    private static OutwardCalls.Call get(String address, Map<String, String> headers) throws Unreadable {
        return OutwardCalls.Call.get(uri(address), headers);
    }

    private static String metabase(String address) throws Unreadable {
        Matcher question = PUBLIC_QUESTION.matcher(address);
        if (!question.matches()) throw Unreadable.of("source.wrong.question");
        return question.group(1) + "/api/public/card/" + question.group(2) + "/query/json?format_rows=false";
    }

    private static String grist(Source source) {
        String query = source.setting("requete");
        return base(source.setting("adresse")) + "/api/docs/" + source.setting("document")
                + (query.isEmpty()
                        ? "/tables/" + encoded(source.setting("table")) + "/records"
                        : "/sql?q=" + encoded(query));
    }

    /** The token goes in the body: in the address it would be written in journals, and recent versions refuse it there. */
    private static OutwardCalls.Call matomo(
            Source source, Periodicity periodicity, Map<String, String> headers, @Nullable String secret)
            throws Unreadable {
        boolean goals = source.setting("mesure").equals("nb_conversions");
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("module", "API");
        asked.put("method", goals ? "Goals.get" : "VisitsSummary.get");
        asked.put("idSite", source.setting("site"));
        asked.put("period", periodicity.code());
        asked.put("date", "last" + periodicity.most());
        asked.put("format", "JSON");
        if (goals && !source.setting("objectif").isEmpty()) asked.put("idGoal", source.setting("objectif"));
        if (secret != null) asked.put("token_auth", secret);
        String body = asked.entrySet().stream()
                .map(one -> one.getKey() + "=" + encoded(one.getValue()))
                .collect(Collectors.joining("&"));
        String address = base(source.setting("adresse"));
        return new OutwardCalls.Call(
                uri(address.endsWith(".php") ? address : address + "/index.php"),
                headers,
                "application/x-www-form-urlencoded",
                body.getBytes(StandardCharsets.UTF_8));
    }

    private static OutwardCalls.Call plausible(
            Source source, Periodicity periodicity, Map<String, String> headers, LocalDate today) throws Unreadable {
        LocalDate first = periodicity.plus(periodicity.start(today), -periodicity.most());
        Map<String, Object> asked = new LinkedHashMap<>();
        asked.put("site_id", source.setting("site"));
        asked.put("metrics", List.of(source.setting("mesure")));
        asked.put("date_range", List.of(first.toString(), today.toString()));
        asked.put("dimensions", List.of("time:" + periodicity.code()));
        return new OutwardCalls.Call(
                uri(base(source.setting("adresse")) + "/api/v2/query"),
                headers,
                "application/json",
                JSON.writeValueAsBytes(asked));
    }

    private static String withoutQuery(String address) {
        return address.replaceFirst("\\?.*", "");
    }

    private static String base(String address) {
        return address.replaceFirst("[?#].*", "").replaceFirst("/+$", "");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static URI uri(String address) throws Unreadable {
        try {
            return OutwardCalls.address(address);
        } catch (OutwardCalls.Failed notOne) {
            throw Unreadable.of("source.wrong.address");
        }
    }
}

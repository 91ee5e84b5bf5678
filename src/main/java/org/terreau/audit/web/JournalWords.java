package org.terreau.audit.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.terreau.audit.Audit;
import org.terreau.shared.Words;

/**
 * The journal in words: it keeps codes, which filters look for and which do not depend on a language, and this says what
 * they mean with the texts of the modules that wrote them.
 */
public final class JournalWords {

    private static final String DOSSIER_STATE = "dossier.state.";
    private static final String HYPOTHESIS_STATE = "investigation.state.";
    private static final String VERBATIM_STATE = "survey.verbatim.state.";
    private static final String SURVEY_STATE = "survey.state.";
    private static final String END = "ending.kind.";

    /** Beginnings of the keys that say a code, by what it is a detail of: by the action too where actions differ. */
    private static final Map<String, List<String>> CODES = Map.ofEntries(
            Map.entry("action", List.of("pipeline.bulk.")),
            Map.entry("as", List.of("dossier.people.kind.")),
            Map.entry("by", List.of("audit.code.by.")),
            Map.entry("condition", List.of("decision.state.")),
            Map.entry("choice", List.of("audit.code.choice.")),
            Map.entry("decision", List.of("deployment.decision.")),
            Map.entry("fact", List.of("portfolio.phase.", "life.fact.", "portfolio.event.")),
            Map.entry("fields", List.of("life.aspect.")),
            Map.entry("outcome", List.of("decision.outcome.")),
            Map.entry("part", List.of("dossier.part.")),
            Map.entry("proof", List.of("audit.code.proof.")),
            Map.entry("rhythm", List.of("opendata.rhythm.")),
            Map.entry("role", List.of("audit.code.role.")),
            Map.entry(
                    "state",
                    List.of(
                            "deployment.moderation.",
                            "funding.order.state.",
                            "funding.delivery.state.",
                            "funding.pledge.state.",
                            "funding.window.state.")),
            Map.entry("round", List.of("support.rate.round.")),
            Map.entry("trade", List.of("team.trade.")),
            Map.entry("why", List.of("testimony.withdrawal.")),
            Map.entry("catalogue.source-set kind", List.of("opendata.source.")),
            Map.entry("deployment.moved to", List.of("deployment.state.")),
            Map.entry("funding.year-answered choice", List.of("funding.year.kind.")),
            Map.entry("dossier.moved from", List.of(DOSSIER_STATE)),
            Map.entry("dossier.moved to", List.of(DOSSIER_STATE)),
            Map.entry("investigation.hypothesis-judged from", List.of(HYPOTHESIS_STATE)),
            Map.entry("investigation.hypothesis-judged to", List.of(HYPOTHESIS_STATE)),
            Map.entry("product.ended kind", List.of(END)),
            Map.entry("product.ending-started kind", List.of(END)),
            Map.entry("review.conflict-declared kind", List.of("review.conflict.")),
            Map.entry("source.added kind", List.of("source.kind.")),
            Map.entry("support.moved to", List.of("support.request.")),
            Map.entry("survey.moved from", List.of(SURVEY_STATE)),
            Map.entry("survey.moved to", List.of(SURVEY_STATE)),
            Map.entry("survey.verbatim-moved from", List.of(VERBATIM_STATE)),
            Map.entry("survey.verbatim-moved to", List.of(VERBATIM_STATE)));

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T[\\d:.]+Z");
    private static final Pattern PLACE = Pattern.compile("(commune|epci|departement|region|syndicat):(\\w+)");

    private JournalWords() {}

    /** What was done; the code itself when a version of the program wrote it that this one does not know. */
    public static String action(Audit.Line line, Words words) {
        return words.optional("audit.word." + line.action()).orElse(line.action());
    }

    /** Who did it: a person, or what acts without being one. */
    public static String who(Audit.Line line, Words words) {
        String name = line.who().name();
        return line.who().accountId() == null
                ? words.optional("audit.nobody." + name).orElse(name)
                : name;
    }

    /** What it was done to: "product:cantine" is "Service cantine". */
    public static String subject(Audit.Line line, Words words) {
        int colon = line.subject().indexOf(':');
        String code = colon < 0 ? line.subject() : line.subject().substring(0, colon);
        String kind = words.optional("audit.kind." + code).orElse(code);
        String which = colon < 0 ? "" : line.subject().substring(colon + 1);
        return Stream.concat(
                        Stream.of(kind),
                        PLACE.matcher(which).matches() ? Stream.of(which) : Stream.of(which.split(":", -1)))
                .filter(part -> !part.isEmpty())
                .map(part -> plain(part, words))
                .collect(Collectors.joining(" "));
    }

    /** What a detail is of. */
    public static String name(String key, Words words) {
        return words.optional("audit.detail." + key)
                .or(() -> words.optional("incubator.figure." + key))
                .or(() -> words.optional("funding.norms." + key))
                .orElse(key);
    }

    /** What a detail says. */
    public static String value(Audit.Line line, String key, String value, Words words) {
        List<String> beginnings = CODES.getOrDefault(line.action() + " " + key, CODES.getOrDefault(key, List.of()));
        return beginnings.isEmpty()
                ? plain(value, words)
                : Arrays.stream(value.split(", ", -1))
                        .map(code -> beginnings.stream()
                                .map(beginning -> words.optional(beginning + code))
                                .flatMap(Optional::stream)
                                .findFirst()
                                .orElse(plain(code, words)))
                        .collect(Collectors.joining(", "));
    }

    private static String plain(String value, Words words) {
        if (DAY.matcher(value).matches()) return words.shortDate(LocalDate.parse(value));
        if (MOMENT.matcher(value).matches()) return words.moment(Instant.parse(value));
        Matcher place = PLACE.matcher(value);
        return place.matches() ? words.t("territory.kind." + place.group(1)) + " " + place.group(2) : value;
    }
}

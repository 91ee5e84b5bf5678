package org.terreau.survey;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.terreau.impact.Fault;
import org.terreau.shared.Paris;
import org.terreau.shared.Plain;
import org.terreau.territory.CollectivityId;

/**
 * An answer as a file or a program writes it; "" for what is not said.
 *
 * @param number of its line, counted as the sender counts
 * @param scores as written: "4", "4/5", "8/10", "Bien"
 * @param place "29232" or "commune:29232"
 * @param consent to the publication of the words
 * @param external names it in the tool that it comes from
 */
public record AnswerLine(
        long number,
        String date,
        Map<Question, String> scores,
        String words,
        String role,
        String place,
        String consent,
        String external) {

    /** Longest words of another tool, in characters. */
    public static final int WORDS = 5000;

    private static final int NAME = 100;
    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
    private static final Pattern FRENCH_DAY = Pattern.compile("(\\d{1,2})/(\\d{1,2})/(\\d{4})(?:\\h.*)?");
    private static final Pattern FRACTION = Pattern.compile("(\\d{1,2})(?:[.,]0+)?\\h*(?:/\\h*(5|10))?");
    private static final Map<String, Integer> WORDED =
            Map.of("bien", 5, "tres bien", 5, "good", 5, "moyen", 3, "medium", 3, "neutral", 3, "mauvais", 1, "bad", 1);
    private static final Set<String> YES = Set.of("oui", "yes", "true", "1", "x");

    public AnswerLine {
        scores = Map.copyOf(scores);
    }

    /**
     * What a line says.
     *
     * @param said null when it can't be taken
     */
    public record Checked(@Nullable LocalDate day, Answer.@Nullable New said, List<Fault> faults) {

        public Checked {
            faults = List.copyOf(faults);
        }
    }

    /**
     * Checks it.
     *
     * @param tens the questions, of those that are asked out of 5, whose scores are out of 10 here
     * @param known finds a collectivité by its code
     */
    Checked check(LocalDate today, Set<Question> tens, Function<CollectivityId, Boolean> known) {
        List<Fault> faults = new ArrayList<>();
        LocalDate day = day(date);
        if (day == null || day.isAfter(today) || day.isBefore(EARLIEST))
            faults.add(Fault.of(number, "date", "survey.fault.date", cut(date)));
        Map<Question, Integer> given = given(tens, faults);
        length("commentaire", words, WORDS, faults);
        length("role", role, Answer.ROLE, faults);
        length("identifiant", external, NAME, faults);
        if (given.isEmpty() && words.isEmpty() && faults.isEmpty())
            faults.add(Fault.of(number, "", "survey.fault.empty"));
        Optional<CollectivityId> collectivity = collectivity(known, faults);
        if (!faults.isEmpty()) return new Checked(null, null, faults);
        return new Checked(day, said(given, collectivity.orElse(null)), List.of());
    }

    private Map<Question, Integer> given(Set<Question> tens, List<Fault> faults) {
        Map<Question, Integer> given = new EnumMap<>(Question.class);
        scores.forEach((question, written) -> {
            if (written.isBlank()) return;
            Integer score = score(question, written.strip(), tens.contains(question));
            if (score == null)
                faults.add(Fault.of(
                        number,
                        question.code(),
                        "survey.fault.score",
                        cut(written),
                        String.valueOf(question.least()),
                        String.valueOf(question.most())));
            else given.put(question, score);
        });
        return given;
    }

    private void length(String field, String text, int most, List<Fault> faults) {
        if (text.length() > most) faults.add(Fault.of(number, field, "survey.long.words", String.valueOf(most)));
    }

    private Optional<CollectivityId> collectivity(Function<CollectivityId, Boolean> known, List<Fault> faults) {
        if (place.isEmpty()) return Optional.empty();
        Optional<CollectivityId> named = CollectivityId.parse(place.indexOf(':') < 0 ? "commune:" + place : place)
                .filter(known::apply);
        if (named.isEmpty()) faults.add(Fault.of(number, "collectivite", "survey.fault.place", cut(place)));
        return named;
    }

    private Answer.New said(Map<Question, Integer> given, @Nullable CollectivityId collectivity) {
        return new Answer.New(
                given.get(Question.EASE),
                given.get(Question.USEFULNESS),
                given.get(Question.RECOMMENDATION),
                given.get(Question.SATISFACTION),
                words,
                YES.contains(Plain.text(consent)) && !words.isEmpty(),
                role,
                collectivity,
                external.isEmpty() ? null : external);
    }

    AnswerLine of(String collectivity) {
        return new AnswerLine(number, date, scores, words, role, collectivity, consent, external);
    }

    /** The same for the same content, whatever the file that holds it. */
    String fingerprint() {
        StringBuilder whole = new StringBuilder(String.valueOf(day(date)));
        for (Question question : Question.values())
            whole.append('\u001f').append(scores.getOrDefault(question, "").strip());
        for (String part : List.of(words, role, place)) whole.append('\u001f').append(part);
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(whole.toString().getBytes(StandardCharsets.UTF_8)))
                    .substring(0, 40);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A score out of 10 and bare: the whole column then is, when the question is asked out of 5. */
    static boolean outOfTen(String written) {
        Matcher bare = FRACTION.matcher(written.strip());
        return bare.matches() && bare.group(2) == null && Integer.parseInt(bare.group(1)) > 5;
    }

    private static @Nullable Integer score(Question question, String written, boolean ten) {
        Integer worded = question.most() == 5 ? WORDED.get(Plain.text(written)) : null;
        if (worded != null) return worded;
        Matcher fraction = FRACTION.matcher(written);
        if (!fraction.matches()) return null;
        int score = Integer.parseInt(fraction.group(1));
        if (fraction.group(2) != null) return scaled(question, score, Integer.parseInt(fraction.group(2)));
        return scaled(question, score, ten ? 10 : question.most());
    }

    /** A score out of 10 is halved for a question asked out of 5; the other way round nobody knows what it would be. */
    private static @Nullable Integer scaled(Question question, int score, int of) {
        if (score > of || of == 5 && question.most() == 10) return null;
        if (of == 10 && question.most() == 5) return Math.max(1, (score + 1) / 2);
        return question.takes(score) ? score : null;
    }

    /** As tools write days and moments; a moment with its offset is the day that it was in Paris. */
    private static @Nullable LocalDate day(String written) {
        try {
            if (written.matches("\\d{4}-\\d{2}-\\d{2}T.*(Z|[+-]\\d{2}:?\\d{2})"))
                return OffsetDateTime.parse(written.replaceAll("([+-]\\d{2})(\\d{2})$", "$1:$2"))
                        .toInstant()
                        .atZone(Paris.ZONE)
                        .toLocalDate();
            if (written.matches("\\d{4}-\\d{2}-\\d{2}(?:[T\\h].*)?")) return LocalDate.parse(written.substring(0, 10));
            Matcher french = FRENCH_DAY.matcher(written);
            if (french.matches())
                return LocalDate.of(
                        Integer.parseInt(french.group(3)),
                        Integer.parseInt(french.group(2)),
                        Integer.parseInt(french.group(1)));
            if (written.matches("\\d{9,10}"))
                return Instant.ofEpochSecond(Long.parseLong(written))
                        .atZone(Paris.ZONE)
                        .toLocalDate();
            return null;
        } catch (DateTimeException notOne) {
            return null;
        }
    }

    private static String cut(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }
}

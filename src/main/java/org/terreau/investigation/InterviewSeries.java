package org.terreau.investigation;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.terreau.shared.Refused;
import org.terreau.territory.Collectivities;
import org.terreau.territory.Collectivity;
import org.terreau.territory.CollectivityId;

/**
 * Interviews pasted as lines: date; role; collectivity.
 *
 * @param drafts the lines that are clear
 * @param doubts the lines whose collectivity is to be chosen
 * @param problems empty when every line is clear
 */
public record InterviewSeries(List<InterviewDraft> drafts, List<Doubt> doubts, List<Refused.Problem> problems) {

    /** What is chosen for a line whose third field is not a collectivity. */
    public static final String OTHER = "autre";

    private static final int CANDIDATES = 6;
    private static final Pattern DAY = Pattern.compile("(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4}|\\d{2})");

    public InterviewSeries {
        drafts = List.copyOf(drafts);
        doubts = List.copyOf(doubts);
        problems = List.copyOf(problems);
    }

    /**
     * A line whose collectivity is not certain.
     *
     * @param line its number, from 1
     * @param typed what stands for the collectivity
     */
    public record Doubt(int line, String typed, List<Collectivity> candidates) {

        public Doubt {
            candidates = List.copyOf(candidates);
        }
    }

    static InterviewSeries read(
            String lines, Map<Integer, String> choices, LocalDate today, Collectivities collectivities) {
        List<InterviewDraft> drafts = new ArrayList<>();
        List<Doubt> doubts = new ArrayList<>();
        List<Refused.Problem> problems = new ArrayList<>();
        List<String> all = lines.lines().toList();
        for (int at = 0; at < all.size() && at < Interviews.SERIES; at++) {
            String typed = all.get(at).strip();
            if (typed.isEmpty()) continue;
            int line = at + 1;
            String[] fields = typed.split("[;\\t]", -1);
            if (fields.length != 3) {
                problems.add(problem("fields", line, fields.length));
                continue;
            }
            LocalDate on = day(fields[0].strip());
            String role = fields[1].strip();
            String where = fields[2].strip();
            List<Refused.Problem> found = new ArrayList<>();
            if (on == null) found.add(problem("date", line, fields[0].strip()));
            Place place = place(line, where, choices.getOrDefault(line, ""), collectivities);
            if (place.doubt() != null) {
                doubts.add(place.doubt());
                found.add(problem(place.doubt().candidates().isEmpty() ? "unknown" : "several", line, where));
            }
            InterviewDraft draft = draft(on, role, place.chosen(), where, today);
            if (found.isEmpty())
                for (Refused.Problem wrong : draft.problems(today))
                    found.add(problem(wrong.field(), line, wrong.field().equals("date") ? fields[0].strip() : where));
            else if (role.isEmpty()) found.add(problem("role", line, where));
            if (found.isEmpty()) drafts.add(draft);
            problems.addAll(found);
        }
        if (drafts.isEmpty() && problems.isEmpty())
            problems.add(Refused.Problem.of("lignes", "investigation.series.empty"));
        if (all.size() > Interviews.SERIES)
            problems.add(Refused.Problem.of("lignes", "investigation.series.many", Interviews.SERIES));
        return new InterviewSeries(drafts, doubts, problems);
    }

    private static Refused.Problem problem(String why, int line, Object typed) {
        return Refused.Problem.of("lignes", "investigation.series." + why, line, typed);
    }

    private static InterviewDraft draft(
            @Nullable LocalDate on, String role, @Nullable Collectivity place, String where, LocalDate today) {
        return new InterviewDraft(
                FieldKind.INTERVIEW,
                on != null && on.isAfter(today),
                on,
                role,
                place,
                place == null ? where : "",
                Interview.CHANNELS.get(0),
                Consent.NONE,
                null,
                "",
                "",
                "",
                "",
                false,
                null);
    }

    private record Place(
            @Nullable Collectivity chosen, @Nullable Doubt doubt) {}

    private static Place place(int line, String typed, String choice, Collectivities collectivities) {
        if (typed.isEmpty()) return new Place(null, null);
        List<Collectivity> candidates = collectivities.search(typed, null, CANDIDATES);
        if (choice.equals(OTHER)) return new Place(null, null);
        Collectivity chosen = CollectivityId.parse(choice)
                .flatMap(collectivities::find)
                .map(collectivities::legalPerson)
                .orElse(null);
        if (chosen != null && candidates.contains(chosen)) return new Place(chosen, null);
        List<Collectivity> exact = collectivities.named(typed);
        if (exact.size() == 1) return new Place(exact.get(0), null);
        return new Place(null, new Doubt(line, typed, candidates));
    }

    private static @Nullable LocalDate day(String typed) {
        try {
            Matcher day = DAY.matcher(typed);
            if (!day.matches()) return LocalDate.parse(typed);
            int year = Integer.parseInt(day.group(3));
            return LocalDate.of(
                    year < 100 ? 2000 + year : year, Integer.parseInt(day.group(2)), Integer.parseInt(day.group(1)));
        } catch (DateTimeException notOne) {
            return null;
        }
    }
}

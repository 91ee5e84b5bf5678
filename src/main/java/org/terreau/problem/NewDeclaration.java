package org.terreau.problem;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.terreau.shared.EmailAddress;
import org.terreau.shared.OneLine;
import org.terreau.shared.Refused;
import org.terreau.territory.CollectivityId;

/**
 * A declaration as it is typed.
 *
 * @param people as typed; empty when not said
 */
public record NewDeclaration(
        String name,
        String email,
        String role,
        @Nullable CollectivityId collectivity,
        String testimony,
        String frequency,
        String people,
        boolean publishable) {

    /** Longest name, role and frequency, and longest testimony, in characters. */
    public static final int LINE = 200;

    public static final int TESTIMONY = 3000;

    List<Refused.Problem> problems() {
        List<Refused.Problem> problems = new ArrayList<>();
        if (frequency.isEmpty() || !OneLine.fits(frequency, LINE))
            problems.add(Refused.Problem.of("frequence", "problem.declare.frequency.needed", LINE));
        if (testimony.length() < 20 || testimony.length() > TESTIMONY)
            problems.add(Refused.Problem.of("temoignage", "problem.declare.testimony.needed", 20, TESTIMONY));
        if (!people.isEmpty() && number() == null)
            problems.add(Refused.Problem.of("personnes", "problem.declare.people.wrong"));
        if (role.isEmpty() || !OneLine.fits(role, LINE))
            problems.add(Refused.Problem.of("fonction", "problem.declare.role.needed", LINE));
        problems.addAll(Identified.problems(name, email));
        return problems;
    }

    /** How many people; null when not said, or not a number. */
    @Nullable
    Integer number() {
        String digits = people.replaceAll("[\\s\\h.]", "");
        return digits.matches("\\d{1,8}") ? Integer.valueOf(digits) : null;
    }

    /** What every form that asks who one is checks. */
    static final class Identified {

        private Identified() {}

        static List<Refused.Problem> problems(String name, String email) {
            List<Refused.Problem> problems = new ArrayList<>();
            if (name.isEmpty() || !OneLine.fits(name, LINE))
                problems.add(Refused.Problem.of("nom", "problem.name.needed", LINE));
            EmailAddress.problem(email, "courriel", "problem.email.wrong").ifPresent(problems::add);
            return problems;
        }
    }
}

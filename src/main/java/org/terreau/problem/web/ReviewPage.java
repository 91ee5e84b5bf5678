package org.terreau.problem.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.terreau.problem.Problem;
import org.terreau.problem.Proposals;
import org.terreau.problem.Statement;
import org.terreau.web.Form;

/** A proposal being read by the staff, with the questions that it leaves open. */
public record ReviewPage(
        Problem problem,
        Proposals.@Nullable Proposer proposer,
        String collectivity,
        Map<String, List<String>> hints,
        Form form) {

    public ReviewPage {
        hints = Map.copyOf(hints);
    }

    public List<String> hintsOf(Statement.Part part) {
        return hints.getOrDefault(part.code(), List.of());
    }
}

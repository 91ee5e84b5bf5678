package org.terreau.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.terreau.identity.AccountId;

class ReviewerProposalTests {

    /** Each candidate: name, open reviews, themes separated by +, then a mark when they are not to be proposed. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            more themes known comes before a lighter load  | Ana 3 jeunesse+social; Ben 0 jeunesse      | Ana, Ben
            with the same themes, the lighter load         | Ana 2 jeunesse; Ben 1 jeunesse             | Ben, Ana
            with all the same, by name                     | Zoé 1 -; Ana 1 -                           | Ana, Zoé
            from five open reviews on, after those with room | Ana 5 jeunesse+social; Ben 4 -           | Ben, Ana
            other themes count for nothing                 | Ana 1 justice+sante; Ben 0 -               | Ben, Ana
            somebody away is not proposed                  | Ana 0 jeunesse away; Ben 1 -               | Ben
            somebody in conflict is not proposed           | Ana 0 jeunesse conflict; Ben 1 -           | Ben
            somebody who reviews it already is not         | Ana 0 jeunesse taken; Ben 1 -              | Ben
            """)
    void proposesThoseWhoHaveRoomThenThoseWhoKnowThenThoseWithLess(String rule, String candidates, String expected) {
        List<ReviewerProposal.Candidate> all = new ArrayList<>();
        for (String written : candidates.split("; ")) {
            String[] parts = written.strip().split(" ");
            String mark = parts.length > 3 ? parts[3] : "";
            all.add(new ReviewerProposal.Candidate(
                    new AccountId(all.size() + 1L),
                    parts[0],
                    parts[2].equals("-") ? List.of() : Arrays.asList(parts[2].split("\\+")),
                    Integer.parseInt(parts[1]),
                    mark.equals("away") ? LocalDate.of(2026, 8, 31) : null,
                    mark.equals("conflict"),
                    mark.equals("taken")));
        }
        assertThat(ReviewerProposal.among(all, List.of("jeunesse", "social")).stream()
                        .map(proposed -> proposed.candidate().name()))
                .as(rule)
                .containsExactly(expected.split(", "));
    }
}

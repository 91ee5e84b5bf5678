package org.terreau.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.terreau.incubator.IncubatorId;

class SuggestionTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 29);

    private static final List<SupportOffer> OFFERS = List.of(
            offer(1, Family.METHOD, Moment.CONSTRUCTION),
            offer(2, Family.IMPACT, Moment.CONSTRUCTION),
            offer(3, Family.IMPACT, Moment.ACCELERATION),
            offer(4, Family.IMPACT, Moment.SUSTAINING),
            offer(5, Family.LAUNCH, Moment.ACCELERATION),
            offer(6, Family.METHOD, Moment.COMMITTEE),
            offer(7, Family.FUNDING, Moment.COMMITTEE),
            offer(8, Family.CONFORMITY, Moment.ALWAYS),
            offer(9, Family.TOOLS, Moment.ALWAYS));

    private static SupportOffer offer(long id, Family family, Moment moment) {
        return new SupportOffer(
                id,
                new IncubatorId("essai"),
                new SupportOffer.Described(
                        "Offre " + id, family, SupportForm.ADVICE, Set.of(moment), "Aide", "", "", ""),
                new SupportOffer.Terms("", null, null, null, false, ""),
                OfferState.OPEN,
                1,
                1);
    }

    @ParameterizedTest(
            name =
                    "stats lack {0}, deployment lacks {1}, committee in {2} days, paid for {3} days, {4} checks fail, {5} accounts: {6}")
    @CsvSource({
        "false, false,    ,    , 0, 0, ''",
        "true,  false,    ,    , 0, 0, '2 3'",
        "false, true,     ,    , 0, 0, '5'",
        "false, false,  30,    , 0, 0, '6 7'",
        "false, false,  31,    , 0, 0, ''",
        "false, false,  -1,    , 0, 0, ''",
        "false, false,    ,  90, 0, 0, '7'",
        "false, false,    ,  91, 0, 0, ''",
        "true,  true,    0,   5, 2, 0, '6 7 5 8 2 3'",
        "false, false,    ,    , 1, 0, '8'",
        "false, false,    ,    , 0, 3, '9'"
    })
    void eachFactCallsForTwoOffersAtMostAndNoneTwice(
            boolean stats,
            boolean deployment,
            @Nullable Long committee,
            @Nullable Long paid,
            long failed,
            long accounts,
            String offers) {
        List<Suggestion> suggestions = Suggestion.of(
                new Suggestion.Facts(
                        stats,
                        deployment,
                        committee == null ? null : TODAY.plusDays(committee),
                        paid == null ? null : TODAY.plusDays(paid),
                        failed,
                        accounts,
                        TODAY),
                OFFERS);

        assertThat(String.join(
                        " ",
                        suggestions.stream()
                                .map(one -> String.valueOf(one.offer().id()))
                                .toList()))
                .isEqualTo(offers);
    }
}

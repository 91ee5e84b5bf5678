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
            offer(7, Family.FUNDING, Moment.COMMITTEE));

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

    @ParameterizedTest(name = "stats lack {0}, deployment lacks {1}, committee in {2} days, paid for {3} days: {4}")
    @CsvSource({
        "false, false,    ,    , ''",
        "true,  false,    ,    , '2 3'",
        "false, true,     ,    , '5'",
        "false, false,  30,    , '6 7'",
        "false, false,  31,    , ''",
        "false, false,  -1,    , ''",
        "false, false,    ,  90, '7'",
        "false, false,    ,  91, ''",
        "true,  true,    0,   5, '6 7 5 2 3'"
    })
    void eachFactCallsForTwoOffersAtMostAndNoneTwice(
            boolean stats, boolean deployment, @Nullable Long committee, @Nullable Long paid, String offers) {
        List<Suggestion> suggestions = Suggestion.of(
                new Suggestion.Facts(
                        stats,
                        deployment,
                        committee == null ? null : TODAY.plusDays(committee),
                        paid == null ? null : TODAY.plusDays(paid),
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

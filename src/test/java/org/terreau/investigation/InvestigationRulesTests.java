package org.terreau.investigation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.jspecify.annotations.Nullable;
import org.terreau.shared.Mentions;
import org.terreau.shared.Refused;
import org.terreau.territory.Collectivity;
import org.terreau.territory.CollectivityId;
import org.terreau.territory.CollectivityKind;

class InvestigationRulesTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    private static Collectivity commune(@Nullable Long population) {
        return new Collectivity(
                new CollectivityId(CollectivityKind.COMMUNE, "29001"),
                "Argol",
                "29",
                "Finistère",
                population,
                List.of("29560"));
    }

    private static InterviewDraft draft(Consent consent, String person, String notes, String learnt, boolean verbatim) {
        return new InterviewDraft(
                FieldKind.INTERVIEW,
                false,
                TODAY,
                "Secrétaire de mairie",
                commune(900L),
                "",
                "sur-place",
                consent,
                consent.allowsNotes() ? TODAY : null,
                person,
                "",
                notes,
                learnt,
                verbatim,
                null);
    }

    private static List<String> fields(InterviewDraft draft) {
        return draft.problems(TODAY).stream().map(Refused.Problem::field).toList();
    }

    @Property
    void aPlaceIsNamedInPublicFromThreeThousandFiveHundredInhabitantsOn(@ForAll @LongRange(max = 10_000) long people) {
        PublicPlace place = PublicPlace.of(commune(people));
        assertThat(place.name() != null).isEqualTo(people >= 3_500);
        assertThat(place.departement()).isEqualTo("Finistère");
    }

    @Example
    void aPlaceOfUnknownPopulationAndAnotherOrganisationAreNotNamed() {
        assertThat(PublicPlace.of(commune(null)))
                .isEqualTo(new PublicPlace(null, CollectivityKind.COMMUNE, "Finistère"));
        assertThat(PublicPlace.of(null)).isEqualTo(new PublicPlace(null, null, null));
    }

    @Example
    void aDroppedHypothesisIsOpenedAgainBeforeItIsJudged() {
        assertThat(HypothesisState.DROPPED.next()).containsExactly(HypothesisState.OPEN);
        for (HypothesisState from : HypothesisState.values()) {
            assertThat(from.mayBecome(from)).as("%s to itself", from).isFalse();
            if (from != HypothesisState.DROPPED)
                assertThat(from.mayBecome(HypothesisState.DROPPED))
                        .as("%s", from)
                        .isTrue();
            if (from != HypothesisState.OPEN)
                assertThat(from.mayBecome(HypothesisState.OPEN)).as("%s", from).isTrue();
        }
        assertThat(HypothesisState.SUPPORTED.mayBecome(HypothesisState.CONTRADICTED))
                .isTrue();
    }

    @Property
    void withoutConsentNothingOfThePersonIsKept(
            @ForAll @AlphaChars @StringLength(min = 1, max = 20) String person,
            @ForAll @NumericChars @StringLength(min = 1, max = 20) String notes) {
        for (Consent consent : List.of(Consent.NONE, Consent.WITHDRAWN))
            assertThat(fields(draft(consent, person, notes, "", true))).contains("personne", "notes", "mot-a-mot");
        assertThat(fields(draft(Consent.ORAL, person, notes, "Rien", true))).isEmpty();
    }

    @Property
    void aNameIsFoundInATextWhereverItStands(
            @ForAll @AlphaChars @StringLength(min = 3, max = 12) String word,
            @ForAll @NumericChars @StringLength(max = 12) String before) {
        String name = word.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + word.substring(1);
        assertThat(Names.in(before + " selon " + name + ", rien ne change", "Mme " + name))
                .isTrue();
        assertThat(Names.in("selon " + name + "ette", name)).isFalse();
    }

    @Example
    void aCommonWordIsNotTakenForAName() {
        assertThat(Names.in("un petit budget", "Jean Petit")).isFalse();
        assertThat(Names.in("M. PETIT le dit", "Jean Petit")).isTrue();
        assertThat(Mentions.told("écrire à a.b@mairie.fr")).isNotEmpty();
        assertThat(Mentions.told("le 02 98 00 00 00 sonne")).isNotEmpty();
        assertThat(Mentions.told("1 200 familles en 2026")).isEmpty();
    }

    @Example
    void theSentenceThatIsLearntDoesNotNameThePerson() {
        assertThat(fields(draft(Consent.ORAL, "Ana Morvan", "", "Mme Morvan rappelle trois fois", false)))
                .containsExactly("appris");
    }

    @Example
    void notesGoTwelveMonthsAfterTheMeetingUnlessSomebodyChoosesAndNeverLaterThanThirtySix() {
        InterviewDraft usual = draft(Consent.ORAL, "Ana", "…", "", false);
        assertThat(usual.retention()).isEqualTo(LocalDate.of(2027, 11, 24));
        for (LocalDate day : List.of(TODAY, TODAY.plusMonths(36).plusDays(1)))
            assertThat(fields(kept(usual, day))).as("%s", day).containsExactly("conservation");
        assertThat(fields(kept(usual, TODAY.plusMonths(36)))).isEmpty();
    }

    @Example
    void notesOfAnOldMeetingNeedADateToComeEvenWhenNobodyChoosesOne() {
        InterviewDraft usual = draft(Consent.ORAL, "Ana", "…", "", false);
        assertThat(fields(kept(usual, TODAY.minusMonths(13), null))).containsExactly("conservation");
        assertThat(fields(kept(usual, TODAY.minusMonths(13), TODAY.plusMonths(1))))
                .isEmpty();
        assertThat(fields(kept(draft(Consent.NONE, "", "", "", false), TODAY.minusMonths(13), null)))
                .isEmpty();
    }

    private static InterviewDraft kept(InterviewDraft draft, LocalDate until) {
        return kept(draft, TODAY, until);
    }

    private static InterviewDraft kept(InterviewDraft draft, LocalDate on, @Nullable LocalDate until) {
        return new InterviewDraft(
                draft.kind(),
                draft.planned(),
                on,
                draft.role(),
                draft.place(),
                draft.organisation(),
                draft.channel(),
                draft.consent(),
                draft.consentOn(),
                draft.person(),
                draft.contact(),
                draft.notes(),
                draft.learnt(),
                draft.verbatim(),
                until);
    }
}

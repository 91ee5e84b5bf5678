package org.terreau.incubator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.terreau.identity.AccountId;
import org.terreau.identity.Accounts;
import org.terreau.identity.Actor;
import org.terreau.identity.Grant;
import org.terreau.identity.Role;
import org.terreau.shared.NotFound;
import org.terreau.shared.Paris;
import org.terreau.shared.Refused;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.People;

@ApplicationTest
class AbsencesTests {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Absences absences;
    private final People people;
    private final LocalDate today;

    AbsencesTests(Absences absences, People people, Clock clock) {
        this.absences = absences;
        this.people = people;
        this.today = Paris.today(clock);
    }

    private Actor colleague() {
        int number = COUNT.incrementAndGet();
        return people.someone(
                "collegue" + number + "@absences.test", "Collègue " + number, new Grant(Role.COACH, "absences.essai"));
    }

    private void away(Actor who, int first, int last, @Nullable Actor standIn) {
        absences.declare(today.plusDays(first), today.plusDays(last), standIn == null ? null : standIn.id(), who);
    }

    @ParameterizedTest
    @CsvSource({
        ",, du au",
        "0,, au",
        ", 3, du",
        "-3, -1, au",
        "3, 2, au",
        "0, 367, au",
    })
    void daysThatMakeNoAbsenceAreRefusedEachBesideItsField(
            @Nullable Integer first, @Nullable Integer last, String fields) {
        Refused refused = catchThrowableOfType(
                Refused.class,
                () -> absences.declare(
                        first == null ? null : today.plusDays(first),
                        last == null ? null : today.plusDays(last),
                        null,
                        colleague()));
        assertThat(refused.problems()).extracting(Refused.Problem::field).containsExactly(fields.split(" "));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "-3, 0", "0, 366", "10, 12"})
    void oneThatIsUnderWayOrToComeIsTaken(int first, int last) {
        Actor who = colleague();
        away(who, first, last, null);
        assertThat(absences.of(who.id()))
                .singleElement()
                .satisfies(one -> assertThat(one.first()).isEqualTo(today.plusDays(first)))
                .satisfies(one -> assertThat(one.last()).isEqualTo(today.plusDays(last)));
        assertThat(absences.today(List.of(who.id())).containsKey(who.id())).isEqualTo(first <= 0);
    }

    @ParameterizedTest
    @CsvSource({"5, 9, true", "10, 10, true", "14, 20, true", "0, 4, false", "15, 16, false"})
    void twoAbsencesOfOnePersonNeverShareADay(int first, int last, boolean clash) {
        Actor who = colleague();
        away(who, 5, 14, null);
        if (!clash) {
            away(who, first, last, null);
            assertThat(absences.of(who.id())).hasSize(2);
            return;
        }
        assertThatThrownBy(() -> away(who, first, last, null)).hasMessageContaining("incubator.absence.twice");
        assertThat(absences.of(who.id())).hasSize(1);
    }

    @Test
    void aStandInIsAColleagueWhoIsThereOnThoseDays() {
        Actor who = colleague();
        Actor standIn = colleague();
        Actor elsewhere =
                people.someone("ailleurs@absences.test", "Lou Ailleurs", new Grant(Role.COACH, "absences.ailleurs"));
        assertThat(absences.standIns(who))
                .extracting(Accounts.Account::id)
                .contains(standIn.id())
                .doesNotContain(who.id(), elsewhere.id());
        assertThatThrownBy(() -> away(who, 0, 2, elsewhere)).hasMessageContaining("incubator.absence.stand-in");
        assertThatThrownBy(() -> away(who, 0, 2, who)).hasMessageContaining("incubator.absence.stand-in");
        away(standIn, 2, 4, null);
        assertThatThrownBy(() -> away(who, 0, 2, standIn)).hasMessageContaining("incubator.absence.stand-in.away");
        away(who, 0, 1, standIn);
        assertThatThrownBy(() -> away(standIn, 0, 0, null)).hasMessageContaining("incubator.absence.standing-in");
    }

    @Test
    void aStandInActsForThoseWhoAreAwayTodayUntilTheyTakeItBack() {
        Actor who = colleague();
        Actor later = colleague();
        Actor standIn = colleague();
        away(who, -1, 1, standIn);
        away(later, 3, 4, standIn);
        assertThat(absences.actingFor(standIn.id())).containsExactlyInAnyOrder(standIn.id(), who.id());
        long id = absences.of(who.id()).get(0).id();
        assertThatThrownBy(() -> absences.cancel(id, standIn)).isInstanceOf(NotFound.class);
        absences.cancel(id, who);
        assertThat(absences.actingFor(standIn.id())).containsExactly(standIn.id());
        assertThat(absences.current()).extracting(Absences.Absence::who).doesNotContain(who.id());
        assertThat(absences.today(List.<AccountId>of())).isEmpty();
    }
}

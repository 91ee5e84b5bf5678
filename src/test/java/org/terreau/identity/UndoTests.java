package org.terreau.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.terreau.incubator.Absences;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.Days;
import org.terreau.testing.People;
import org.terreau.testing.Visit;
import org.terreau.web.RemovingFormTests;

/** What somebody took away comes back by the button of the message that follows, for them alone and for a few minutes. */
@ApplicationTest
class UndoTests {

    private static final String MINE = "/relecteurs/moi";
    private static final String UNDONE = "C’est remis comme avant.";
    private static final String NOT_UNDONE = "Rien n’a été remis";

    private final PutBack putBack;
    private final Absences absences;
    private final People people;
    private final Days days;

    UndoTests(PutBack putBack, Absences absences, People people, Days days) {
        this.putBack = putBack;
        this.absences = absences;
        this.people = people;
        this.days = days;
    }

    private Actor away(String name) {
        Actor who = people.someone(name + "@remis.test", "Rémi " + name, new Grant(Role.COACH, "remis.essai"));
        LocalDate first = days.today().plusDays(20);
        absences.declare(first, first.plusDays(4), null, who);
        return who;
    }

    private Visit.Page cancelled(Actor who, Visit visit) {
        long id = absences.of(who.id()).get(0).id();
        Visit.Page after = visit.form(visit.get(MINE), MINE + "/absences/" + id + "/annulation")
                .send();
        assertThat(absences.of(who.id())).isEmpty();
        return after;
    }

    @Test
    void everyActThatAFormSaysIsUndoneHasAModuleThatPutsItBack() {
        assertThat(putBack.acts().keySet()).isEqualTo(RemovingFormTests.undone());
    }

    @Test
    void itComesBackOnceOnThePageWhereItWas() {
        Actor who = away("une");
        Visit visit = people.signedIn(who);
        Visit.Page after = cancelled(who, visit);
        Visit.Form undo = visit.form(after, "/annuler");
        Visit.Page back = undo.send();
        assertThat(back.path()).isEqualTo(after.path());
        assertThat(back.text()).contains(UNDONE);
        assertThat(absences.of(who.id())).hasSize(1);
        assertThat(visit.get(MINE).html().select("form[action=/annuler]")).isEmpty();

        cancelled(who, visit);
        assertThat(undo.again().forged("vu", "encore").send().text()).contains(NOT_UNDONE);
        assertThat(absences.of(who.id())).isEmpty();
    }

    @Test
    void whatWasDoneMeanwhileStands() {
        Actor who = away("deux");
        Visit visit = people.signedIn(who);
        Visit.Page after = cancelled(who, visit);
        LocalDate first = days.today().plusDays(22);
        absences.declare(first, first, null, who);
        Visit.Page back = visit.undo(after);
        assertThat(back.text()).contains(NOT_UNDONE);
        assertThat(back.html().select(".t-flash .fr-alert--warning")).hasSize(1);
        assertThat(absences.of(who.id()))
                .singleElement()
                .satisfies(one -> assertThat(one.first()).isEqualTo(first));
    }

    @Test
    void nobodyElsePutsItBackAndNobodyDoesTooLate() {
        Actor who = away("trois");
        Actor other = away("quatre");
        Visit visit = people.signedIn(who);
        Visit thief = people.signedIn(other);
        Visit.Page after = cancelled(who, visit);
        String token = visit.form(after, "/annuler").value("jeton");
        Visit.Page theirs = cancelled(other, thief);
        assertThat(thief.form(theirs, "/annuler").with("jeton", token).send().text())
                .contains(NOT_UNDONE);
        assertThat(absences.of(who.id())).isEmpty();
        assertThat(absences.of(other.id())).isEmpty();

        days.everywhere(
                days.today().plusDays(1),
                () -> assertThat(visit.undo(after).text()).contains(NOT_UNDONE));
        assertThat(absences.of(who.id())).isEmpty();
        assertThat(people.visitor()
                        .post("/annuler", "application/x-www-form-urlencoded", "jeton=" + token)
                        .status())
                .isEqualTo(403);
    }
}

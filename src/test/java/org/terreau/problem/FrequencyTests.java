package org.terreau.problem;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrequencyTests {

    @ParameterizedTest
    @CsvSource({
        "trois fois par mois, 36",
        "3 fois par mois, 36",
        "chaque lundi, 52",
        "tous les jours, 230",
        "quotidiennement, 230",
        "deux fois par an, 2",
        "une fois par trimestre, 4",
        "toutes les deux semaines, 26",
        "tous les 3 mois, 4",
        "à chaque rentrée, 1",
        "une trentaine par mois, 360",
        "hebdomadaire, 52",
        // Not clear enough to count.
        "souvent, ",
        "vingt fois, ",
        "entre 3 et 5 fois par mois, ",
        "'', ",
    })
    void whatIsSaidIsCountedByTheYearWhenItIsClear(String said, Integer timesAYear) {
        if (timesAYear == null) assertThat(Frequency.perYear(said)).isEmpty();
        else assertThat(Frequency.perYear(said)).hasValue(timesAYear);
    }

    @Property
    void anyTextIsAnsweredAndACountIsPositive(@ForAll String said) {
        Frequency.saysANumber(said);
        Frequency.saysAPeriod(said);
        assertThat(Frequency.perYear(said).orElse(1)).isPositive();
    }
}

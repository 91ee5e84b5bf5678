package org.terreau.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The steps of the field are ours: as many on each day, as many for staff alone. */
class PlanStepTests {

    private static final Path FIELD = Path.of("../shared/data/field/onboarding-offboarding.csv");

    @Test
    void eachDayAsksAsManyStepsAsTheFieldDoes() throws IOException {
        Map<String, Integer> field = new TreeMap<>();
        for (String line :
                Files.readAllLines(FIELD).subList(1, Files.readAllLines(FIELD).size())) {
            String[] cells = line.split(",", 3);
            if (!cells[0].equals("alerte"))
                field.merge((cells[0].equals("arrivee") ? "arrivee " : "depart ") + cells[1], 1, Integer::sum);
        }
        Map<String, Integer> ours = new TreeMap<>();
        for (PlanStep step : PlanStep.values()) ours.merge(step.moment().code() + " " + step.offset(), 1, Integer::sum);
        assertThat(ours).isEqualTo(field);
    }

    @Test
    void theOnboardingSessionIsSaidDoneByStaffAlone() {
        assertThat(PlanStep.ONBOARDING.staffOnly()).isTrue();
        assertThat(Arrays.stream(PlanStep.values())
                        .filter(step -> step.moment() == Moment.DEPARTURE && step.offset() > 0))
                .allMatch(PlanStep::staffOnly);
    }
}

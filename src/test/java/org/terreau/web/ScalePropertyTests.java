package org.terreau.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Size;

class ScalePropertyTests {

    @Property
    void everyValueStandsOnItAndItHasFewSteps(
            @ForAll @Size(min = 1, max = 30)
                    List<
                                    @BigRange(min = "-1000000000", max = "1000000000")
                                    @net.jqwik.api.constraints.Scale(3) BigDecimal>
                            values) {
        Scale scale = Scale.of(values);
        assertThat(scale.steps()).hasSizeBetween(2, 8);
        assertThat(scale.steps()).usingElementComparator(BigDecimal::compareTo).contains(BigDecimal.ZERO);
        for (BigDecimal value : values) assertThat(value).isBetween(scale.bottom(), scale.top());
    }
}

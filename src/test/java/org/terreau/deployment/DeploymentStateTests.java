package org.terreau.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class DeploymentStateTests {

    @Test
    void theTableSaysWhereEachStateMayGo() {
        Map<String, String> table = new TreeMap<>();
        for (DeploymentState state : DeploymentState.values())
            table.put(
                    state.code(),
                    state.next().stream().map(DeploymentState::code).collect(Collectors.joining(" ")));
        assertThat(table)
                .isEqualTo(new TreeMap<>(Map.of(
                        "prospect", "contacte test actif parti",
                        "contacte", "prospect test actif pause parti",
                        "test", "contacte actif pause parti",
                        "actif", "test pause parti",
                        "pause", "contacte test actif parti",
                        "parti", "prospect contacte test actif")));
    }

    @Test
    void everyStateIsReachedFromEveryOther() {
        for (DeploymentState from : DeploymentState.values()) {
            Set<DeploymentState> reached = EnumSet.of(from);
            while (reached.addAll(
                    reached.stream().flatMap(state -> state.next().stream()).collect(Collectors.toSet()))) {}
            assertThat(reached).as("from %s", from).containsExactlyInAnyOrder(DeploymentState.values());
        }
    }

    @Property
    void mergingKeepsTheFurtherStateWhateverTheOrder(@ForAll DeploymentState one, @ForAll DeploymentState other) {
        assertThat(one.orFurther(other)).isEqualTo(other.orFurther(one)).isIn(one, other);
        assertThat(one.mayBecome(one)).isFalse();
        assertThat(Arrays.asList(one, other)).contains(one.orFurther(other));
    }
}

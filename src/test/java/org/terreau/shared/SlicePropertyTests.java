package org.terreau.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class SlicePropertyTests {

    @Property(tries = 200)
    void thePagesOfAListHoldEachOfItsItemsOnce(
            @ForAll List<Integer> all, @ForAll @IntRange(min = 1, max = 20) int size) {
        List<Integer> read = new ArrayList<>();
        int pages = Slice.of(all, 1, size).pages();
        for (int number = 1; number <= pages; number++)
            read.addAll(Slice.of(all, number, size).items());
        assertThat(read).isEqualTo(all);
    }

    @Property(tries = 200)
    void aPageThatDoesNotExistIsTheNearestThatDoes(@ForAll List<Integer> all, @ForAll int asked) {
        Slice<Integer> slice = Slice.of(all, asked, 5);
        assertThat(slice.number()).isBetween(1, slice.pages());
        assertThat(slice.total()).isEqualTo(all.size());
        assertThat(slice.items()).hasSizeLessThanOrEqualTo(5);
    }
}

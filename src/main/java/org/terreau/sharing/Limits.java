package org.terreau.sharing;

import org.jspecify.annotations.Nullable;
import org.terreau.shared.Money;

/** The least and the most that a member pays; null where there is none. */
public record Limits(@Nullable Money floor, @Nullable Money cap) {

    public static final Limits NONE = new Limits(null, null);

    long floorCents() {
        return floor == null ? 0 : floor.cents();
    }

    long capCents() {
        return cap == null ? Long.MAX_VALUE : cap.cents();
    }
}

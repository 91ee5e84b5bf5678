package org.terreau.funding;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Money;

/**
 * What is asked of a window for a product.
 *
 * @param asked with taxes
 * @param granted null as long as nothing is
 */
public record WindowApplication(
        long id,
        long window,
        ProductId product,
        Money asked,
        @Nullable Money granted,
        State state,
        LocalDate changedOn,
        long version) {

    /** How far it is. */
    public enum State {
        PREPARED("preparee"),
        FILED("deposee"),
        TAKEN("retenue"),
        REFUSED("refusee"),
        GIVEN_UP("abandonnee");

        private final String code;

        State(String code) {
            this.code = code;
        }

        /** As written in forms, message keys and the database. */
        public String code() {
            return code;
        }

        /** Something may still come of it. */
        public boolean open() {
            return this == PREPARED || this == FILED;
        }

        /** Something came of it, or still may. */
        public boolean stands() {
            return open() || this == TAKEN;
        }

        public static Optional<State> of(String code) {
            return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
        }
    }
}

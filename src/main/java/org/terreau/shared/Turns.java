package org.terreau.shared;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Gives each of several its turn: one that always fails does not keep those after it from theirs, day after day. */
public final class Turns {

    private Turns() {}

    /**
     * Deals with each.
     *
     * @throws RuntimeException the first failure, once each had its turn, with the others beside it; at once when the
     *     database is away, for it is for all of them
     */
    public static <T> void each(Iterable<? extends T> those, Consumer<? super T> turn) {
        @Nullable RuntimeException first = null;
        for (T one : those) {
            try {
                turn.accept(one);
            } catch (CannotCreateTransactionException | DataAccessResourceFailureException away) {
                throw away;
            } catch (RuntimeException failure) {
                if (first == null) first = failure;
                else first.addSuppressed(failure);
            }
        }
        if (first != null) throw first;
    }
}

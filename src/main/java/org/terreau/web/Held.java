package org.terreau.web;

import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Something about all of what is public, held in memory until its state moves. When it does, one request reads it anew and
 * the others wait for that reading, so that a change costs one reading and not one for each request in course. Whoever is
 * in a transaction keeps a connection, which the reader may be short of: that one reads for itself. Whoever changed
 * something public in the transaction in course reads it anew, for itself alone, until it has committed.
 *
 * @param <T> what is held; must not change
 */
public final class Held<T> {

    private record Read<T>(Object state, T value) {}

    private final Supplier<?> state;
    private final UnaryOperator<@Nullable T> reader;
    private volatile @Nullable Read<T> read;

    /** Held until something public changes. */
    public Held(PublicContent content, Supplier<T> reader) {
        this(content::version, former -> reader.get());
    }

    /**
     * @param state what the value depends on, compared with `equals`
     * @param reader gives the value, from the former one or from null at first
     */
    public Held(Supplier<?> state, UnaryOperator<@Nullable T> reader) {
        this.state = state;
        this.reader = reader;
    }

    public T get() {
        Object asked = state.get();
        Read<T> known = read;
        if (PublicContent.changing()) return from(known, asked).value();
        if (known != null && known.state().equals(asked)) return known.value();
        if (!TransactionSynchronizationManager.isActualTransactionActive()) return readOnce();
        Read<T> own = from(known, asked);
        if (TransactionSynchronizationManager.isCurrentTransactionReadOnly()) read = own;
        return own.value();
    }

    private synchronized T readOnce() {
        Object asked = state.get();
        Read<T> known = read;
        if (known != null && known.state().equals(asked)) return known.value();
        Read<T> fresh = from(known, asked);
        read = fresh;
        return fresh.value();
    }

    private Read<T> from(@Nullable Read<T> known, Object asked) {
        T value = reader.apply(known == null ? null : known.value());
        if (value == null) throw new IllegalStateException("nothing was read");
        return new Read<>(asked, value);
    }
}

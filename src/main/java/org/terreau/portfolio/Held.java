package org.terreau.portfolio;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.terreau.web.PublicContent;

/** Something small about all products, read once and held until something public changes. */
public final class Held<T> {

    private record Read<T>(long version, T value) {}

    private final PublicContent content;
    private final Supplier<T> reader;
    private volatile @Nullable Read<T> read;

    public Held(PublicContent content, Supplier<T> reader) {
        this.content = content;
        this.reader = reader;
    }

    public T get() {
        long version = content.version();
        Read<T> known = read;
        if (known != null && known.version() == version) return known.value();
        Read<T> fresh = new Read<>(version, reader.get());
        read = fresh;
        return fresh.value();
    }
}

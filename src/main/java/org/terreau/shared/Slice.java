package org.terreau.shared;

import java.util.List;
import java.util.function.Function;

/**
 * A page of a list.
 *
 * @param number the page, from 1
 * @param size how many a page holds
 * @param total how many there are in all
 */
public record Slice<T>(List<T> items, int number, int size, long total) {

    public Slice {
        items = List.copyOf(items);
    }

    /**
     * One page of a list that is held whole.
     *
     * @param asked the page as the address says it; brought back among those there are
     */
    public static <T> Slice<T> of(List<T> all, int asked, int size) {
        int last = Math.max(1, (all.size() + size - 1) / size);
        int number = Math.min(Math.max(1, asked), last);
        int from = (number - 1) * size;
        return new Slice<>(all.subList(from, Math.min(from + size, all.size())), number, size, all.size());
    }

    /** The same page of what each one is made into. */
    public <U> Slice<U> map(Function<? super T, ? extends U> made) {
        return new Slice<>(items.stream().<U>map(made).toList(), number, size, total);
    }

    public int pages() {
        return (int) Math.max(1, (total + size - 1) / size);
    }

    public boolean hasPrevious() {
        return number > 1;
    }

    public boolean hasNext() {
        return number < pages();
    }
}

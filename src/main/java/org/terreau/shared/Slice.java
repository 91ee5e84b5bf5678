package org.terreau.shared;

import java.util.List;

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

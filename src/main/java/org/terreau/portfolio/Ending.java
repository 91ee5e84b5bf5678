package org.terreau.portfolio;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The end of a product, prepared or published.
 *
 * @param texts what was typed at each step, by field
 * @param publishedOn null while it is prepared
 * @param successors the products that go on
 */
public record Ending(
        long id,
        ProductId product,
        EndingKind kind,
        Map<String, String> texts,
        String author,
        @Nullable LocalDate publishedOn,
        List<ProductId> successors,
        long version) {

    public Ending {
        texts = Map.copyOf(texts);
        successors = List.copyOf(successors);
    }

    public String text(String field) {
        return texts.getOrDefault(field, "");
    }

    /** A successor with its words. */
    public record Successor(ProductId id, String name) {}

    /** What the product's public page says of it. */
    public record Notice(Product product, EndingKind kind, String users, String link, LocalDate on) {}
}

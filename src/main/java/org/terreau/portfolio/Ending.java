package org.terreau.portfolio;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The end of a product, prepared or published.
 *
 * @param texts what was typed at each step, by field
 * @param publishedOn null while it is prepared
 * @param correctedOn the last day on which a published text was corrected; null when none was
 * @param successors the products that go on
 */
public record Ending(
        long id,
        ProductId product,
        EndingKind kind,
        Map<String, String> texts,
        String author,
        @Nullable LocalDate publishedOn,
        @Nullable LocalDate correctedOn,
        List<ProductId> successors,
        long version) {

    public Ending {
        texts = Map.copyOf(texts);
        successors = List.copyOf(successors);
    }

    public String text(String field) {
        return texts.getOrDefault(field, "");
    }

    /** The texts that may be corrected once it is published: not its day nor who goes on, which led to other things. */
    public List<String> corrigible() {
        List<String> fields = new ArrayList<>();
        for (EndingKind.Step step : EndingKind.Step.values()) fields.addAll(step.fields(kind));
        fields.removeAll(List.of("date", "suites"));
        return fields;
    }

    /** A successor with its words. */
    public record Successor(ProductId id, String name) {}

    /**
     * What becomes of those who would still act on a product that ended: ask for it, vote, answer its survey.
     *
     * @param reported a report of the end is published
     * @param successor the product that goes on; null when none or several do
     */
    public record Afterlife(
            Product product,
            EndingKind kind,
            boolean reported,
            @Nullable Product successor) {

        /** The page that says more: that of the product that goes on, the report, or the story of its phases. */
        public String path() {
            if (successor != null) return successor.id().path();
            return product.id().path() + (reported ? "/bilan" : "/histoire");
        }

        /** Key of the words that lead there. */
        public String leadsTo() {
            if (successor != null) return "ending.over.go";
            return reported ? "ending.read" : "life.read";
        }

        /** The product that goes on, or else this one. */
        public String name() {
            return successor == null ? product.name() : successor.name();
        }
    }

    /** What the product's public page says of it. */
    public record Notice(Product product, EndingKind kind, String users, String link, LocalDate on) {}
}

package org.terreau.portfolio;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.terreau.shared.Words;

/**
 * One of the sides of a product, money, team, figures…, as it is today: told to those who work on the product or pay it by
 * the module that knows it. A module adds one as a bean; the same statements however many products there are.
 */
public interface ProductCard {

    /** How a side is. */
    enum State {
        /** Something is wrong, or late: somebody has to act. */
        TO_DEAL_WITH("a-traiter"),
        /** Something is missing, or will soon be. */
        TO_WATCH("a-surveiller"),
        WELL("bien");

        private final String code;

        State(String code) {
            this.code = code;
        }

        /** As written in message keys, files and answers to programs. */
        public String code() {
            return code;
        }
    }

    /** @param sentences what is said of it, what its state comes from first; never empty */
    record Told(State state, Function<Words, List<String>> sentences) {

        /** What is said where there is room for one sentence. */
        public String inShort(Words words) {
            return sentences.apply(words).get(0);
        }
    }

    /** Its title is the message `portfolio.card.<code>`. */
    String code();

    /** Where it stands among the others, from the first. */
    int order();

    /** Of each of these products, none of which ended; those of which nothing is to be said are left out. */
    Map<ProductId, Told> of(Collection<Product> products, LocalDate today);

    /** Where those who work on it deal with it. */
    String path(ProductId product);
}

package org.terreau.portfolio;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.terreau.shared.Words;

/** How much time is left to products, told to those who work on them by the module that knows it. */
public interface ProductCountdown {

    /**
     * What is left to a product.
     *
     * @param by the day that counts
     * @param pressing somebody has to act now: it is among what waits
     * @param path where that is done
     * @param sentences what is said, the most pressing first
     */
    record Left(LocalDate by, boolean pressing, String path, Function<Words, List<String>> sentences) {

        /** What is said where there is room for one sentence. */
        public String inShort(Words words) {
            return sentences.apply(words).get(0);
        }
    }

    /** Of each of these products; nothing for those that nothing presses. The same statements however many they are. */
    Map<ProductId, Left> of(Collection<Product> products);
}

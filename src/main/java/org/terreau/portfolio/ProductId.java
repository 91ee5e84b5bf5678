package org.terreau.portfolio;

import java.util.Optional;
import org.terreau.decision.DecisionSubject;
import org.terreau.shared.NotFound;

/**
 * A product's identifier: its address on this site and its file's name in the catalogue. Real ones hold dots, capitals,
 * accents and spaces, and are kept as they are.
 */
public record ProductId(String value) {

    /** The kind under which committees decide on a product. */
    public static final String DECIDED_AS = "product";

    private static final String SCOPE = "product:";

    public ProductId {
        if (!valid(value)) throw new IllegalArgumentException("Not a product's id: " + value);
    }

    /** Reads the id as an address has it; NotFound when it is not one. */
    public static ProductId parse(String written) {
        if (!valid(written)) throw new NotFound("product", written);
        return new ProductId(written);
    }

    public static boolean valid(String value) {
        return !value.isBlank() && value.length() <= 200 && !value.contains("/");
    }

    /** The address of its page, encoded. */
    public String path() {
        return "/produits/"
                + org.springframework.web.util.UriUtils.encodePathSegment(
                        value, java.nio.charset.StandardCharsets.UTF_8);
    }

    /** Under which committees decide on it. */
    public DecisionSubject.Key decidedAs() {
        return new DecisionSubject.Key(DECIDED_AS, value);
    }

    /** The scope of the keys with which programs write on this product. */
    public String keyScope() {
        return SCOPE + value;
    }

    /** The product of a scope that {@link #keyScope} gave. */
    public static Optional<ProductId> ofKeyScope(String scope) {
        String id = scope.startsWith(SCOPE) ? scope.substring(SCOPE.length()) : "";
        return valid(id) ? Optional.of(new ProductId(id)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}

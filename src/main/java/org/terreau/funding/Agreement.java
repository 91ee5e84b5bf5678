package org.terreau.funding;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * By which act a contribution reaches the product.
 *
 * @param kind null when nobody said
 * @param commitBy the last day on which it may be ordered with; what was ordered may be paid after it
 * @param leadDays from the signature to credits that can be used; null for what is usual
 * @param condition what opens it, when it is a tranche; empty otherwise
 * @param proof the act's reference or address
 */
public record Agreement(
        @Nullable FunderKind funderKind,
        @Nullable AgreementKind kind,
        @Nullable LocalDate signedOn,
        @Nullable LocalDate commitBy,
        @Nullable Integer leadDays,
        String condition,
        String proof) {

    /** Nothing is known of it. */
    public static final Agreement UNKNOWN = new Agreement(null, null, null, null, null, "", "");

    /** From when it can be ordered with; empty when it is not signed. */
    public Optional<LocalDate> usableFrom(MoneyNorms norms) {
        if (signedOn == null) return Optional.empty();
        int usual = kind == null ? 0 : norms.leadDays(kind);
        return Optional.of(signedOn.plusDays(leadDays == null ? usual : leadDays));
    }
}

package org.terreau.deployment;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.terreau.identity.AccountId;
import org.terreau.portfolio.ProductId;
import org.terreau.territory.Collectivity;

/**
 * A product in a collectivity, as those who work on it know it.
 *
 * @param since first day of the state
 * @param origin where the contact came from
 * @param contact who answers there; never public
 * @param officer who takes it forward, null for the officer of the product
 * @param nextStep "" when none is planned
 * @param hosts it hosts an experimentation
 */
public record Deployment(
        ProductId product,
        Collectivity collectivity,
        DeploymentState state,
        LocalDate since,
        Origin origin,
        String contact,
        String email,
        @Nullable AccountId officer,
        String nextStep,
        @Nullable LocalDate nextOn,
        boolean hosts,
        long version) {

    /** Where the contact came from. */
    public enum Origin {
        TEAM("equipe"),
        TERRITORY("territoire"),
        IMPORT("import"),
        REQUEST("demande"),
        EVENT("evenement"),
        WORD_OF_MOUTH("bouche-a-oreille"),
        NETWORK("reseau");

        private final String code;

        Origin(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }

        public static Origin of(String code) {
            for (Origin origin : values()) if (origin.code.equals(code)) return origin;
            return TEAM;
        }
    }

    /** Under its product. */
    public String path() {
        return product.path() + "/deploiements/" + collectivity.id();
    }

    public boolean late(LocalDate today) {
        return nextOn != null && nextOn.isBefore(today);
    }

    /**
     * Something that happened to it.
     *
     * @param kind "ajout", "etat", "detail", "demande", "fusion", "retrait", "experimentation"
     * @param by whose account, null for the program or a visitor
     */
    public record Event(
            Instant at,
            LocalDate on,
            @Nullable AccountId by,
            String kind,
            @Nullable DeploymentState from,
            @Nullable DeploymentState to,
            String text) {}
}

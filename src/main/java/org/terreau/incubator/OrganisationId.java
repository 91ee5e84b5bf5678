package org.terreau.incubator;

/** An organisation's identifier in the catalogue, such as "dinum". */
public record OrganisationId(String value) {

    public OrganisationId {
        if (value.isBlank()) throw new IllegalArgumentException("An organisation's id is not blank");
    }

    @Override
    public String toString() {
        return value;
    }
}

package org.terreau.incubator;

/** An incubator's identifier in addresses and in the catalogue, such as "territoires.numeriques". */
public record IncubatorId(String value) {

    public IncubatorId {
        if (value.isBlank()) throw new IllegalArgumentException("An incubator's id is not blank");
    }

    @Override
    public String toString() {
        return value;
    }
}

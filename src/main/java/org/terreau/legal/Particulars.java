package org.terreau.legal;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What was typed of the site itself.
 *
 * @param said what is not empty
 */
public record Particulars(Map<Particular, String> said, long version) {

    public Particulars {
        Map<Particular, String> kept = new EnumMap<>(Particular.class);
        said.forEach((particular, text) -> {
            if (!text.isBlank()) kept.put(particular, text.strip());
        });
        said = Map.copyOf(kept);
    }

    public Optional<String> of(Particular particular) {
        return Optional.ofNullable(said.get(particular));
    }

    public String text(Particular particular) {
        return said.getOrDefault(particular, "");
    }

    public boolean has(Particular particular) {
        return said.containsKey(particular);
    }
}

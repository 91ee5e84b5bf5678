package org.terreau.problem;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.terreau.shared.Plain;

/** The themes of the field, as codes; `problem.theme.<code>` names each. */
public final class Themes {

    private static final List<String> CODES = read();

    private Themes() {}

    /** In the order of their French names. */
    public static List<String> codes() {
        return CODES;
    }

    public static boolean known(String code) {
        return CODES.contains(code);
    }

    /** The code of a theme as the catalogue writes it ("Inclusion numérique", "Travail / Emploi"). */
    public static Optional<String> of(String written) {
        String code = Plain.text(written).replace(' ', '-');
        return known(code) ? Optional.of(code) : Optional.empty();
    }

    private static List<String> read() {
        try (InputStream file = Objects.requireNonNull(Themes.class.getResourceAsStream("themes.txt"), "themes.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

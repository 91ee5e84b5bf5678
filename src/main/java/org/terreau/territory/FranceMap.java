package org.terreau.territory;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The outlines of the départements, as SVG paths: those of metropolitan France in one drawing, the overseas ones each
 * in its own. Source: the map component of the State's design system (MIT), by `tools/map/build.mjs`.
 */
public final class FranceMap {

    /** @param box its view box; `0 0 1010 1010` for those drawn together */
    public record Outline(String code, String box, String path) {

        public boolean apart() {
            return code.length() == 3;
        }
    }

    /** How many shades there are: nothing, few, some, many. */
    public static final int SHADES = 4;

    private static final int SOME = 5;
    private static final int MANY = 20;

    private static final List<Outline> OUTLINES = read();

    private FranceMap() {}

    public static List<Outline> outlines() {
        return OUTLINES;
    }

    /** The shade of so many: 0 for none, then 1 to 4, 5 to 19, 20 and more, as the key of each map says. */
    public static int shade(long count) {
        if (count == 0) return 0;
        if (count < SOME) return 1;
        return count < MANY ? 2 : 3;
    }

    private static List<Outline> read() {
        try (InputStream file = Objects.requireNonNull(FranceMap.class.getResourceAsStream("departements.tsv"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            List<Outline> outlines = new ArrayList<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] part = line.split("\t", -1);
                outlines.add(new Outline(part[0], part[1], part[2]));
            }
            return List.copyOf(outlines);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

package org.terreau.territory;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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

    /**
     * What of the drawing is shown, in its own units.
     *
     * @param near a part of the country alone: what lies outside it is not drawn
     */
    public record Frame(int x, int y, int width, int height, boolean near) {

        /** As an SVG writes it. */
        public String box() {
            return x + " " + y + " " + width + " " + height;
        }

        public boolean shows(Outline outline) {
            if (!near) return true;
            int[] box = EXTENTS.get(outline.code());
            return box != null && box[0] < x + width && box[2] > x && box[1] < y + height && box[3] > y;
        }
    }

    public static final Frame WHOLE = new Frame(-20, 0, 1050, 1130, false);

    /** How many shades there are: nothing, few, some, many. */
    public static final int SHADES = 4;

    private static final int SOME = 5;
    private static final int MANY = 20;

    /** The narrowest frame shows the neighbours of one département; the widest that is worth a zoom, half of the country. */
    private static final int NARROWEST = 320;

    private static final int WIDEST = 600;
    private static final double MARGIN = 1.2;
    private static final int SIDE = 1010;

    private static final Pattern PIECE = Pattern.compile("([a-zA-Z])|-?(?:\\d+\\.?\\d*|\\.\\d+)");

    private static final List<Outline> OUTLINES = read();

    /** Left, top, right and bottom of each département of metropolitan France. */
    private static final Map<String, int[]> EXTENTS = OUTLINES.stream()
            .filter(outline -> !outline.apart())
            .collect(Collectors.toMap(Outline::code, outline -> extent(outline.path())));

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

    /**
     * The part of the country where something is: square, with what lies around. The whole country when it is there that
     * something is, or overseas, or nowhere.
     *
     * @param counts how much each département has, by its code
     */
    public static Frame around(Map<String, Long> counts) {
        return around(counts.entrySet().stream()
                .filter(one -> one.getValue() > 0)
                .map(Map.Entry::getKey)
                .toList());
    }

    static Frame around(Collection<String> codes) {
        List<int[]> boxes =
                codes.stream().map(EXTENTS::get).filter(Objects::nonNull).toList();
        if (boxes.isEmpty() || OUTLINES.stream().anyMatch(one -> one.apart() && codes.contains(one.code())))
            return WHOLE;
        int left = boxes.stream().mapToInt(box -> box[0]).min().getAsInt();
        int top = boxes.stream().mapToInt(box -> box[1]).min().getAsInt();
        int right = boxes.stream().mapToInt(box -> box[2]).max().getAsInt();
        int bottom = boxes.stream().mapToInt(box -> box[3]).max().getAsInt();
        int side = Math.max(NARROWEST, (int) (Math.max(right - left, bottom - top) * MARGIN));
        if (side > WIDEST) return WHOLE;
        return new Frame(
                within((left + right - side) / 2, side), within((top + bottom - side) / 2, side), side, side, true);
    }

    private static int within(int start, int side) {
        return Math.max(0, Math.min(start, SIDE - side));
    }

    /** Left, top, right and bottom of a path; a curve is taken for the line between its ends. */
    static int[] extent(String path) {
        double x = 0;
        double y = 0;
        double[] box = {Double.MAX_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MAX_VALUE};
        char command = 'm';
        List<Double> numbers = new ArrayList<>();
        for (Matcher piece = PIECE.matcher(path); piece.find(); ) {
            if (piece.group(1) != null) {
                command = piece.group(1).charAt(0);
                numbers.clear();
                continue;
            }
            numbers.add(Double.parseDouble(piece.group()));
            if (numbers.size() < arguments(command)) continue;
            boolean fromHere = Character.isLowerCase(command);
            double last = numbers.get(numbers.size() - 1);
            char kind = Character.toLowerCase(command);
            if (kind == 'h') x = fromHere ? x + last : last;
            else if (kind != 'v') {
                double before = numbers.get(numbers.size() - 2);
                x = fromHere ? x + before : before;
            }
            if (kind != 'h') y = fromHere ? y + last : last;
            numbers.clear();
            box = new double[] {Math.min(box[0], x), Math.min(box[1], y), Math.max(box[2], x), Math.max(box[3], y)};
        }
        return new int[] {(int) box[0], (int) box[1], (int) Math.ceil(box[2]), (int) Math.ceil(box[3])};
    }

    private static int arguments(char command) {
        return switch (Character.toLowerCase(command)) {
            case 'h', 'v' -> 1;
            case 'c' -> 6;
            case 's', 'q' -> 4;
            default -> 2;
        };
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

package org.terreau.similarity;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.terreau.incubator.Themes;

/**
 * Something close to what was typed, and why.
 *
 * @param id the number of a problem or of a decision, the id of a product
 * @param extract what it says of the same thing
 * @param terms the words that it shares or that stand for those typed, as it writes them
 * @param themes codes of {@link Themes} that it shares with those asked
 * @param samePlace it is met in the département asked, or in one of the région's
 * @param stage where a product stands; {@link Stage#NONE} for a problem
 * @param collectivities that have the problem; 0 for anything else
 * @param ruling what a committee decided last, as everybody may read it; null when there is nothing to read
 */
public record SimilarMatch(
        String id,
        String path,
        List<Piece> title,
        List<Piece> extract,
        List<String> terms,
        List<String> themes,
        boolean samePlace,
        Stage stage,
        int collectivities,
        @Nullable Ruling ruling) {

    /**
     * Where a product stands.
     *
     * @param phase code of the phase in effect; empty before the first one
     * @param stopped it was given up, and treats the problem no more
     * @param reason why, as published; empty when nothing was
     */
    public record Stage(String phase, boolean stopped, String reason) {

        public static final Stage NONE = new Stage("", false, "");
    }

    /**
     * What a committee decided.
     *
     * @param outcome its code
     * @param returnIf what would change the answer; empty when nothing was said
     */
    public record Ruling(String path, String outcome, LocalDate on, String reason, String returnIf) {

        /** The beginning of the reason. */
        public String beginning() {
            return plain(SimilarPassage.best(reason, List.of()));
        }
    }

    /** A part of a text, marked when it says what was looked for. */
    public record Piece(String text, boolean marked) {}

    public SimilarMatch {
        title = List.copyOf(title);
        extract = List.copyOf(extract);
        terms = List.copyOf(terms);
        themes = List.copyOf(themes);
    }

    /** A text without its marks. */
    public static String plain(List<Piece> pieces) {
        return pieces.stream().map(Piece::text).collect(Collectors.joining());
    }
}

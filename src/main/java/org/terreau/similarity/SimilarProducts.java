package org.terreau.similarity;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The products that treat problems, as the module that owns them tells them. */
public interface SimilarProducts {

    /** The products that the public may find: their ids, each with a mark that changes when the product does. */
    Map<String, String> marks();

    /** Those that exist among these. */
    List<Described> described(Collection<String> ids);

    /** Those that the public may find among these, as they are now. */
    Map<String, Shown> shown(Collection<String> ids);

    /**
     * What a product says of itself.
     *
     * @param body without its markup
     * @param themes as published
     */
    record Described(String id, String name, String mission, String body, List<String> themes) {

        public Described {
            themes = List.copyOf(themes);
        }
    }

    /**
     * A product as it is now.
     *
     * @param ruling what was decided on it last; null when nothing public was
     */
    record Shown(String path, SimilarMatch.Stage stage, SimilarMatch.@Nullable Ruling ruling) {}
}

package org.terreau.similarity;

import java.util.Map;

/** The words of what may be found. */
interface SimilarVocabulary {

    /**
     * Words that a word which nothing holds may stand for, with their weights: typing errors, and what a word not
     * finished yet may become. Empty for a word that is known.
     */
    Map<String, Float> near(String stem, boolean unfinished);

    /** How much a word tells: the more, the fewer texts hold it, nothing where one in eight does. */
    float rarity(String stem);
}

package org.terreau.web;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads JSON that somebody sent: no deeper, no longer and no fuller than a budget says, and without the sign that nothing
 * can keep.
 */
public final class SentJson {

    private static final int LONGEST_NAME = 2_000;
    private static final int LONGEST_NUMBER = 1_000;

    private SentJson() {}

    /** @param longestText in characters */
    public static JsonMapper.Builder within(Budget budget, int longestText) {
        return JsonMapper.builder(JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxDocumentLength(budget.bytes())
                        .maxTokenCount(budget.items())
                        .maxNestingDepth(budget.depth())
                        .maxStringLength(longestText)
                        .maxNameLength(LONGEST_NAME)
                        .maxNumberLength(LONGEST_NUMBER)
                        .build())
                .inputDecorator(new WithoutNul())
                .build());
    }

    /** It was refused for its size, and is perhaps JSON. */
    public static boolean tooMuch(JacksonException failure) {
        return failure instanceof StreamConstraintsException;
    }

    /** It was refused for a sign that nothing can keep. */
    public static boolean unkeepable(JacksonException failure) {
        return failure instanceof WithoutNul.Found;
    }
}

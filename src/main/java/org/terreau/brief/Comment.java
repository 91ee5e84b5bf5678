package org.terreau.brief;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.terreau.dossier.Brief;
import org.terreau.identity.AccountId;

/** What somebody wrote about a part of a brief. */
public record Comment(long id, @Nullable AccountId authorId, String author, Instant at, String text) {

    /**
     * A comment and its answers.
     *
     * @param quote the passage that it is about, empty for the whole part
     * @param resolvedBy who settled it, null while it is open
     */
    public record Thread(
            Brief.Part part,
            String quote,
            Comment first,
            List<Comment> answers,
            @Nullable String resolvedBy,
            @Nullable Instant resolvedAt) {

        public Thread {
            answers = List.copyOf(answers);
        }

        public long id() {
            return first.id();
        }

        public boolean open() {
            return resolvedBy == null;
        }

        /** The passage is no longer in the text. */
        public boolean outdated(String text) {
            return !quote.isEmpty() && !flat(text).contains(flat(quote));
        }

        private static String flat(String text) {
            return text.replaceAll("(?U)\\s+", " ").strip();
        }
    }
}

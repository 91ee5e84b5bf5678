package org.terreau.brief.web;

import java.util.List;
import org.terreau.brief.Comment;
import org.terreau.dossier.Brief;
import org.terreau.shared.Refused;
import org.terreau.web.Form;

/** What stands beside a part of a brief: its comments, and what was said of them. */
final class Beside {

    private Beside() {}

    /** Whether it is shown open: a comment waits, or something said there is to be set right. */
    static boolean open(Form form, Brief.Part part, List<Comment.Thread> threads) {
        return threads.stream().anyMatch(Comment.Thread::open)
                || form.problems().stream()
                        .map(Refused.Problem::field)
                        .filter(field -> !field.startsWith("territoire-"))
                        .anyMatch(field -> field.endsWith("-" + part.code())
                                || threads.stream().anyMatch(thread -> field.endsWith("-" + thread.id())));
    }
}

package org.terreau.mail;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.shared.NotFound;
import org.terreau.web.Viewer;

/** Messages that could not leave, and that are no longer tried. */
@Service
public class Undelivered {

    /** How many are listed, the latest first. */
    static final int LISTED = 200;

    private final JdbcOutbox outbox;
    private final List<Correspondents> correspondents;

    Undelivered(JdbcOutbox outbox, List<Correspondents> correspondents) {
        this.outbox = outbox;
        this.correspondents = List.copyOf(correspondents);
    }

    /**
     * A message that did not arrive.
     *
     * @param subject "" for who may not read it
     * @param why what the server answered
     * @param kept its text, so that it may be sent again
     */
    public record Line(
            long id, String to, String subject, Instant writtenAt, Instant refusedAt, String why, boolean kept) {

        /** Another incubator may have written to the same person: what about is its own. */
        Line withoutSubject() {
            return new Line(id, to, "", writtenAt, refusedAt, why, kept);
        }

        public Reason reason() {
            return Reason.of(why);
        }
    }

    /** Those to whom the incubators for which somebody works write; all of them, with what about, for an administrator. */
    @Transactional(readOnly = true)
    public List<Line> readBy(Viewer viewer) {
        List<Line> all = outbox.refused(LISTED);
        if (viewer.administrator()) return all;
        Set<String> addresses = new HashSet<>();
        for (Line line : all) addresses.add(line.to());
        Set<String> theirs = new HashSet<>();
        Set<String> incubators = viewer.incubators().orElse(Set.of());
        for (Correspondents one : correspondents) theirs.addAll(one.among(addresses, incubators));
        return all.stream()
                .filter(line -> theirs.contains(line.to()))
                .map(Line::withoutSubject)
                .toList();
    }

    /** Of each of these addresses, written in lower case, the last message, when it did not arrive. In one statement. */
    @Transactional(readOnly = true)
    public List<Line> lastTo(Collection<String> addresses) {
        return outbox.lastRefusedTo(addresses).stream()
                .map(Line::withoutSubject)
                .toList();
    }

    /** Tries a message once more. */
    @Transactional
    public void tryAgain(long id, Viewer viewer) {
        if (readBy(viewer).stream().noneMatch(line -> line.id() == id)) throw new NotFound("message", id);
        if (!outbox.tryAgain(id)) throw new NotFound("message", id);
    }
}

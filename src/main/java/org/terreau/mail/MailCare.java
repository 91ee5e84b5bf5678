package org.terreau.mail;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.shared.EmailAddress;
import org.terreau.shared.NotFound;
import org.terreau.shared.Slice;

/** What becomes of all messages, for who runs the site. Who calls has asked for the right to. */
@Service
public class MailCare {

    private final OutboxQuery query;
    private final JdbcOutbox outbox;
    private final Smtp smtp;

    MailCare(OutboxQuery query, JdbcOutbox outbox, Smtp smtp) {
        this.query = query;
        this.outbox = outbox;
        this.smtp = smtp;
    }

    /** Where a message stands. */
    public enum State {
        WAITING("attente"),
        FAILED("refuse"),
        SENT("parti"),
        ABANDONED("abandonne");

        private final String code;

        State(String code) {
            this.code = code;
        }

        /** As written in message keys and addresses. */
        public String code() {
            return code;
        }

        public static Optional<State> of(String code) {
            return Arrays.stream(values())
                    .filter(state -> state.code.equals(code))
                    .findFirst();
        }
    }

    /**
     * How many messages there are.
     *
     * @param oldest when the one that waits for longest was written; null when none waits
     * @param server whether an SMTP server is set: without one nothing leaves
     */
    public record Counts(
            long waiting,
            long failed,
            long sent,
            long abandoned,
            @Nullable Instant oldest,
            boolean server) {

        public long of(State state) {
            return switch (state) {
                case WAITING -> waiting;
                case FAILED -> failed;
                case SENT -> sent;
                case ABANDONED -> abandoned;
            };
        }
    }

    /**
     * A message without its text.
     *
     * @param endedAt when it left, was refused for good or was abandoned; null while it waits
     * @param next when it is tried again; null when it is not
     * @param answer of the server to the last try that failed; "" when none did
     * @param kept its text, so that it may be sent again
     */
    public record Line(
            long id,
            String to,
            String kind,
            String subject,
            State state,
            int tries,
            Instant writtenAt,
            @Nullable Instant endedAt,
            @Nullable Instant next,
            String answer,
            boolean kept) {

        /** The address where it has to be checked, else what is enough to recognise it. */
        public String shownTo() {
            return state == State.FAILED ? to : masked(to);
        }

        public Reason reason() {
            return Reason.of(answer);
        }
    }

    /** "lea.martin@mairie.fr" is "l…@mairie.fr". */
    static String masked(String address) {
        int at = address.lastIndexOf('@');
        return at < 1 ? "…" : address.charAt(0) + "…" + address.substring(at);
    }

    /**
     * Says that the last letter written to this address came back: it is tried no more, and those who write there read why.
     *
     * @param answer of the server that sent it back
     */
    @Transactional
    public void cameBack(EmailAddress to, String answer) {
        outbox.lastWaiting(to.value()).ifPresent(letter -> outbox.refused(letter, answer));
    }

    @Transactional(readOnly = true)
    public Counts counts() {
        return query.counts(smtp.set());
    }

    /**
     * The newest first.
     *
     * @param state null for all
     * @param looked for in the address and in the subject; "" for all
     */
    @Transactional(readOnly = true)
    public Slice<Line> lines(@Nullable State state, String looked, int page) {
        return query.lines(state, looked.strip().toLowerCase(Locale.ROOT), page);
    }

    /**
     * Sends a message that was given up once more.
     *
     * @throws NotFound when it has left, was abandoned, or has no text any more
     */
    @Transactional
    public void again(long id) {
        if (!outbox.tryAgain(id)) throw new NotFound("message", id);
    }

    /**
     * Gives up a message that waits or was refused: its text is erased.
     *
     * @throws NotFound when it has left, or was abandoned before
     */
    @Transactional
    public void abandon(long id) {
        if (!outbox.abandon(id)) throw new NotFound("message", id);
    }
}

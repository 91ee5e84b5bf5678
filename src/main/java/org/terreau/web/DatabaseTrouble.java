package org.terreau.web;

import com.github.kagkarlsson.shaded.jdbc.SQLRuntimeException;
import io.github.bucket4j.BucketExceptions;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionSystemException;

/** What keeps PostgreSQL from serving anybody, told from a statement that is wrong in itself. */
enum DatabaseTrouble {
    /** It can't be reached, or is stopping, starting, or out of connections. */
    AWAY("does not answer"),
    /** It can be read, and has no room left to write. */
    FULL("has no room left on its disk");

    private static final String CONNECTION = "08";
    private static final String DISK_FULL = "53100";
    private static final String NO_RESOURCES = "53";
    private static final Set<String> LEAVING = Set.of("57P01", "57P02", "57P03", "58030");

    private final String words;

    DatabaseTrouble(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /** The trouble behind a failure, if that is what it comes from. */
    static Optional<DatabaseTrouble> behind(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, DatabaseTrouble::cause)
                .flatMap(one -> of(one).stream())
                .findFirst();
    }

    private static Optional<DatabaseTrouble> of(Throwable failure) {
        if (failure instanceof SQLException said) return of(said);
        return closedBefore(failure) ? Optional.of(AWAY) : Optional.empty();
    }

    /**
     * A rollback, of ours, of a job's or of what counts calls, on a connection that the pool closed, because it broke, has no
     * state of PostgreSQL.
     */
    private static boolean closedBefore(Throwable failure) {
        return (failure instanceof TransactionSystemException
                        || failure instanceof SQLRuntimeException
                        || failure instanceof BucketExceptions.BucketExecutionException)
                && failure.getCause() instanceof SQLException said
                && said.getSQLState() == null;
    }

    /** A transaction that can't be rolled back because the connection is gone says so, rather than why it is gone. */
    private static @Nullable Throwable cause(Throwable failure) {
        return failure instanceof TransactionSystemException transaction
                        && transaction.getApplicationException() != null
                ? transaction.getApplicationException()
                : failure.getCause();
    }

    private static Optional<DatabaseTrouble> of(SQLException failure) {
        return failure instanceof SQLTransientConnectionException ? Optional.of(AWAY) : of(failure.getSQLState());
    }

    static Optional<DatabaseTrouble> of(@Nullable String state) {
        if (state == null) return Optional.empty();
        if (state.equals(DISK_FULL)) return Optional.of(FULL);
        return state.startsWith(CONNECTION) || state.startsWith(NO_RESOURCES) || LEAVING.contains(state)
                ? Optional.of(AWAY)
                : Optional.empty();
    }
}

package org.terreau.document;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Moves the bytes of all files to one store. Each file is read from where it was until its copy is verified, so that it
 * may be stopped and taken up again at any time, beside a site that runs.
 */
@Component
class Move {

    private static final int AT_ONCE = 100;

    private final Stores stores;
    private final JdbcDocuments documents;
    private final Vault vault;
    private final TransactionTemplate transaction;

    Move(Stores stores, JdbcDocuments documents, Vault vault, TransactionTemplate transaction) {
        this.stores = stores;
        this.documents = documents;
        this.vault = vault;
        this.transaction = transaction;
    }

    /** How many files were moved, and how many could not be read as they were received. */
    record Report(int moved, int unreadable) {}

    /** Stops when a store does not answer: what was moved stays moved. */
    Report to(String code, Consumer<Integer> progress) throws StoreUnavailable {
        Store target = stores.of(code);
        int moved = 0;
        int unreadable = 0;
        UUID last = new UUID(0, 0);
        for (List<JdbcDocuments.Row> rows = documents.keptElsewhere(code, last, AT_ONCE);
                !rows.isEmpty();
                rows = documents.keptElsewhere(code, last, AT_ONCE)) {
            for (JdbcDocuments.Row row : rows) {
                if (move(row, target)) moved++;
                else unreadable++;
                last = row.id().value();
            }
            vault.clear();
            progress.accept(moved);
        }
        return new Report(moved, unreadable);
    }

    private boolean move(JdbcDocuments.Row row, Store target) throws StoreUnavailable {
        try (Whole whole = Whole.of(stores.of(row.store()), row)) {
            Vault.put(target, row, whole.file());
            transaction.executeWithoutResult(status -> documents.moved(row, target.code()));
            return true;
        } catch (StoreUnavailable unavailable) {
            throw unavailable;
        } catch (IOException unreadable) {
            return false;
        }
    }
}

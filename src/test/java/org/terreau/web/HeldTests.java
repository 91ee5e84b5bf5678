package org.terreau.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;
import org.terreau.testing.ApplicationTest;

/** What is held in memory of what is public, seen by who changes it and by the others. */
@ApplicationTest
class HeldTests {

    private final PublicContent content;
    private final TransactionTemplate transaction;

    HeldTests(PublicContent content, TransactionTemplate transaction) {
        this.content = content;
        this.transaction = transaction;
    }

    @Test
    void whoChangesSomethingReadsItAnewBeforeItIsCommittedAndNobodyElseDoes() {
        AtomicInteger readings = new AtomicInteger();
        Held<Integer> held = new Held<>(() -> "the same", former -> readings.incrementAndGet());
        assertThat(held.get()).isEqualTo(1);
        transaction.executeWithoutResult(status -> {
            assertThat(held.get()).isEqualTo(1);
            content.changed();
            assertThat(held.get()).isEqualTo(2);
            assertThat(held.get()).isEqualTo(3);
            status.setRollbackOnly();
        });
        assertThat(held.get()).as("as it was, since nothing was committed").isEqualTo(1);
    }

    @Test
    void aCommitIsReadOnceByTheOthers() {
        AtomicInteger readings = new AtomicInteger();
        Held<Integer> held = new Held<>(content, readings::incrementAndGet);
        assertThat(held.get()).isEqualTo(1);
        transaction.executeWithoutResult(status -> content.changed());
        assertThat(held.get()).isEqualTo(2);
        assertThat(held.get()).isEqualTo(2);
    }
}

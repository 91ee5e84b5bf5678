package org.terreau.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class OutwardThreadsTests {

    @Test
    void oneQuestionAfterTheOtherIsNeverOneTooMany() throws IOException {
        try (OutwardThreads threads = new OutwardThreads("essai", 1, Duration.ofSeconds(30))) {
            for (int number = 0; number < 20_000; number++) {
                int asked = number;
                assertThat(threads.call(IOException.class, () -> asked)).isEqualTo(number);
            }
        }
    }

    @Test
    void aQuestionThatIsLeftHoldsItsPlaceUntilItEnds() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        try (OutwardThreads threads = new OutwardThreads("essai", 1, Duration.ofMillis(50))) {
            assertThatThrownBy(() -> threads.call(IOException.class, () -> {
                        try {
                            while (true) {
                                try {
                                    end.await();
                                    return 0;
                                } catch (InterruptedException deaf) {
                                    continue;
                                }
                            }
                        } finally {
                            ended.countDown();
                        }
                    }))
                    .hasMessageContaining("no answer within");
            assertThatThrownBy(() -> threads.call(IOException.class, () -> 1)).hasMessageContaining("too many calls");
            end.countDown();
            ended.await();
            Awaitility.await()
                    .untilAsserted(() ->
                            assertThat(threads.call(IOException.class, () -> 1)).isEqualTo(1));
        }
    }
}

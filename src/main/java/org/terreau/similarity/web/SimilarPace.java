package org.terreau.similarity.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/**
 * How often one network may look for close problems. A whole collectivity often shares one address, so it is generous;
 * each instance counts for itself, so that a letter typed costs no write in the database.
 */
@Component
class SimilarPace {

    private static final Duration PERIOD = Duration.ofMinutes(1);
    private static final int NETWORKS = 10_000;

    private final int most;
    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(NETWORKS)
            .expireAfterAccess(PERIOD)
            .build();

    SimilarPace(@Value("${terreau.similar.a-minute:600}") int most) {
        this.most = most;
    }

    void take(String network) {
        Bucket bucket = buckets.get(
                network,
                any -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(most).refillGreedy(most, PERIOD))
                        .build());
        if (!bucket.tryConsume(1)) throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS);
    }
}

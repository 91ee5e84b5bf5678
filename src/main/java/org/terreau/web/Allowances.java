package org.terreau.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.BucketProxy;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.distributed.proxy.optimization.DelayParameters;
import io.github.bucket4j.distributed.proxy.optimization.Optimizations;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.github.bucket4j.postgresql.PostgreSQLSelectForUpdateBasedProxyManager;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/**
 * How many times somebody may do something in a while, counted once for all the instances on the database. Who it was
 * is kept as a digest, and forgotten when the while is over.
 */
@Component
public class Allowances {

    private static final int FORGOTTEN_AT_ONCE = 1000;

    private static final int TOGETHER = 20;
    private static final int KNOWN = 10_000;

    private final PostgreSQLSelectForUpdateBasedProxyManager<String> buckets;
    private final ApplicationEventPublisher events;
    private final Cache<String, BucketProxy> frequent = Caffeine.newBuilder()
            .maximumSize(KNOWN)
            .expireAfterAccess(Duration.ofMinutes(5))
            .build();

    Allowances(DataSource database, ApplicationEventPublisher events) {
        this.events = events;
        this.buckets = Bucket4jPostgreSQL.selectForUpdateBasedBuilder(database)
                .primaryKeyMapper(PrimaryKeyMapper.STRING)
                .table("allowance")
                .idColumn("id")
                .stateColumn("state")
                .expiresAtColumn("expires_at")
                .expirationAfterWrite(
                        ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(Duration.ofMinutes(5)))
                .build();
    }

    /**
     * Takes one of the allowed times.
     *
     * @param purpose what is counted, such as "contact"
     * @param who a network address, an e-mail address…
     * @param most how many times at once
     * @param period after which all of them are given back, little by little
     * @return false when none is left
     */
    public boolean take(String purpose, String who, int most, Duration period) {
        return takeToldWhen(purpose, who, most, period).taken();
    }

    /** The same, which says when to come back. */
    public Left takeToldWhen(String purpose, String who, int most, Duration period) {
        BucketConfiguration allowed = BucketConfiguration.builder()
                .addLimit(limit -> limit.capacity(most).refillGreedy(most, period))
                .build();
        return told(
                purpose,
                buckets.getProxy(digest(purpose + "\n" + who), () -> allowed).tryConsumeAndReturnRemaining(1));
    }

    /**
     * Takes one of the allowed times of something frequent, such as calls of the API. What an instance counts reaches
     * the database every {@value #TOGETHER} times or every second: several instances together may let a few more pass.
     *
     * @param most how many times at once
     * @param period after which all of them are given back, little by little
     */
    public Left takeFrequent(String purpose, String who, int most, Duration period) {
        String id = digest(purpose + "\n" + who);
        ConsumptionProbe probe = Objects.requireNonNull(frequent.get(
                        id,
                        unknown -> buckets.builder()
                                .withOptimization(
                                        Optimizations.delaying(new DelayParameters(TOGETHER, Duration.ofSeconds(1))))
                                .build(
                                        unknown,
                                        () -> BucketConfiguration.builder()
                                                .addLimit(limit ->
                                                        limit.capacity(most).refillGreedy(most, period))
                                                .build())))
                .tryConsumeAndReturnRemaining(1);
        return told(purpose, probe);
    }

    private Left told(String purpose, ConsumptionProbe probe) {
        if (!probe.isConsumed()) events.publishEvent(new LimitReached(purpose));
        return new Left(
                probe.isConsumed(),
                probe.getRemainingTokens(),
                Duration.ofNanos(probe.getNanosToWaitForRefill()),
                Duration.ofNanos(probe.getNanosToWaitForReset()));
    }

    /**
     * What is left after one was asked for.
     *
     * @param next how long until one more is given
     * @param all how long until all of them are given back
     */
    public record Left(boolean taken, long remaining, Duration next, Duration all) {}

    int forgetExpired() {
        return buckets.removeExpired(FORGOTTEN_AT_ONCE);
    }

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Configuration
    static class Cleaning {

        @Bean
        RecurringTask<Void> forgetExpiredAllowances(Allowances allowances) {
            return Tasks.recurring("web-allowances", FixedDelay.ofMinutes(10))
                    .execute((instance, context) -> allowances.forgetExpired());
        }
    }
}

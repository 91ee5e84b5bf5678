package org.terreau.document;

import jakarta.annotation.PreDestroy;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** The stores of this installation: PostgreSQL always, an S3 server when one is set. New files go to the chosen one. */
@Component
@EnableConfigurationProperties(Settings.class)
class Stores {

    private final JdbcStore database;
    private final @Nullable S3Store s3;
    private final Store chosen;

    Stores(JdbcStore database, Settings settings) {
        this.database = database;
        this.s3 = settings.s3().given() ? new S3Store(settings.s3()) : null;
        this.chosen = find(settings.store())
                .orElseThrow(
                        () -> new IllegalStateException(
                                "TERREAU_STORAGE=" + settings.store()
                                        + " : écrivez « database », ou « s3 » avec TERREAU_S3_BUCKET, TERREAU_S3_ENDPOINT et les clés."));
    }

    Store chosen() {
        return chosen;
    }

    /** The store of this code, unless it is not set any more. */
    Optional<Store> find(String code) {
        return switch (code) {
            case JdbcStore.CODE -> Optional.of(database);
            case S3Store.CODE -> Optional.ofNullable(s3);
            default -> Optional.empty();
        };
    }

    Store of(String code) {
        return find(code).orElseThrow(() -> new IllegalStateException("No store is set for " + code));
    }

    @PreDestroy
    void close() {
        if (s3 != null) s3.close();
    }
}

package org.terreau.document;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * Where files are kept and which are accepted.
 *
 * @param store "database" or "s3"
 * @param largest the size of one file
 * @param kinds their codes
 */
@ConfigurationProperties("terreau.documents")
record Settings(String store, DataSize largest, List<String> kinds, S3 s3) {

    Settings {
        kinds = List.copyOf(kinds);
    }

    /** An S3 server; the bucket is empty when there is none. */
    record S3(String endpoint, String region, String bucket, String accessKey, String secretKey, boolean pathStyle) {

        boolean given() {
            return !bucket.isBlank();
        }
    }

    Set<FileKind> accepted() {
        return kinds.stream().map(String::strip).map(FileKind::of).collect(Collectors.toUnmodifiableSet());
    }
}

package org.terreau.standard;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A report as a file holds it.
 *
 * @param readAt null when the file does not say it
 * @param page the address that was read
 * @param tool the name of the tool and its version, "" when the file says none
 */
record SentReport(SiteRun.Origin origin, @Nullable Instant readAt, URI page, String tool, List<ReportLine> lines) {

    SentReport {
        lines = List.copyOf(lines);
    }
}

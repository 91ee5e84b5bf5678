package org.terreau.standard;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What another tool said of a site.
 *
 * @param readAt when that tool read the site
 * @param page the address that it read
 * @param tool its name and its version, "" when the file says none
 * @param run the run that keeps it; null as long as nobody took it
 */
public record SiteReport(
        long id,
        long site,
        SiteRun.Origin origin,
        Instant readAt,
        String page,
        String tool,
        @Nullable Long run,
        List<ReportLine> lines) {

    public SiteReport {
        lines = List.copyOf(lines);
    }

    public boolean waits() {
        return run == null;
    }
}

package org.terreau.standard;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One time that a site was read.
 *
 * @param tookMs milliseconds, pauses included; 0 for a report
 * @param requests how many were made; 0 for a report
 * @param findings what it found, by check; none for a report
 * @param said what a report says; none for the robot
 */
public record SiteRun(
        long id,
        Origin origin,
        Instant startedAt,
        long tookMs,
        int requests,
        Map<Check, Finding> findings,
        List<ReportLine> said) {

    public SiteRun {
        findings = Map.copyOf(findings);
        said = List.copyOf(said);
    }

    SiteRun saying(List<ReportLine> lines) {
        return new SiteRun(id, origin, startedAt, tookMs, requests, findings, lines);
    }

    /** Who read the site. */
    public enum Origin {
        ROBOT("robot"),
        DASHLORD("dashlord"),
        LIGHTHOUSE("lighthouse"),
        AXE("axe");

        private final String code;

        Origin(String code) {
            this.code = code;
        }

        /** As written in forms, message keys and the database. */
        public String code() {
            return code;
        }

        public static Optional<Origin> of(String code) {
            for (Origin one : values()) if (one.code.equals(code)) return Optional.of(one);
            return Optional.empty();
        }
    }
}

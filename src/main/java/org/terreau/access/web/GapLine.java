package org.terreau.access.web;

import org.terreau.access.Finding;

/** A difference in files. */
public record GapLine(String ecart, String sujet, String qui, String depuis, String supporteJusquAu) {

    static GapLine of(Finding finding) {
        return new GapLine(
                finding.kind().code(),
                finding.subject(),
                finding.name(),
                finding.since().toString(),
                finding.until() == null ? "" : finding.until().toString());
    }
}

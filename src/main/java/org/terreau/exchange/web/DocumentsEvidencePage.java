package org.terreau.exchange.web;

import java.util.List;
import org.terreau.exchange.Documents;

/** The documents that support a prerequisite. */
public record DocumentsEvidencePage(String path, List<Documents.Line> lines) {

    public DocumentsEvidencePage {
        lines = List.copyOf(lines);
    }
}

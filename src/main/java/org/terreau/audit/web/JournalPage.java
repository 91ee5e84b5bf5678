package org.terreau.audit.web;

import org.terreau.audit.Audit;
import org.terreau.shared.Slice;

/** @param whole of every incubator; otherwise of those for which the reader works */
public record JournalPage(Audit.Filter filter, boolean whole, Slice<Audit.Line> lines) {}

package org.terreau.audit.web;

import org.terreau.audit.Audit;
import org.terreau.shared.Slice;

public record JournalPage(Audit.Filter filter, Slice<Audit.Line> lines) {}

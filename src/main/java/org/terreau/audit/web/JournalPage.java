package org.terreau.audit.web;

import org.terreau.audit.Audit;
import org.terreau.shared.Slice;
import org.terreau.web.Form;

/**
 * @param form what narrows the lines, as the address has it
 * @param whole of every incubator; otherwise of those for which the reader works
 */
public record JournalPage(Form form, boolean whole, Slice<Audit.Line> lines) {}

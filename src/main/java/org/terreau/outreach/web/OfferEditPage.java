package org.terreau.outreach.web;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.terreau.web.Form;

/**
 * The offer being written.
 *
 * @param figures what may be written between braces, and what it gives
 * @param preview the text with its figures, when it was asked for
 */
public record OfferEditPage(
        Form form, Map<String, String> figures, @Nullable String preview) {}

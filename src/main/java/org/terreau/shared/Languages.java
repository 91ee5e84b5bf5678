package org.terreau.shared;

import java.util.Locale;

/** The languages in which Terreau writes: what letters, files and jobs take their words from, without a request. */
public interface Languages {

    Words in(Locale locale);
}

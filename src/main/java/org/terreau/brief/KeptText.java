package org.terreau.brief;

import java.time.Instant;
import org.terreau.dossier.Brief;

/** A text that its author typed and that could not be saved: theirs to put back or to drop. */
public record KeptText(long id, String sheet, Brief.Part part, String text, Instant at) {}

package org.terreau.legal;

/** What the administrator says of the site changed. */
record ParticularsChanged(Particulars now) {}

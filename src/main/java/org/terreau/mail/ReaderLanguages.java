package org.terreau.mail;

import java.util.Locale;

/** In which language people read, known above: mail programs that read aloud are told it with each letter. */
@FunctionalInterface
public interface ReaderLanguages {

    /** Of whoever has this address; that of the platform when nobody known does. */
    Locale of(String address);
}

package org.terreau.mail;

import java.util.Collection;
import java.util.Set;

/**
 * To whom incubators write, said by the module that writes: the staff of an incubator read which of its messages did not
 * arrive. What nobody answers for is read by administrators alone.
 */
@FunctionalInterface
public interface Correspondents {

    /** Those of these addresses to which one of these incubators writes. */
    Set<String> among(Collection<String> addresses, Set<String> incubators);
}

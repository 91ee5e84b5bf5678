package org.terreau.audit;

import java.util.Collection;
import java.util.function.Function;

/**
 * Whose a kind of subject of the journal is, said by the module that owns it. What nobody answers for belongs to no
 * incubator: administrators alone read it.
 *
 * @param kind what stands before the first colon of a subject, such as "dossier"
 * @param incubators the ids of the incubators whose staff read it, for what stands between the first colon and the next
 */
public record AuditScope(String kind, Function<String, ? extends Collection<String>> incubators) {}

/**
 * What users say of a service: published with their agreement, without a name, and withdrawn with a trace. It owns the
 * testimonies; whoever holds the first words hears when one is withdrawn.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"shared", "web", "audit", "identity", "territory", "portfolio"})
@org.jspecify.annotations.NullMarked
package org.terreau.testimony;

/**
 * What users say of a service, published with their agreement, by whatever door it comes, and withdrawn with a trace. It
 * owns the testimonies; their words are forgotten when they are withdrawn.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"shared", "web", "audit", "identity", "territory", "portfolio"})
@org.jspecify.annotations.NullMarked
package org.terreau.testimony;

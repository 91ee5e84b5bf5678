/** The six prerequisites and the self-assessment on them. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"shared", "web", "mail", "audit", "identity", "territory", "incubator"})
@org.jspecify.annotations.NullMarked
package org.terreau.eligibility;

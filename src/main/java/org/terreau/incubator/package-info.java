/** Organisations, incubators, and the settings of an incubator's programme. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"shared", "web", "mail", "audit", "identity", "territory"})
@org.jspecify.annotations.NullMarked
package org.terreau.incubator;

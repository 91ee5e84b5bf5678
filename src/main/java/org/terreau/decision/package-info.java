/**
 * What committees decide, whoever it is about and wherever it is taken: the outcome with its reason, its money and its
 * conditions, what follows from it, and the public register. It knows neither dossiers nor products: the modules that own
 * what is decided on tell of it, and hear of the decision in its transaction.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"shared", "web", "mail", "audit", "identity", "today", "territory", "incubator"})
@org.jspecify.annotations.NullMarked
package org.terreau.decision;

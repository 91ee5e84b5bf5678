/**
 * The investigation that a committee asks for before it lets a product be built: people who were met, hypotheses and what
 * speaks for or against them, what was learnt, pivots of the brief, and what of it becomes public. It stands on the
 * dossier, whose people may read and write it, and owns the tables of all that.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "shared",
            "web",
            "audit",
            "identity",
            "territory",
            "incubator",
            "decision",
            "review",
            "eligibility",
            "dossier",
            "brief"
        })
@org.jspecify.annotations.NullMarked
package org.terreau.investigation;

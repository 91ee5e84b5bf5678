/** A public actor's application: the product brief, its versions, its investigation log, and where it stands. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "shared",
            "web",
            "mail",
            "audit",
            "identity",
            "territory",
            "incubator",
            "eligibility",
            "problem",
            "review",
            "outreach"
        })
@org.jspecify.annotations.NullMarked
package org.terreau.dossier;

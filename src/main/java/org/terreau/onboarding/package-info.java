/** The beginning of an incubator here: its first steps, and the tables that it kept elsewhere until now. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "shared",
            "web",
            "audit",
            "identity",
            "today",
            "incubator",
            "outreach",
            "decision",
            "dossier",
            "portfolio",
            "team",
            "call"
        })
@org.jspecify.annotations.NullMarked
package org.terreau.onboarding;

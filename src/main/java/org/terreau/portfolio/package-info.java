/** Digital public services: what they are, their phases, their increments. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "shared",
            "web",
            "mail",
            "audit",
            "follow",
            "identity",
            "today",
            "territory",
            "incubator",
            "similarity",
            "decision",
            "review",
            "dossier",
            "brief",
            "investigation"
        })
@org.jspecify.annotations.NullMarked
package org.terreau.portfolio;

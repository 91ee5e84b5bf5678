/** Sites that teams have watched: what a polite robot reads of them each week, what it found, and for how long. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "shared",
            "web",
            "mail",
            "audit",
            "committee",
            "document",
            "identity",
            "today",
            "incubator",
            "portfolio",
            "practice"
        })
@org.jspecify.annotations.NullMarked
package org.terreau.standard;

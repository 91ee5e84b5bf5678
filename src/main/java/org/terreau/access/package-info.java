/** The tools of an incubator, who holds which account there, what an arrival opens and what a departure takes away. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "shared",
            "web",
            "audit",
            "mail",
            "identity",
            "today",
            "incubator",
            "portfolio",
            "funding",
            "team"
        })
@org.jspecify.annotations.NullMarked
package org.terreau.access;

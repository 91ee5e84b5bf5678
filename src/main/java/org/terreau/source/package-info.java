/** Where values are read by themselves: what is called, when, how the answer is read, and what is told when it fails. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "shared",
            "web",
            "mail",
            "audit",
            "identity",
            "today",
            "territory",
            "incubator",
            "portfolio",
            "impact"
        })
@org.jspecify.annotations.NullMarked
package org.terreau.source;

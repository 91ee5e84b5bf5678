/** What services change: indicators, their measurements, and the public stats page. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "shared",
            "web",
            "mail",
            "audit",
            "identity",
            "territory",
            "incubator",
            "decision",
            "portfolio",
            "testimony"
        })
@org.jspecify.annotations.NullMarked
package org.terreau.impact;

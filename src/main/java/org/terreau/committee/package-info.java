/** Committees on products: their date, the evidence they decide on, who reads it, and what is told between two of them. */
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
            "decision",
            "portfolio",
            "team",
            "funding",
            "deployment",
            "impact",
            "testimony",
            "source"
        })
@org.jspecify.annotations.NullMarked
package org.terreau.committee;

/** What pays for a product: envelopes and their ends. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "shared",
            "web",
            "mail",
            "audit",
            "identity",
            "territory",
            "today",
            "incubator",
            "decision",
            "portfolio"
        })
@org.jspecify.annotations.NullMarked
package org.terreau.funding;

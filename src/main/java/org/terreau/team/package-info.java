/** Who works on a product, as what, until when and paid by what; who is missing; the people of an incubator. */
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
            "today"
        })
@org.jspecify.annotations.NullMarked
package org.terreau.team;

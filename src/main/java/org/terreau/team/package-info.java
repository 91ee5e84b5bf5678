/** Who works on a product: roles, filled or to fill. */
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
            "portfolio"
        })
@org.jspecify.annotations.NullMarked
package org.terreau.team;

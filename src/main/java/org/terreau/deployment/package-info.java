/** Where a product is tried and used, collectivity by collectivity. */
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
            "problem",
            "document"
        })
@org.jspecify.annotations.NullMarked
package org.terreau.deployment;

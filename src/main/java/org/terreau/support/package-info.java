/** What an incubator offers to help products with: the public catalogue, what is asked, given and measured. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "shared",
            "web",
            "audit",
            "identity",
            "today",
            "incubator",
            "dossier",
            "portfolio",
            "deployment",
            "committee",
            "standard",
            "team",
            "access"
        })
@org.jspecify.annotations.NullMarked
package org.terreau.support;

/** The registry of problems that collectivities share: how they are worded, who has them, how they merge and split. */
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
            "follow",
            "similarity"
        })
@org.jspecify.annotations.NullMarked
package org.terreau.problem;

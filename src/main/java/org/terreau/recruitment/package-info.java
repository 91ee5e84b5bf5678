/** Offers of missions and posts, those who answer them, how they are chosen; what a team that grows costs. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "shared",
            "web",
            "mail",
            "audit",
            "identity",
            "document",
            "funding",
            "today",
            "incubator",
            "portfolio",
            "team"
        })
@org.jspecify.annotations.NullMarked
package org.terreau.recruitment;

/** Opinions on the six prerequisites, who gives them, and what they say together. */
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
            "eligibility",
            "decision"
        })
@org.jspecify.annotations.NullMarked
package org.terreau.review;

/** The offer page and the call-back requests that it brings. */
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
            "eligibility"
        })
@org.jspecify.annotations.NullMarked
package org.terreau.outreach;

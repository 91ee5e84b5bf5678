/** The demonstration incubator: invented stories in different states, laid once. A leaf. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "shared",
            "web",
            "mail",
            "audit",
            "identity",
            "territory",
            "incubator",
            "eligibility",
            "outreach",
            "review",
            "decision",
            "dossier",
            "brief",
            "exchange",
            "investigation",
            "portfolio",
            "practice",
            "problem",
            "call",
            "team",
            "funding",
            "deployment",
            "dormancy",
            "takeover",
            "impact",
            "source",
            "survey",
            "support",
            "committee",
            "opendata",
            "launch",
            "legal"
        })
@org.jspecify.annotations.NullMarked
package org.terreau.demo;

/** What users say of a product: its survey, their answers whatever the door, and their words until they are published. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "shared",
            "web",
            "mail",
            "audit",
            "identity",
            "territory",
            "incubator",
            "portfolio",
            "impact",
            "testimony"
        })
@org.jspecify.annotations.NullMarked
package org.terreau.survey;

/** The catalogue as others read and write it: import, API, CSV. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "shared",
            "web",
            "mail",
            "audit",
            "identity",
            "today",
            "document",
            "territory",
            "incubator",
            "portfolio"
        })
@org.jspecify.annotations.NullMarked
package org.terreau.opendata;

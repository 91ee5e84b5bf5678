/** Calls for problems: a theme, rules, an opening and a closing, what is submitted, and the laureates. */
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
            "problem"
        })
@org.jspecify.annotations.NullMarked
package org.terreau.call;

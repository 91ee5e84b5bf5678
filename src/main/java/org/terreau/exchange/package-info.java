/**
 * What the people of a dossier exchange beside its brief: messages, documents, tasks, and the letters that tell of them. It
 * owns the tables of all that, and reads from the dossier's whose it is.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "shared",
            "web",
            "mail",
            "audit",
            "identity",
            "today",
            "document",
            "incubator",
            "eligibility",
            "dossier"
        })
@org.jspecify.annotations.NullMarked
package org.terreau.exchange;

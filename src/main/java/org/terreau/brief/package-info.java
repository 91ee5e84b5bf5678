/**
 * The product brief of a dossier as it comes to be: written by several people at once, commented, kept in versions, compared,
 * submitted and exported. The draft and the state are the dossier's, which it asks to change them; it owns what the brief
 * was (versions, revisions), texts that could not be saved, comments, and who has the brief open.
 */
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
            "problem",
            "similarity",
            "decision",
            "review",
            "dossier"
        })
@org.jspecify.annotations.NullMarked
package org.terreau.brief;

/**
 * A public actor's application: who asks, who works on it, the draft of its brief, where it stands and how it came there,
 * and its review by the staff. It owns the dossier's own tables; what others tell of it on its pages they add themselves.
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
            "decision",
            "review",
            "outreach"
        })
@org.jspecify.annotations.NullMarked
package org.terreau.dossier;

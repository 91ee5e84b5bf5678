/** What the law asks a public site to say of itself, what its administrator types for it, and what remains to say before opening. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"shared", "web", "audit", "identity", "today"})
@org.jspecify.annotations.NullMarked
package org.terreau.legal;

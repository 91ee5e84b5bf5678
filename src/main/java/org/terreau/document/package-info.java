/** Stored files: their bytes, the checks they pass and who read them; whom they belong to is said by other modules. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"shared", "web", "audit", "identity"})
@org.jspecify.annotations.NullMarked
package org.terreau.document;

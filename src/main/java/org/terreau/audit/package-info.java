/** Who did what to what, and when; written in the caller's transaction. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"shared", "web"})
@org.jspecify.annotations.NullMarked
package org.terreau.audit;

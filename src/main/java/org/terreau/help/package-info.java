/** Short articles that answer real questions, by role, and their search. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"shared", "web"})
@org.jspecify.annotations.NullMarked
package org.terreau.help;

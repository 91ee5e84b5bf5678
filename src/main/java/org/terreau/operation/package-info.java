/** Copies of everything that an installation keeps: taken, checked, put back. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"document", "shared", "web"})
@org.jspecify.annotations.NullMarked
package org.terreau.operation;

/** Values and refusals that belong to no module; no beans. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
@org.jspecify.annotations.NullMarked
package org.terreau.shared;

/** The home page, search, and the pages that gather several modules. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"shared", "web"})
@org.jspecify.annotations.NullMarked
package org.terreau.site;

/** What waits for each person, told by the modules that know it: one page, one letter on Mondays. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"shared", "web", "mail", "identity"})
@org.jspecify.annotations.NullMarked
package org.terreau.today;

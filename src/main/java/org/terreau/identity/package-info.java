/** Who someone is: accounts, grants, sign-in. What one may do is each module's policy. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"shared", "web", "mail", "audit"})
@org.jspecify.annotations.NullMarked
package org.terreau.identity;

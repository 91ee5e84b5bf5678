/** Following a topic by e-mail digest or by feed: what is public and happened, who wants to be told, and stopping it. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"shared", "web", "mail", "audit", "identity"})
@org.jspecify.annotations.NullMarked
package org.terreau.follow;

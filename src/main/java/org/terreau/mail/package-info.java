/** The outbox: messages are written in the caller's transaction and delivered by a job. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"launch", "shared", "web"})
@org.jspecify.annotations.NullMarked
package org.terreau.mail;

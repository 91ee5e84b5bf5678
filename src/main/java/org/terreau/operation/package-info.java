/**
 * What who runs the site reads and does: messages, jobs, the state of everything, and copies of all that an installation
 * keeps, taken, checked and put back. It owns why jobs failed and which copies were taken.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"audit", "document", "identity", "mail", "shared", "today", "web"})
@org.jspecify.annotations.NullMarked
package org.terreau.operation;

/** What who runs the site reads and does: messages, jobs, the state of everything. It owns why jobs failed. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"audit", "identity", "mail", "shared", "web"})
@org.jspecify.annotations.NullMarked
package org.terreau.operation;

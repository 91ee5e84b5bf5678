/** Products to be taken over: what they need, who offers to take them over, what was answered. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"shared", "web", "mail", "audit", "identity", "incubator", "portfolio"})
@org.jspecify.annotations.NullMarked
package org.terreau.takeover;

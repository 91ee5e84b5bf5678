/** Opinions on the six prerequisites and the committee's decisions on a subject. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"shared", "web", "mail", "audit", "identity", "territory", "incubator", "eligibility"})
@org.jspecify.annotations.NullMarked
package org.terreau.review;

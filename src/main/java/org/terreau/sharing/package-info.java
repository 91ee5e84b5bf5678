/** What a service costs, shared between collectivités: who pays how much by which method, tried by anybody, kept by those who sign in. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"shared", "web", "audit", "identity", "territory", "incubator"})
@org.jspecify.annotations.NullMarked
package org.terreau.sharing;

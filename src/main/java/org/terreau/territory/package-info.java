/** The official geographic code: communes, EPCI, départements, régions, and finding one as people type it. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"audit", "identity", "shared", "web"})
@org.jspecify.annotations.NullMarked
package org.terreau.territory;

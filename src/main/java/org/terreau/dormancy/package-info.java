/** Products that show no sign of life: asked, then marked; what their teams answer. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"shared", "web", "audit", "identity", "incubator", "portfolio"})
@org.jspecify.annotations.NullMarked
package org.terreau.dormancy;

/**
 * Good practices: what an incubator asks of its products, phase after phase, and what each of them shows for it. It owns
 * the lists of incubators and the answers of products.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"shared", "web", "audit", "identity", "incubator", "portfolio"})
@org.jspecify.annotations.NullMarked
package org.terreau.practice;

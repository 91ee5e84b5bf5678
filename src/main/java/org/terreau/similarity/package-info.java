/**
 * What is close to a problem as somebody types it: problems, products and decisions, ranked in memory by what they say.
 * It owns the words that stand for one another and no table: modules tell it what may be found, and have the last word
 * on what is shown.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"shared", "web", "territory", "incubator"})
@org.jspecify.annotations.NullMarked
package org.terreau.similarity;

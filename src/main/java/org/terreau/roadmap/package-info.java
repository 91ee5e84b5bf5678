/**
 * Roadmaps of products by outcomes: what a team does now, next, perhaps or not, what people vote for, and what they say,
 * read by the team before it is public. It owns the outcomes, their moves, the votes and the comments.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"shared", "web", "mail", "audit", "follow", "identity", "incubator", "portfolio"})
@org.jspecify.annotations.NullMarked
package org.terreau.roadmap;

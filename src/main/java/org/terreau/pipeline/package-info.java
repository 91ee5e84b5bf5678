/**
 * All dossiers of an incubator at once: the board by step, what is done to several of them, and how long the incubator
 * takes. It owns what was done to several; the rest it reads from the dossiers' own tables, and never writes them.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"shared", "web", "audit", "identity", "territory", "incubator", "outreach", "dossier"})
@org.jspecify.annotations.NullMarked
package org.terreau.pipeline;

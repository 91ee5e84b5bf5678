package org.terreau.roadmap.web;

import java.util.Optional;
import org.terreau.portfolio.Ending;
import org.terreau.portfolio.Product;
import org.terreau.roadmap.Roadmaps;
import org.terreau.web.Form;

/**
 * An outcome, to vote for and to comment.
 *
 * @param signedIn votes without giving an address
 */
public record RoadmapItemPage(
        Product product,
        Optional<Ending.Afterlife> afterlife,
        Roadmaps.Read read,
        Form form,
        boolean editor,
        boolean signedIn) {}

package org.terreau.portfolio.web;

import java.util.List;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.RoadmapComment;
import org.terreau.web.Form;

/** Comments that wait to be read. */
public record RoadmapCommentsPage(Product product, List<RoadmapComment> comments, Form form) {

    public RoadmapCommentsPage {
        comments = List.copyOf(comments);
    }
}

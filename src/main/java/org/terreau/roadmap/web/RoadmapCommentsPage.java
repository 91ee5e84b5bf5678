package org.terreau.roadmap.web;

import org.terreau.portfolio.Product;
import org.terreau.roadmap.RoadmapComment;
import org.terreau.shared.Slice;
import org.terreau.web.Form;

/** Comments that wait to be read. */
public record RoadmapCommentsPage(Product product, Slice<RoadmapComment> comments, Form form) {}

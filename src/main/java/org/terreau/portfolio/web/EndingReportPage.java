package org.terreau.portfolio.web;

import java.util.List;
import org.terreau.portfolio.Ending;
import org.terreau.portfolio.Product;

/** How a product ended, for everybody. */
public record EndingReportPage(
        Product product, List<Ending> endings, List<Ending.Successor> successors, boolean editor) {

    public EndingReportPage {
        endings = List.copyOf(endings);
        successors = List.copyOf(successors);
    }

    public List<Ending.Successor> successors(Ending ending) {
        return successors.stream()
                .filter(one -> ending.successors().contains(one.id()))
                .toList();
    }
}

package org.terreau.help.web;

import java.util.List;
import org.terreau.help.Article;

/** @param others answers for the same people */
public record ArticlePage(Article article, List<Article> others) {

    public ArticlePage {
        others = List.copyOf(others);
    }
}

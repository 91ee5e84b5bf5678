package org.terreau.help.web;

import java.util.List;
import org.terreau.help.Article;
import org.terreau.web.Form;

/** @param found those that hold what was looked for; all when nothing was */
public record HelpPage(Form form, List<Article> found) {

    public HelpPage {
        found = List.copyOf(found);
    }

    public boolean asked() {
        return !form.text("q").isEmpty();
    }

    public List<Article.Role> roles() {
        return List.of(Article.Role.values());
    }

    /** Those whose question it is most of all: each article stands once. */
    public List<Article> of(Article.Role role) {
        return found.stream().filter(article -> article.roles().get(0) == role).toList();
    }
}

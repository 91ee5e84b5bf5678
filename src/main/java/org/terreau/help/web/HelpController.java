package org.terreau.help.web;

import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.help.Article;
import org.terreau.help.Articles;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.Searched;

/** Help: all articles by who asks, their search, each article. */
@Controller
@OpenTo(OpenTo.Audience.EVERYONE)
class HelpController {

    private static final int MOST_OTHERS = 4;

    private final Pages pages;
    private final Articles articles;

    HelpController(Pages pages, Articles articles) {
        this.pages = pages;
        this.articles = articles;
    }

    @GetMapping("/aide")
    ModelAndView all(@RequestParam MultiValueMap<String, String> typed, Locale language) {
        Form form = Form.of(typed);
        String looked = Searched.of(form);
        if (looked.isEmpty())
            return pages.showToAll("help/help", () -> new HelpPage(Form.EMPTY, articles.in(language)));
        return pages.show("help/help", new HelpPage(form, articles.search(looked, language)));
    }

    @GetMapping("/aide/{code:[a-z0-9-]+}")
    ModelAndView article(@PathVariable String code, Locale language) {
        Article article = articles.read(code, language);
        return pages.showToAll("help/article", () -> new ArticlePage(article, others(article, language)));
    }

    private List<Article> others(Article article, Locale language) {
        return articles.in(language).stream()
                .filter(other -> !other.equals(article)
                        && other.roles().contains(article.roles().get(0)))
                .limit(MOST_OTHERS)
                .toList();
    }
}

package org.terreau.follow.web;

import com.rometools.rome.feed.atom.Content;
import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.atom.Feed;
import com.rometools.rome.feed.atom.Link;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.WireFeedOutput;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.follow.Followable;
import org.terreau.follow.Following;
import org.terreau.follow.News;
import org.terreau.follow.Topic;
import org.terreau.shared.NotFound;
import org.terreau.shared.Slice;
import org.terreau.web.FeedAuthor;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.Ui;

/** What happened, to read and as an Atom feed. */
@Controller
@OpenTo(OpenTo.Audience.EVERYONE)
class NewsController {

    private static final MediaType ATOM = new MediaType("application", "atom+xml", StandardCharsets.UTF_8);

    private final Pages pages;
    private final Following following;

    NewsController(Pages pages, Following following) {
        this.pages = pages;
        this.following = following;
    }

    @GetMapping("/actualites")
    ModelAndView read(@RequestParam(defaultValue = "") String sujet, @RequestParam(defaultValue = "1") String page) {
        Topic topic = topic(sujet);
        int number = Form.page(page);
        return pages.show("follow/news", new NewsPage(topic, described(topic), following.news(topic, number)));
    }

    @GetMapping("/actualites.atom")
    @Nullable
    ResponseEntity<byte[]> feed(@RequestParam(defaultValue = "") String sujet, WebRequest request)
            throws FeedException {
        Topic topic = topic(sujet);
        Followable.Described described = described(topic);
        Slice<News> news = following.news(topic, 1);
        Locale language = LocaleContextHolder.getLocale();
        String tag = "W/\"" + (news.items().isEmpty() ? 0 : news.items().get(0).id()) + "-" + news.total() + "-"
                + language.getLanguage() + "\"";
        if (request.checkNotModified(tag)) return null;
        Ui ui = pages.outsideRequest(language);
        String self = ui.baseUrl() + new NewsPage(topic, described, news).feed();
        Feed feed = new Feed("atom_1.0");
        feed.setId(self);
        feed.setTitle(described == null ? ui.t("follow.feed.title", ui.brand().name()) : described.name());
        feed.setAuthors(FeedAuthor.of(ui));
        feed.setUpdated(
                news.items().isEmpty()
                        ? new Date(0)
                        : Date.from(news.items().get(0).at()));
        feed.setAlternateLinks(
                List.of(link("alternate", ui.baseUrl() + (described == null ? "/actualites" : described.path()))));
        feed.setOtherLinks(List.of(link("self", self)));
        feed.setEntries(news.items().stream().map(one -> entry(one, ui)).toList());
        byte[] bytes = new WireFeedOutput().outputString(feed).getBytes(StandardCharsets.UTF_8);
        return ResponseEntity.ok()
                .contentType(ATOM)
                .header("Cache-Control", "public, max-age=300")
                .header("Vary", "Cookie, Accept-Language")
                .body(bytes);
    }

    private static Entry entry(News news, Ui ui) {
        String sentence = ui.t("follow.news." + news.kind(), news.title());
        Entry entry = new Entry();
        entry.setId(ui.baseUrl() + "/actualites#" + news.id());
        entry.setTitle(sentence);
        entry.setUpdated(Date.from(news.at()));
        entry.setPublished(Date.from(news.at()));
        entry.setAlternateLinks(List.of(link("alternate", ui.baseUrl() + news.path())));
        Content summary = new Content();
        summary.setType("text");
        summary.setValue(sentence);
        entry.setSummary(summary);
        return entry;
    }

    private static Link link(String rel, String address) {
        Link link = new Link();
        link.setRel(rel);
        link.setHref(address);
        return link;
    }

    private Followable.@Nullable Described described(@Nullable Topic topic) {
        return topic == null ? null : following.describe(topic, LocaleContextHolder.getLocale());
    }

    private static @Nullable Topic topic(String written) {
        return written.isEmpty() ? null : Topic.parse(written).orElseThrow(() -> new NotFound("topic", written));
    }
}

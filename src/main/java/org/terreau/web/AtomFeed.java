package org.terreau.web;

import com.rometools.rome.feed.atom.Content;
import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.atom.Feed;
import com.rometools.rome.feed.atom.Link;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.WireFeedOutput;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;

/** A feed of what was published, as RFC 4287 has it. */
public final class AtomFeed {

    public static final String MEDIA_TYPE = "application/atom+xml;charset=UTF-8";

    private AtomFeed() {}

    /**
     * @param id the same for ever: a path of this site, with what tells it apart after a `#`
     * @param path of the page that tells more
     */
    public record Item(String id, String title, Instant at, String path, String summary) {}

    /**
     * @param path of the feed
     * @param page that shows the same to people
     */
    public static byte[] of(String title, String path, String page, List<Item> items, Ui ui) {
        Feed feed = new Feed("atom_1.0");
        feed.setId(ui.baseUrl() + path);
        feed.setTitle(title);
        feed.setAuthors(FeedAuthor.of(ui));
        feed.setUpdated(Date.from(
                items.stream().map(Item::at).max(Comparator.naturalOrder()).orElse(Instant.EPOCH)));
        feed.setAlternateLinks(List.of(link("alternate", ui.baseUrl() + page)));
        feed.setOtherLinks(List.of(link("self", ui.baseUrl() + path)));
        feed.setEntries(items.stream().map(item -> entry(item, ui)).toList());
        try {
            return new WireFeedOutput().outputString(feed).getBytes(StandardCharsets.UTF_8);
        } catch (FeedException impossible) {
            throw new IllegalStateException("feed " + path, impossible);
        }
    }

    private static Entry entry(Item item, Ui ui) {
        Entry entry = new Entry();
        entry.setId(ui.baseUrl() + item.id());
        entry.setTitle(item.title());
        entry.setUpdated(Date.from(item.at()));
        entry.setPublished(Date.from(item.at()));
        entry.setAlternateLinks(List.of(link("alternate", ui.baseUrl() + item.path())));
        Content summary = new Content();
        summary.setType("text");
        summary.setValue(item.summary());
        entry.setSummary(summary);
        return entry;
    }

    private static Link link(String relation, String address) {
        Link link = new Link();
        link.setRel(relation);
        link.setHref(address);
        return link;
    }
}

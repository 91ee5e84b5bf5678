package org.terreau.web;

import com.rometools.rome.feed.atom.Person;
import com.rometools.rome.feed.synd.SyndPerson;
import java.util.List;

/** Who signs the feeds of this site, which RFC 4287 (4.1.1) asks for: the site itself. */
public final class FeedAuthor {

    private FeedAuthor() {}

    public static List<SyndPerson> of(Ui ui) {
        Person site = new Person();
        site.setName(ui.brand().name());
        site.setUri(ui.baseUrl());
        return List.of(site);
    }
}

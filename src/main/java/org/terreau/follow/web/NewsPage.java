package org.terreau.follow.web;

import org.jspecify.annotations.Nullable;
import org.terreau.follow.Followable;
import org.terreau.follow.News;
import org.terreau.follow.Topic;
import org.terreau.shared.Slice;

/** What happened, to one topic or to all of them. */
public record NewsPage(@Nullable Topic topic, Followable.@Nullable Described described, Slice<News> news) {

    /** The address of the same as a feed. */
    public String feed() {
        return topic == null ? "/actualites.atom" : "/actualites.atom?sujet=" + topic;
    }
}

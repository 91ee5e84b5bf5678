package org.terreau.follow.web;

import org.terreau.follow.Following;
import org.terreau.web.Form;

/** What somebody follows, for the one who holds the key. */
public record FollowedPage(Following.Followed followed, Form form) {}

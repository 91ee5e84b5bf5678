package org.terreau.web;

/** What the footer of every page says of the site's accessibility. */
public interface AccessibilityState {

    /** Its words are the message {@code web.access.<code>}. Known without asking the database. */
    String code();
}

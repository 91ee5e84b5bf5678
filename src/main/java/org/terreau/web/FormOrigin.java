package org.terreau.web;

/**
 * Where a form was shown, and to whom; a hidden field of every form that writes says it.
 *
 * @param person the account's number, or "" for somebody who is not signed in
 * @param page path and query of the page that shows the form
 */
record FormOrigin(String person, String page) {

    static final String FIELD = "_from";

    private static final String NOBODY = "-";

    static FormOrigin parse(String written) {
        int space = written.indexOf(' ');
        if (space < 1) return new FormOrigin("", "");
        String person = written.substring(0, space);
        return new FormOrigin(person.equals(NOBODY) ? "" : person, written.substring(space + 1));
    }

    /** As the hidden field says it. */
    String written() {
        return (person.isEmpty() ? NOBODY : person) + " " + page;
    }

    /** The page without its query. */
    String path() {
        int query = page.indexOf('?');
        return query < 0 ? page : page.substring(0, query);
    }
}

package org.terreau.web;

/** What somebody looks for with the field `q` of a page: its beginning is looked for, and the page says so. */
public final class Searched {

    /** In characters. */
    public static final int LONGEST = 200;

    private static final String FIELD = "q";

    private Searched() {}

    public static String of(Form form) {
        return of(form.text(FIELD));
    }

    public static String of(String typed) {
        return cut(typed) ? typed.substring(0, LONGEST) : typed;
    }

    static boolean cut(String typed) {
        return typed.strip().length() > LONGEST;
    }
}

package org.terreau.web;

/**
 * The colours that a drawing carries with it where no style reaches: files, e-mails, PDF. On the site the styles of
 * `frontend/css/tokens.css` take over, in light and in dark; the names are the same.
 */
public final class Palette {

    /** What is measured. */
    public static final String MEASURE = "#2d7a56";

    /** What was aimed at. */
    public static final String TARGET = "#a65b12";

    /** What waits to be checked. */
    public static final String DOUBT = "#8d3a00";

    public static final String AXIS = "#6b6b6b";
    public static final String GRID = "#e3e0da";
    public static final String TEXT = "#3a3a3a";
    public static final String PAPER = "#ffffff";

    private Palette() {}
}

package org.terreau.standard;

/**
 * One thing that another tool says of a site.
 *
 * @param value in the scale of the tool, "" when it found nothing
 * @param where address of what it read, "" without one
 * @param sentence what it says of it, {@link Finding#LONGEST} signs at most
 */
public record ReportLine(Said said, String value, String where, String sentence) {

    private static final int ADDRESS = 1000;
    private static final int VALUE = 100;

    public ReportLine {
        value = Finding.cut(value, VALUE);
        where = Finding.cut(where, ADDRESS);
        sentence = Finding.cut(sentence, Finding.LONGEST);
    }
}

package org.terreau.impact;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.terreau.portfolio.TableUploads;
import org.terreau.territory.Collectivity;
import org.terreau.territory.CollectivityReader;

/**
 * The columns of a file that say of which collectivity each row is: a code, or a name, or both, which must agree. What a
 * row says without a doubt is taken; a doubt is told with what it may be.
 */
public final class PlaceColumns {

    private static final int TOLD = 3;

    private final CollectivityReader reader;
    private final Map<Integer, String> roles;
    private final String code;
    private final String name;
    private final CollectivityReader.Coding coding;

    /**
     * @param code the role of the column of codes
     * @param name the role of the column of names
     */
    public PlaceColumns(
            CollectivityReader reader, List<String> header, Map<Integer, String> roles, String code, String name) {
        this.reader = reader;
        this.roles = roles;
        this.code = code;
        this.name = name;
        this.coding = CollectivityReader.Coding.ofColumn(TableUploads.cell(header, roles, code));
    }

    /**
     * What a row says.
     *
     * @param place to be read as the code of a collectivity; "" when the row says none
     * @param doubt why it is not, null when it is clear
     */
    public record Said(String place, @Nullable Fault doubt) {}

    /** @param number of the row, as the sender counts */
    public Said of(List<String> row, long number) {
        String coded = TableUploads.cell(row, roles, code);
        String named = TableUploads.cell(row, roles, name);
        if (coded.isEmpty()) return named.isEmpty() ? new Said("", null) : named(named, number);
        if (!CollectivityReader.coded(coded)) return named(coded, number);
        CollectivityReader.Reading reading =
                reader.read(new CollectivityReader.Written(coded, coding, named, ""), true);
        return switch (reading.certainty()) {
            case CONTRADICTORY, EITHER_CODE -> doubt(named.isEmpty() ? coded : coded + " " + named, reading, number);
            case SURE ->
                coding == CollectivityReader.Coding.POSTAL
                        ? new Said(reading.candidates().get(0).id().toString(), null)
                        : new Said(coded, null);
            case FORMER, SEVERAL, UNKNOWN -> new Said(coded, null);
        };
    }

    private Said named(String typed, long number) {
        CollectivityReader.Reading reading = reader.read(CollectivityReader.Written.bare(typed), true);
        return reading.sure()
                .map(place -> new Said(place.id().toString(), null))
                .orElseGet(() -> doubt(typed, reading, number));
    }

    private Said doubt(String typed, CollectivityReader.Reading reading, long number) {
        List<String> proposed = reading.candidates().stream()
                .limit(TOLD)
                .map(PlaceColumns::told)
                .toList();
        return new Said(
                "",
                proposed.isEmpty()
                        ? Fault.of(number, code, "territory.read.unknown", typed)
                        : Fault.of(number, code, "territory.read.doubtful", typed, String.join(", ", proposed)));
    }

    /** With its code, which is what to write to be understood. */
    private static String told(Collectivity place) {
        return place.label() + " – " + place.id();
    }
}

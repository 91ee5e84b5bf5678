package org.terreau.web;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/**
 * A list as files have it: its columns are the parts of the record that programs read it as, in their order and under
 * their names, `ouvertLe` being `ouvert_le`. What a list tells is said once, and each of its forms says the same.
 */
public final class Table<T extends Record> {

    private static final Pattern WORD = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

    private record Column(String name, Method part) {}

    private final List<Column> columns;

    private Table(List<Column> columns) {
        this.columns = List.copyOf(columns);
    }

    public static <T extends Record> Table<T> of(Class<T> line) {
        return new Table<>(Arrays.stream(line.getRecordComponents())
                .map(part -> new Column(name(part), readable(part.getAccessor())))
                .toList());
    }

    private static String name(RecordComponent part) {
        return WORD.matcher(part.getName()).replaceAll("_").toLowerCase(Locale.ROOT);
    }

    private static Method readable(Method part) {
        part.setAccessible(true);
        return part;
    }

    /** Without what is for programs alone, such as an address that they follow. */
    public Table<T> without(String... names) {
        Set<String> left = Set.of(names);
        return new Table<>(
                columns.stream().filter(column -> !left.contains(column.name())).toList());
    }

    public List<String> names() {
        return columns.stream().map(Column::name).toList();
    }

    public ResponseEntity<byte[]> csv(String file, List<T> lines) {
        return Csv.file(file, names(), rows(lines));
    }

    /** The text of the same CSV file. */
    public String csv(List<T> lines) {
        return Csv.text(names(), rows(lines));
    }

    /** More lines of the same text, for a file that is written part by part. */
    public String more(List<T> lines) {
        return rows(lines).stream().map(Csv::line).collect(Collectors.joining());
    }

    private List<List<String>> rows(List<T> lines) {
        return lines.stream()
                .map(line ->
                        columns.stream().map(column -> text(cell(column, line))).toList())
                .toList();
    }

    /** @param sheet the name of its only sheet */
    public ResponseEntity<byte[]> xlsx(String file, String sheet, List<T> lines) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (T line : lines) {
            List<@Nullable Object> row = new ArrayList<>();
            for (Column column : columns) {
                Object cell = cell(column, line);
                row.add(cell instanceof LocalDate || cell instanceof Number ? cell : text(cell));
            }
            rows.add(row);
        }
        return Xlsx.file(file, sheet, names(), rows);
    }

    private static @Nullable Object cell(Column column, Record line) {
        try {
            return column.part().invoke(line);
        } catch (IllegalAccessException | InvocationTargetException impossible) {
            throw new IllegalStateException(column.name() + " of " + line.getClass(), impossible);
        }
    }

    private static String text(@Nullable Object cell) {
        if (cell == null) return "";
        if (cell instanceof Boolean yes) return yes ? "oui" : "non";
        if (cell instanceof BigDecimal number) return number.toPlainString();
        if (cell instanceof Collection<?> several)
            return several.stream().map(Object::toString).collect(Collectors.joining(", "));
        return cell.toString();
    }
}

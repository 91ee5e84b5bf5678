package org.terreau.onboarding;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.terreau.shared.EmailAddress;
import org.terreau.shared.Mentions;
import org.terreau.shared.Money;
import org.terreau.shared.Objections;
import org.terreau.shared.OneLine;
import org.terreau.shared.Refused;
import org.terreau.shared.TypedAmount;
import org.terreau.shared.TypedDay;

/** One line of a table by its columns: what is read of it, and all that there is to object to it. */
final class Cells {

    static final int LINE = 200;
    static final int TEXT = 5_000;

    private static final Pattern FAILED =
            Pattern.compile("#(REF|N/?A|NOM|NAME|VALEUR|VALUE|DIV/0|NUL|NULL|NOMBRE|NUM)[!?]?.*");
    private static final Pattern PROTECTED = Pattern.compile("'[=+\\-@].*", Pattern.DOTALL);

    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, Column> columns = new HashMap<>();
    private final Choices choices;
    private final Consumer<Unknown> unknown;
    private final Objections objections = new Objections();
    private final List<Refused.Problem> remarks = new ArrayList<>();

    /** @param unknown hears of each word that no list knows */
    Cells(List<String> cells, List<Column> columns, Choices choices, Consumer<Unknown> unknown) {
        this.choices = choices;
        this.unknown = unknown;
        for (Column column : columns) this.columns.put(column.code(), column);
        choices.columns().forEach((place, code) -> {
            if (place < cells.size() && this.columns.containsKey(code)) texts.put(code, read(code, cells.get(place)));
        });
    }

    private String read(String code, String cell) {
        String bare = cell.replace('\u00a0', ' ').replace("\r\n", "\n").strip();
        if (PROTECTED.matcher(bare).matches()) bare = bare.substring(1);
        if (bare.startsWith("=") || FAILED.matcher(bare).matches()) {
            objections.add(code, "onboarding.fault.formula", shortened(bare));
            return "";
        }
        return bare;
    }

    private static String shortened(String text) {
        return text.length() > 60 ? text.substring(0, 59) + "…" : text;
    }

    Objections objections() {
        return objections;
    }

    /** Who brings it in wants accounts opened. */
    boolean accounts() {
        return choices.accounts();
    }

    /** What was not said in this column begins on the day of the take-over: asked of who brings it, and told beside the line. */
    void todayInstead(String code) {
        objections.when(!choices.today(), code, "onboarding.fault.since");
        remarks.add(Refused.Problem.of(code, "onboarding.remark.since"));
    }

    /** What is to be known of a line that is taken. */
    List<Refused.Problem> remarks() {
        return List.copyOf(remarks);
    }

    /** The text of a column; empty when the table does not have it. */
    String text(String code) {
        String text = texts.getOrDefault(code, "");
        objections.when(text.length() > TEXT, code, "onboarding.fault.long", TEXT);
        return text;
    }

    /** The same on one line; one that is needed is objected to when it is empty. */
    String line(String code) {
        String text = texts.getOrDefault(code, "").replaceAll("\\s+", " ");
        objections.when(!OneLine.fits(text, LINE), code, "onboarding.fault.long", LINE);
        objections.when(text.isEmpty() && column(code).needed(), code, "onboarding.fault.needed");
        return text;
    }

    private Column column(String code) {
        Column column = columns.get(code);
        if (column == null) throw new IllegalArgumentException("No column is called " + code);
        return column;
    }

    /** A text that everybody will read: objected to when it tells who somebody is, unless it was read. */
    void becomesPublic(String code) {
        String told = String.join(", ", Mentions.told(texts.getOrDefault(code, "")));
        objections.when(!told.isEmpty() && !choices.published(), code, "onboarding.fault.public", told);
    }

    @Nullable
    LocalDate day(String code) {
        String text = texts.getOrDefault(code, "");
        Optional<LocalDate> read = TypedDay.read(text);
        objections.when(read.isEmpty() && !text.isEmpty(), code, "onboarding.fault.day", shortened(text));
        objections.when(text.isEmpty() && column(code).needed(), code, "onboarding.fault.needed");
        return read.orElse(null);
    }

    /** The same of what has happened: a later day is objected to. */
    @Nullable
    LocalDate past(String code, LocalDate today) {
        LocalDate day = day(code);
        objections.when(day != null && day.isAfter(today), code, "onboarding.fault.future");
        return day;
    }

    /** The code that a word means; empty when there is none, or when nobody knows it yet, which is objected to. */
    String word(String code) {
        Column column = column(code);
        String text = line(code);
        Vocabulary words = column.words();
        if (text.isEmpty() || words == null) return "";
        Optional<String> known = words.read(text);
        if (known.isPresent()) return known.get();
        Unknown met = new Unknown(code, words, shortened(text));
        unknown.accept(met);
        String said = choices.words().getOrDefault(met.field(), "");
        if (words.codes().contains(said)) return said;
        objections.add(code, "onboarding.fault.word", shortened(text));
        return "";
    }

    /** Null when there is none, or when mail cannot be sent to it, which is objected to. */
    @Nullable
    EmailAddress email(String code) {
        String text = line(code);
        if (text.isEmpty()) return null;
        Optional<Refused.Problem> problem = EmailAddress.problem(text, code, "onboarding.fault.email");
        problem.ifPresent(wrong -> objections.addAll(List.of(wrong)));
        return problem.isPresent() ? null : new EmailAddress(text);
    }

    @Nullable
    Money amount(String code) {
        String text = texts.getOrDefault(code, "");
        TypedAmount.Reading read = TypedAmount.read(text);
        if (read instanceof TypedAmount.Exact exact && exact.money().cents() >= 0) return exact.money();
        objections.when(!(read instanceof TypedAmount.Nothing), code, "onboarding.fault.amount", shortened(text));
        return null;
    }
}

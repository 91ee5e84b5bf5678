package org.terreau.funding;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.terreau.portfolio.TableUploads;
import org.terreau.shared.Money;
import org.terreau.shared.Plain;
import org.terreau.shared.TypedAmount;

/** A row of a file that somebody chose, and what its cells are taken for. */
record FileRow(long line, List<String> cells, Map<Integer, String> roles) {

    /** Above a billion euros, somebody typed too many zeros, unless they say that they did not. */
    static final Money LARGE = Money.euros(1_000_000_000);

    /** Stops the reading of a row. */
    static final class Faulty extends Exception {

        private static final long serialVersionUID = 1L;

        private final transient FileFault fault;

        Faulty(FileFault fault) {
            super(fault.key(), null, false, false);
            this.fault = fault;
        }

        FileFault fault() {
            return fault;
        }
    }

    String text(String role) {
        return TableUploads.cell(cells, roles, role).replace('\0', ' ').strip();
    }

    boolean has(String role) {
        return roles.containsValue(role);
    }

    boolean blank() {
        return cells.stream().allMatch(String::isBlank);
    }

    Faulty faulty(String key, Object... arguments) {
        return new Faulty(FileFault.of(line, "funding.fault." + key, arguments));
    }

    FileFault note(String key, Object... arguments) {
        return FileFault.of(line, "funding.note." + key, arguments);
    }

    /** The text of a cell, which is refused when it is too long to be kept. */
    String kept(String role, int most) throws Faulty {
        String text = text(role).replaceAll("\\s+", " ");
        if (text.length() > most) throw faulty("long", most);
        return text;
    }

    /**
     * The amount of a cell; null when there is none.
     *
     * @param large one of more than a billion euros is right
     */
    TypedAmount.@Nullable Exact amount(String role, boolean large) throws Faulty {
        String written = text(role);
        TypedAmount.Reading read = TypedAmount.read(written);
        if (read instanceof TypedAmount.Nothing) return null;
        if (read instanceof TypedAmount.Twofold two)
            throw faulty("amount.two", shortened(written), comma(two.small()), comma(two.large()));
        if (!(read instanceof TypedAmount.Exact exact)) throw faulty("amount", shortened(written));
        if (!large && Math.abs(exact.money().cents()) > LARGE.cents()) throw faulty("amount.large");
        return exact;
    }

    private static String comma(BigDecimal amount) {
        return amount.toPlainString().replace('.', ',');
    }

    /** What was understood of an amount that was not written in digits alone. */
    Optional<FileFault> reading(String role, Money read) {
        String written = text(role);
        return written.matches("-?[0-9 \\h]+([.,][0-9]{1,2})?")
                ? Optional.empty()
                : Optional.of(note("read", shortened(written), read));
    }

    Years years() throws Faulty {
        String written = text("year");
        return Years.read(written).orElseThrow(() -> faulty("year", shortened(written)));
    }

    static String shortened(String written) {
        return written.length() > 60 ? written.substring(0, 60) + "…" : written;
    }

    /** The row is about this product, or the file has no column of products. */
    boolean about(String product) {
        return !has("product") || Plain.text(text("product")).equals(Plain.text(product));
    }
}

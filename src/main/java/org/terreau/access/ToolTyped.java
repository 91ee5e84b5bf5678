package org.terreau.access;

import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.terreau.shared.Money;
import org.terreau.shared.Objections;
import org.terreau.shared.OneLine;
import org.terreau.shared.Refused;
import org.terreau.team.Trade;

/** A tool as somebody types it. */
public record ToolTyped(Said said, Chosen chosen, Counted counted) {

    /** Longest line and longest text, in characters. */
    public static final int LINE = 200;

    public static final int TEXT = 4000;

    private static final int LONGEST_MINUTES = 600;
    private static final int LONGEST_REVIEW = 730;

    /** The words. */
    public record Said(String name, String address, String runbook, String hazards, String owner) {}

    /** The codes. */
    public record Chosen(String kind, String scope, String key, String tier, String remover, List<String> trades) {

        public Chosen {
            trades = List.copyOf(trades);
        }
    }

    /** The figures, as text. */
    public record Counted(String minutes, String seat, String reviewDays) {}

    /** A tool once it is checked; who owns it is looked for by the façade. */
    record Checked(
            Tool.Described described,
            Tool.Removal removal,
            Set<Trade> expected,
            @Nullable Money seat,
            int reviewDays) {}

    /** @throws Refused naming each field that is wrong, with what `found` holds already */
    Checked checked(Objections found) {
        found.when(said.name().isEmpty() || !OneLine.fits(said.name(), LINE), "nom", "access.tool.name", LINE);
        found.when(!said.address().isEmpty() && !address(said.address()), "adresse", "access.tool.address");
        found.when(said.runbook().length() > TEXT, "mode-operatoire", "access.long", TEXT);
        found.when(!OneLine.fits(said.hazards(), LINE), "precaution", "access.long", LINE);
        Optional<ToolKind> kind = ToolKind.of(chosen.kind());
        Optional<ToolScope> scope = ToolScope.of(chosen.scope());
        Optional<AccountKey> key = AccountKey.of(chosen.key());
        Optional<Tier> tier = Tier.of(chosen.tier());
        Optional<Remover> remover = Remover.of(chosen.remover());
        found.when(kind.isEmpty(), "genre", "access.choose");
        found.when(scope.isEmpty(), "portee", "access.choose");
        found.when(key.isEmpty(), "cle", "access.choose");
        found.when(tier.isEmpty(), "retrait", "access.choose");
        found.when(remover.isEmpty(), "qui-retire", "access.choose");
        found.when(
                tier.filter(one -> one != Tier.NONE).isPresent()
                        && said.runbook().isEmpty(),
                "mode-operatoire",
                "access.tool.runbook");
        Optional<Money> seat = Money.parse(counted.seat());
        found.when(
                !counted.seat().isEmpty()
                        && seat.filter(one -> one.cents() >= 0).isEmpty(),
                "prix",
                "access.tool.seat");
        Integer minutes = number(counted.minutes(), "minutes", LONGEST_MINUTES, found);
        Integer review = number(counted.reviewDays(), "revue", LONGEST_REVIEW, found);
        found.when(counted.reviewDays().isEmpty(), "revue", "access.number", 1, LONGEST_REVIEW);
        found.raise();
        return new Checked(
                new Tool.Described(
                        said.name(), kind.orElseThrow(), said.address(), scope.orElseThrow(), key.orElseThrow()),
                new Tool.Removal(tier.orElseThrow(), remover.orElseThrow(), said.runbook(), minutes, said.hazards()),
                trades(),
                seat.orElse(null),
                review == null ? LONGEST_REVIEW : review);
    }

    private Set<Trade> trades() {
        EnumSet<Trade> trades = EnumSet.noneOf(Trade.class);
        for (String code : chosen.trades()) Trade.of(code).ifPresent(trades::add);
        return trades;
    }

    private static boolean address(String typed) {
        if (!OneLine.fits(typed, LINE)) return false;
        try {
            URI read = URI.create(typed);
            return ("https".equals(read.getScheme()) || "http".equals(read.getScheme())) && read.getHost() != null;
        } catch (IllegalArgumentException none) {
            return false;
        }
    }

    private static @Nullable Integer number(String typed, String field, int most, Objections found) {
        if (typed.isEmpty()) return null;
        Integer number = typed.matches("\\d{1,4}") ? Integer.valueOf(typed) : null;
        found.when(number == null || number < 1 || number > most, field, "access.number", 1, most);
        return number;
    }
}

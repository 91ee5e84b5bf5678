package org.terreau.impact;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.terreau.portfolio.MoneyBasis;
import org.terreau.portfolio.ProductFigure;
import org.terreau.portfolio.ProductId;

/** What formulas may read of a product: its other indicators, and the figures that other modules keep. */
@Component
public class Figures {

    private final List<ProductFigure> figures;

    Figures(List<ProductFigure> figures) {
        this.figures = List.copyOf(figures);
    }

    /**
     * A name for formulas.
     *
     * @param key of the sentence that says what it is, "" when {@code text} says it
     */
    public record Name(String name, String unit, String key, String text) {}

    List<Name> names(List<Indicator> indicators) {
        List<Name> names = new ArrayList<>();
        for (ProductFigure figure : figures) names.add(new Name(figure.name(), figure.unit(), figure.meaning(), ""));
        for (Indicator indicator : indicators)
            names.add(new Name(indicator.code(), indicator.unit(), "", indicator.name()));
        return names;
    }

    private Optional<ProductFigure> figure(String name) {
        return figures.stream().filter(figure -> figure.name().equals(name)).findFirst();
    }

    /**
     * Reads the formula of an indicator.
     *
     * @param own the indicator's code, which its formula can't reach, even through others; "" for a new one
     */
    Formula read(String written, List<Indicator> indicators, String own) throws Formula.Wrong {
        Map<String, Indicator> byCode = new HashMap<>();
        for (Indicator indicator : indicators) byCode.put(indicator.code(), indicator);
        Formula formula = Formula.read(written, name -> {
            Indicator indicator = byCode.get(name);
            if (indicator != null) return Optional.of(Unit.read(indicator.unit()));
            return figure(name).map(figure -> Unit.read(figure.unit()));
        });
        Set<String> reached = new HashSet<>();
        for (String name : formula.names()) reach(name, byCode, reached);
        if (reached.contains(own)) throw new Formula.Wrong(0, "impact.formula.circle", own);
        return formula;
    }

    private static void reach(String name, Map<String, Indicator> byCode, Set<String> reached) {
        if (!reached.add(name)) return;
        Indicator indicator = byCode.get(name);
        if (indicator != null && indicator.computed())
            for (String other : byCode.keySet()) if (mentions(indicator, other)) reach(other, byCode, reached);
    }

    private static boolean mentions(Indicator indicator, String code) {
        for (String name : indicator.formula().split("[^a-z0-9_-]+", -1)) if (name.equals(code)) return true;
        return false;
    }

    boolean uses(Indicator computed, String code) {
        return mentions(computed, code);
    }

    /** The values of names for one product, each figure read once. */
    final class Reading {

        private final ProductId product;
        private final Map<String, ProductFigure.Known> known = new HashMap<>();

        private Reading(ProductId product) {
            this.product = product;
        }

        boolean knows(String name) {
            return figure(name).isPresent();
        }

        Optional<BigDecimal> at(String name, LocalDate from, LocalDate until) {
            return known(name).flatMap(figure -> figure.at(from, until));
        }

        /** What money it was read from, when it is money. */
        Optional<MoneyBasis> basis(String name, LocalDate from, LocalDate until) {
            return known(name).flatMap(figure -> figure.basis(from, until));
        }

        /** The first day from which it is known. */
        Optional<LocalDate> since(String name) {
            return known(name).flatMap(ProductFigure.Known::since);
        }

        private Optional<ProductFigure.Known> known(String name) {
            return figure(name).map(figure -> known.computeIfAbsent(name, none -> figure.of(product)));
        }
    }

    Reading of(ProductId product) {
        return new Reading(product);
    }
}

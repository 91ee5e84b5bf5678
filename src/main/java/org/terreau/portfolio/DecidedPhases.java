package org.terreau.portfolio;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.terreau.shared.Objections;
import org.terreau.shared.Refused;

/**
 * Phases after the first come from a committee's decision or from the steps of an ending. By hand, the team corrects dates
 * and words; the staff of the incubator write down what a committee decided elsewhere, never what it decides on the
 * product's own dossier; and nobody ends a product.
 */
final class DecidedPhases {

    private DecidedPhases() {}

    /**
     * What stands against this change of a product's phases, on the field `fait`.
     *
     * @param staff of the product's incubator
     * @param dossier committees decide on the product's own dossier, here
     */
    static List<Refused.Problem> problems(
            List<Product.Phase> before, List<Product.Phase> after, boolean staff, boolean dossier, LocalDate today) {
        Objections objections = new Objections();
        if (ends(before, after, today) || ends(before, after, LocalDate.MAX)) objections.add("fait", "life.phase.ends");
        else if (!staff && !before.isEmpty() && moves(before, after, today))
            objections.add("fait", "life.phase.decided");
        else if (dossier && !before.isEmpty() && granted(after) > granted(before))
            objections.add("fait", "life.phase.dossier");
        return objections.found();
    }

    private static boolean ends(List<Product.Phase> before, List<Product.Phase> after, LocalDate day) {
        return over(Phases.inEffect(after, day)) && !over(Phases.inEffect(before, day));
    }

    private static boolean over(Product.@Nullable Phase phase) {
        return phase != null && !phase.kind().active();
    }

    private static long granted(List<Product.Phase> phases) {
        return phases.stream().filter(phase -> phase.kind().granted()).count();
    }

    /** Another phase today, or other phases in another order. */
    private static boolean moves(List<Product.Phase> before, List<Product.Phase> after, LocalDate today) {
        return !kinds(before).equals(kinds(after)) || kind(before, today) != kind(after, today);
    }

    private static List<PhaseKind> kinds(List<Product.Phase> phases) {
        return Phases.inOrder(phases).stream().map(Product.Phase::kind).toList();
    }

    private static @Nullable PhaseKind kind(List<Product.Phase> phases, LocalDate day) {
        Product.Phase phase = Phases.inEffect(phases, day);
        return phase == null ? null : phase.kind();
    }
}

package org.terreau.portfolio.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.terreau.portfolio.FactKind;
import org.terreau.portfolio.LifeStory;
import org.terreau.portfolio.PhaseKind;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductLife;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/**
 * The dated facts of a product: what may be corrected, and a form to add one or to correct `corrected`.
 *
 * @param corrected empty when a fact is added
 * @param staff of the product's incubator: may write down the phase that a committee decided
 */
public record MomentsPage(
        Product product,
        List<ProductLife.Place> places,
        List<ProductLife.Place> corrected,
        Form form,
        boolean staff,
        boolean conflict) {

    private static final List<String> EVENTS =
            List.of("product_launch", "committee", "fast", "national_impact", "eig", "other", "end");

    public MomentsPage {
        places = List.copyOf(places);
        corrected = List.copyOf(corrected);
    }

    public static String title(Ui ui, ProductLife.Place place) {
        return switch (place.kind()) {
            case PHASE ->
                ui.t(
                        "life.moment.phase",
                        ui.t("portfolio.phase." + place.written().code()));
            case FACT -> ui.t("life.fact." + place.written().code());
            case EVENT, DECISION, INCREMENT, REVIEW, END ->
                ProductLifePage.event(ui, place.written().code());
        };
    }

    /** What may be added; for a correction, what the fact may be instead: another one of its kind. */
    public Map<String, String> kinds(Ui ui) {
        Map<String, String> kinds = new LinkedHashMap<>();
        for (PhaseKind phase : PhaseKind.values())
            if (offered(phase))
                put(
                        kinds,
                        LifeStory.Kind.PHASE,
                        phase.code(),
                        ui.t("life.moment.phase", ui.t("portfolio.phase." + phase.code())));
        for (FactKind fact : FactKind.values())
            put(kinds, LifeStory.Kind.FACT, fact.code(), ui.t("life.fact." + fact.code()));
        for (String event : EVENTS) put(kinds, LifeStory.Kind.EVENT, event, ProductLifePage.event(ui, event));
        for (ProductLife.Place place : corrected)
            if (place.kind() == LifeStory.Kind.EVENT)
                put(kinds, place.kind(), place.written().code(), title(ui, place));
        return kinds;
    }

    /** Committees decide on it in its dossier. */
    public Optional<String> dossier() {
        return Optional.ofNullable(product.origin()).map(origin -> "/dossiers/" + origin.id());
    }

    /** A phase in which somebody works on it, for who may write it down; or the one that is corrected. */
    private boolean offered(PhaseKind phase) {
        boolean itself =
                !corrected.isEmpty() && corrected.get(0).written().code().equals(phase.code());
        boolean written = staff && (product.origin() == null || !phase.granted());
        return itself || phase.active() && (written || product.phases().isEmpty());
    }

    private void put(Map<String, String> kinds, LifeStory.Kind kind, String code, String words) {
        boolean offered = corrected.isEmpty()
                || corrected.get(0).kind() == kind
                        && (kind != LifeStory.Kind.FACT
                                || corrected.get(0).written().code().equals(code));
        if (offered) kinds.putIfAbsent(kind.code() + ":" + code, words);
    }

    public String action() {
        String path = product.id().path() + "/parcours";
        return corrected.isEmpty()
                ? path
                : path + "/" + corrected.get(0).kind().code() + "/"
                        + corrected.get(0).rank();
    }
}

package org.terreau.survey.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.terreau.portfolio.Product;
import org.terreau.shared.Mentions;
import org.terreau.survey.Survey;
import org.terreau.survey.Theme;
import org.terreau.survey.Verbatim;
import org.terreau.survey.VerbatimState;
import org.terreau.territory.Collectivity;
import org.terreau.testimony.Withdrawal;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/**
 * One verbatim: what was written with what tells who somebody is, and the text that may be published.
 *
 * @param place of who wrote it, null when it is not known
 * @param next the one to read after this one, null when none waits
 */
public record VerbatimPage(
        Product product,
        Verbatim verbatim,
        List<Theme> themes,
        @Nullable Collectivity place,
        Form form,
        Form withdrawal,
        @Nullable Long next) {

    public VerbatimPage {
        themes = List.copyOf(themes);
    }

    public List<Mentions.Piece> pieces() {
        return Mentions.pieces(verbatim.original());
    }

    public boolean mentions() {
        return !Mentions.in(verbatim.original()).isEmpty();
    }

    public Map<String, String> themeOptions() {
        Map<String, String> options = new LinkedHashMap<>();
        for (Theme theme : themes) options.put(String.valueOf(theme.id()), theme.name());
        return options;
    }

    public List<String> carried() {
        return verbatim.themes().stream()
                .map(theme -> String.valueOf(theme.id()))
                .toList();
    }

    public boolean may(String state) {
        VerbatimState to = VerbatimState.of(state).orElseThrow();
        return verbatim.state().mayBecome(to) && (to != VerbatimState.TO_PUBLISH || verbatim.consent());
    }

    public static Map<String, String> reasons(Ui ui) {
        Map<String, String> reasons = new LinkedHashMap<>();
        for (Withdrawal why : Withdrawal.values()) reasons.put(why.code(), ui.t("survey.withdrawal." + why.code()));
        return reasons;
    }

    public @Nullable String nextPath() {
        return next == null ? null : Survey.deskPath(product.id()) + "/verbatims/" + next;
    }
}

package org.terreau.impact.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.terreau.impact.Indicator;
import org.terreau.impact.Receipt;
import org.terreau.impact.Uploads;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.TableUploads;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/**
 * A file of measurements: chosen, then shown with what its columns are taken for.
 *
 * @param preview null while no file is chosen
 * @param refused what was wrong when all of it was asked for and nothing was taken; null before that
 */
public record UploadPage(
        Product product,
        Form form,
        TableUploads.@Nullable Preview preview,
        List<Indicator> indicators,
        @Nullable Receipt refused) {

    public UploadPage {
        indicators = List.copyOf(indicators);
    }

    public String path() {
        return product.id().path() + "/mesures/fichier";
    }

    /** Some values are far from those before them: whoever brings them says whether they are right. */
    public boolean unusual() {
        return form.ticked("inhabituel") || refused != null && refused.unusual();
    }

    /** What a column may be. */
    public Map<String, String> roles(Ui ui) {
        Map<String, String> roles = new LinkedHashMap<>();
        for (String role : List.of(
                "period", "indicator", "value", "numerator", "denominator", "territory", Uploads.PLACE_NAME, "segment"))
            roles.put(role, ui.t("impact.file.role." + role));
        for (Indicator indicator : indicators)
            roles.put(Uploads.WIDE + indicator.code(), ui.t("impact.file.role.wide", indicator.name()));
        return roles;
    }
}

package org.terreau.survey.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.TableUploads;
import org.terreau.survey.AnswerFiles;
import org.terreau.survey.AnswerReceipt;
import org.terreau.survey.Survey;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/**
 * The opinions of another tool: a file that is chosen, then shown with what its columns are taken for.
 *
 * @param preview null while no file is chosen
 * @param refused what was wrong when nothing was taken; null before that
 * @param before the batches already taken, the latest first
 */
public record ImportPage(
        Product product,
        Form form,
        TableUploads.@Nullable Preview preview,
        @Nullable AnswerReceipt refused,
        List<AnswerReceipt> before) {

    public ImportPage {
        before = List.copyOf(before);
    }

    public String path() {
        return Survey.deskPath(product.id()) + "/import";
    }

    /** What a column may be. */
    public static Map<String, String> roles(Ui ui) {
        Map<String, String> roles = new LinkedHashMap<>();
        for (String role : AnswerFiles.ROLES) roles.put(role, ui.t("survey.file.role." + role));
        return roles;
    }
}

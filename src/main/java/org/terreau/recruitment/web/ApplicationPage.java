package org.terreau.recruitment.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.recruitment.ApplicationDesk;
import org.terreau.recruitment.ApplicationState;
import org.terreau.recruitment.Score;
import org.terreau.team.MissionStatus;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/**
 * An application, for one who decides or marks.
 *
 * @param products those into whose team whoever is chosen may be written
 * @param conflict somebody else answered in the meantime
 */
public record ApplicationPage(
        ApplicationDesk.Detail detail, Map<ProductId, Product> products, Form form, boolean conflict) {

    public ApplicationPage {
        products = Map.copyOf(products);
    }

    public Map<String, String> marks(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        for (int mark = Score.BEST; mark >= 0; mark--)
            options.put(String.valueOf(mark), ui.t("recruitment.mark." + mark));
        return options;
    }

    public Map<String, String> outcomes(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        detail.outcomes().keySet().forEach(to -> options.put(to.code(), ui.t("recruitment.outcome." + to.code())));
        return options;
    }

    public Map<String, String> productOptions() {
        Map<String, String> options = new LinkedHashMap<>();
        for (ProductId product : detail.products())
            if (products.containsKey(product))
                options.put(product.value(), products.get(product).name());
        return options;
    }

    public static Map<String, String> statuses(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        for (MissionStatus status : MissionStatus.values())
            options.put(status.code(), ui.t("team.status." + status.code()));
        return options;
    }

    /** The answer whose letter is being written; null while none was chosen. */
    public @Nullable ApplicationState outcome() {
        return ApplicationState.of(form.text("vers"))
                .filter(detail.outcomes()::containsKey)
                .orElse(null);
    }

    /** The form of the answer, with the letter that is proposed for it. */
    public Form letter() {
        ApplicationState to = outcome();
        return to == null || !form.text("reponse").isEmpty() || form.refused()
                ? form
                : form.with("reponse", detail.outcomes().getOrDefault(to, ""));
    }

    /** The form of the mission, with what the offer says of it. */
    public Form mission() {
        if (form.fields().contains("debut")) return form;
        var terms = detail.offer().terms();
        Form filled = form.with(
                        "debut", terms.start() == null ? "" : terms.start().toString())
                .with("fin", terms.last() == null ? "" : terms.last().toString())
                .with("employeur", terms.holder().who());
        return terms.days() == null
                ? filled
                : filled.with("rythme", terms.days().toPlainString().replace('.', ','));
    }
}

package org.terreau.portfolio.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.terreau.portfolio.Ending;
import org.terreau.portfolio.EndingKind;
import org.terreau.portfolio.Endings;
import org.terreau.portfolio.Product;
import org.terreau.web.Form;

/**
 * A step of an ending being prepared.
 *
 * @param consequences at the last step
 * @param lead may publish it
 */
public record EndingPage(
        Product product,
        Ending ending,
        EndingKind.Step step,
        Form form,
        Endings.@Nullable Consequences consequences,
        boolean lead,
        boolean conflict) {

    public String path() {
        return product.id().path() + "/fin";
    }

    public static EndingKind.Step[] steps() {
        return EndingKind.Step.values();
    }

    public List<String> fields() {
        return step.fields(ending.kind());
    }
}

package org.terreau.takeover.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.terreau.portfolio.Product;
import org.terreau.takeover.Takeover;
import org.terreau.takeover.Taker;
import org.terreau.web.Form;

/**
 * Where a product is put up to be taken over.
 *
 * @param takeover null when it is not
 * @param form what it needs, as typed
 * @param answers what was answered, as typed
 * @param conflict somebody else changed it in the meantime
 * @param staff works for its incubator: completes a transfer
 */
public record DeskPage(
        Product product,
        @Nullable Takeover takeover,
        List<Taker> takers,
        Form form,
        Form answers,
        boolean conflict,
        boolean staff) {

    public DeskPage {
        takers = List.copyOf(takers);
    }

    DeskPage conflicting() {
        return new DeskPage(product, takeover, takers, form, answers, true, staff);
    }

    DeskPage answering(Form typed) {
        return new DeskPage(product, takeover, takers, form, typed, conflict, staff);
    }

    public String path() {
        return product.id().path() + "/reprise";
    }

    static String state(Taker taker) {
        Taker.Answer answer = taker.answer();
        if (answer == null) return "attente";
        return answer.accepted() ? "acceptee" : "declinee";
    }

    /** The code of what became of an offer. */
    public String stateOf(Taker taker) {
        return state(taker);
    }

    /** Somebody was accepted: the transfer is prepared. */
    public boolean accepted() {
        return takers.stream().anyMatch(taker -> state(taker).equals("acceptee"));
    }
}

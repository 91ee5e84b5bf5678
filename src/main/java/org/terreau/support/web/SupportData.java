package org.terreau.support.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.stereotype.Component;
import org.terreau.support.SupportCatalogue;
import org.terreau.web.PublicDataSet;
import org.terreau.web.Table;

/** The catalogues of support as data that everybody may take away. */
@Component
class SupportData implements PublicDataSet {

    private final SupportCatalogue catalogue;

    SupportData(SupportCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public int order() {
        return 770;
    }

    @Override
    public String code() {
        return "support";
    }

    @Override
    public List<Address> addresses() {
        return List.of(
                new Address("JSON", "/api/appui", "application/json"), new Address("CSV", "/appui.csv", "text/csv"));
    }

    @Override
    public void copy(Receiver receiver) throws IOException {
        List<OfferLine> lines = catalogue.offering().stream()
                .flatMap(incubator -> catalogue.shown(incubator.id()).stream())
                .map(OfferLine::of)
                .toList();
        receiver.file("appui/appui.csv")
                .write(Table.of(OfferLine.class).csv(lines).getBytes(StandardCharsets.UTF_8));
    }
}

package org.terreau.takeover.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.stereotype.Component;
import org.terreau.takeover.Takeovers;
import org.terreau.web.PublicDataSet;
import org.terreau.web.Table;

/** The products to be taken over as data that everybody may take away. */
@Component
class TakeoverData implements PublicDataSet {

    private final Takeovers takeovers;

    TakeoverData(Takeovers takeovers) {
        this.takeovers = takeovers;
    }

    @Override
    public int order() {
        return 750;
    }

    @Override
    public String code() {
        return "takeovers";
    }

    @Override
    public List<Address> addresses() {
        return List.of(
                new Address("JSON", "/api/reprises", "application/json"),
                new Address("CSV", "/reprises.csv", "text/csv"));
    }

    @Override
    public void copy(Receiver receiver) throws IOException {
        String text = Table.of(TakeoverLine.class)
                .csv(takeovers.open(Takeovers.Filter.NONE).stream()
                        .map(TakeoverLine::of)
                        .toList());
        receiver.file("reprises/reprises.csv").write(text.getBytes(StandardCharsets.UTF_8));
    }
}

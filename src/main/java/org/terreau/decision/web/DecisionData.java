package org.terreau.decision.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.stereotype.Component;
import org.terreau.decision.Register;
import org.terreau.web.PublicDataSet;
import org.terreau.web.Table;

/** The register as data that everybody may take away. */
@Component
class DecisionData implements PublicDataSet {

    private final Register register;

    DecisionData(Register register) {
        this.register = register;
    }

    @Override
    public int order() {
        return 450;
    }

    @Override
    public String code() {
        return "decisions";
    }

    @Override
    public List<Address> addresses() {
        return List.of(
                new Address("JSON", "/api/decisions", "application/json"),
                new Address("CSV", "/decisions.csv", "text/csv"),
                new Address("Atom", "/decisions.atom", "application/atom+xml"));
    }

    @Override
    public void copy(Receiver receiver) throws IOException {
        String text = Table.of(DecisionLine.class)
                .csv(register.all(Register.Filter.NONE).stream()
                        .map(DecisionLine::of)
                        .toList());
        receiver.file("decisions/decisions.csv").write(text.getBytes(StandardCharsets.UTF_8));
    }
}

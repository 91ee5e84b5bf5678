package org.terreau.funding.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.stereotype.Component;
import org.terreau.funding.Grants;
import org.terreau.web.Csv;
import org.terreau.web.PublicDataSet;

/** The grants of authorities, in the columns of the schema SCDL Subventions. */
@Component
class GrantData implements PublicDataSet {

    private final Grants grants;

    GrantData(Grants grants) {
        this.grants = grants;
    }

    @Override
    public int order() {
        return 655;
    }

    @Override
    public String code() {
        return "grants";
    }

    @Override
    public List<Address> addresses() {
        return List.of(new Address("CSV, SCDL Subventions 2.1.1", GrantController.FILE, "text/csv"));
    }

    @Override
    public void copy(Receiver receiver) throws IOException {
        String text = Csv.text(
                GrantController.COLUMNS,
                grants.published().stream().map(GrantController::row).toList());
        receiver.file("budgets/subventions.csv").write(text.getBytes(StandardCharsets.UTF_8));
    }
}

package org.terreau.call.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.terreau.call.Calls;
import org.terreau.web.Csv;
import org.terreau.web.PublicDataSet;

/** The public calls. */
@Component
class CallData implements PublicDataSet {

    private final Calls calls;

    CallData(Calls calls) {
        this.calls = calls;
    }

    @Override
    public int order() {
        return 500;
    }

    @Override
    public String code() {
        return "calls";
    }

    @Override
    public List<Address> addresses() {
        return List.of(new Address("JSON", "/api/appels", "application/json"));
    }

    @Override
    public void copy(Receiver receiver) throws IOException {
        List<List<String>> rows = calls.all(Optional.empty()).stream()
                .map(standing -> List.of(
                        standing.call().id().toString(),
                        standing.call().title(),
                        standing.call().theme(),
                        standing.status().code(),
                        standing.call().opensAt().toString(),
                        standing.call().closesAt().toString(),
                        standing.call().id().path()))
                .toList();
        String text = Csv.text(List.of("numero", "titre", "theme", "etat", "ouverture", "cloture", "adresse"), rows);
        receiver.file("appels/appels.csv").write(text.getBytes(StandardCharsets.UTF_8));
    }
}

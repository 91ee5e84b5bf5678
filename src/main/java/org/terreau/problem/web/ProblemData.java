package org.terreau.problem.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.stereotype.Component;
import org.terreau.problem.Registry;
import org.terreau.web.Csv;
import org.terreau.web.PublicDataSet;

/** The published problems. */
@Component
class ProblemData implements PublicDataSet {

    private final Registry registry;

    ProblemData(Registry registry) {
        this.registry = registry;
    }

    @Override
    public int order() {
        return 400;
    }

    @Override
    public String code() {
        return "problems";
    }

    @Override
    public List<Address> addresses() {
        return List.of(
                new Address("JSON", "/api/problemes", "application/json"),
                new Address("CSV", "/problemes.csv", "text/csv"));
    }

    @Override
    public void copy(Receiver receiver) throws IOException {
        List<List<String>> rows = registry.all(new Registry.Choice("", "", "", "", "")).stream()
                .map(card -> List.of(
                        card.id().toString(),
                        card.title(),
                        card.who(),
                        String.join(", ", card.themes()),
                        String.valueOf(card.collectivities()),
                        String.join(", ", card.departements()),
                        card.publishedAt().toString(),
                        card.id().path()))
                .toList();
        String text = Csv.text(
                List.of("numero", "titre", "qui", "themes", "collectivites", "departements", "publie_le", "adresse"),
                rows);
        receiver.file("problemes/problemes.csv").write(text.getBytes(StandardCharsets.UTF_8));
    }
}

package org.terreau.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.terreau.shared.Command;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.People;
import org.terreau.testing.Visit;

@ApplicationTest
class AdministratorCommandTests {

    private final People people;
    private final Command command;

    AdministratorCommandTests(People people, AdministratorCommand command) {
        this.people = people;
        this.command = command;
    }

    private String run(int expected, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(command.run(List.of(arguments), new PrintStream(out, true, StandardCharsets.UTF_8)))
                .isEqualTo(expected);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void whoHoldsTheMachineNamesTheFirstAdministratorWhoSignsInByTheLink() {
        String printed = run(0, "premiere@commande.test", "Ada", "Première");
        Visit visit = people.visitor();
        String link = printed.lines()
                .filter(line -> line.contains("/connexion/jeton"))
                .findFirst()
                .orElseThrow();
        visit.form(visit.get(link), "/connexion/jeton").send();
        assertThat(visit.get("/journal").status()).isEqualTo(200);
        assertThat(people.actor("premiere@commande.test").administrator()).isTrue();
    }

    @Test
    void aWrongAddressNamesNobody() {
        assertThat(run(2, "pas-une-adresse", "Nom")).startsWith("add-administrator");
    }
}

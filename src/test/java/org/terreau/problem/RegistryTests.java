package org.terreau.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.terreau.support.ApplicationTest;
import org.terreau.support.People;
import org.terreau.support.Visit;

@ApplicationTest
class RegistryTests {

    private final People people;

    RegistryTests(People people) {
        this.people = people;
    }

    @Test
    void theRegistryAnswers() {
        Visit.Page list = people.visitor().get("/problemes?q=zorglub");
        assertThat(list.status()).isEqualTo(200);
        assertThat(list.text()).contains("Proposer un problème");
        assertThat(people.visitor()
                        .get("/problemes?q=l'été&theme=social&territoire=region:53&partage=oui&tri=recent")
                        .status())
                .isEqualTo(200);
        assertThat(people.visitor().get("/problemes/1").status()).isEqualTo(404);
    }
}

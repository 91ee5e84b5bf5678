package org.terreau.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.terreau.shared.Unusable;

class DatabaseTests {

    @ParameterizedTest
    @CsvSource(nullValues = "-", delimiter = '|', textBlock = """
            jdbc:postgresql://db:5432/terreau?user=a  | jdbc:postgresql://db:5432/terreau?user=a     | -     | -
            postgresql://db/terreau                   | jdbc:postgresql://db/terreau                 | -     | -
            postgres://db:5433/terreau                | jdbc:postgresql://db:5433/terreau            | -     | -
            postgresql://tom@db/terreau               | jdbc:postgresql://db/terreau                 | tom   | -
            postgresql://tom:secret@db:5432/terreau   | jdbc:postgresql://db:5432/terreau            | tom   | secret
            postgresql://tom:a:b@db/terreau           | jdbc:postgresql://db/terreau                 | tom   | a:b
            postgresql://tom%40x:p%2Fq%3A@db/terreau  | jdbc:postgresql://db/terreau                 | tom@x | p/q:
            postgresql://tom:a+b@db/terreau           | jdbc:postgresql://db/terreau                 | tom   | a+b
            postgresql://db/terreau?sslmode=require   | jdbc:postgresql://db/terreau?sslmode=require | -     | -
            postgresql://a:b@un:5432,deux:5433,trois/terreau  | jdbc:postgresql://un:5432,deux:5433,trois/terreau | a | b
            postgresql://[::1]:5432/terreau           | jdbc:postgresql://[::1]:5432/terreau         | -     | -
            """)
    void anAddressIsReadInEitherWriting(String address, String url, @Nullable String user, @Nullable String password) {
        assertThat(Database.parse(address)).isEqualTo(new Database(url, user, password));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "terreau",
                "mysql://db/terreau",
                "postgresql:terreau",
                "postgresql:///terreau",
                "postgresql://db /terreau",
                "http://db/terreau",
                "postgresql://un,,deux/terreau",
                "postgresql://un:port/terreau"
            })
    void anythingElseIsAnsweredWithAnExample(String address) {
        assertThatThrownBy(() -> Database.parse(address))
                .isInstanceOf(Unusable.class)
                .hasMessageContaining("TERREAU_DATABASE_URL")
                .hasMessageContaining("postgresql://utilisateur:mot-de-passe@serveur:5432/terreau");
    }
}

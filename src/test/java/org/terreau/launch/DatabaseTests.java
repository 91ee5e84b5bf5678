package org.terreau.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.terreau.shared.Unusable;

class DatabaseTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "jdbc:postgresql://db/terreau?user=a | jdbc:postgresql://db/terreau?user=a  | -    | -",
                "postgresql://db/terreau             | jdbc:postgresql://db/terreau         | -    | -",
                "postgres://lea@db:5433/terreau      | jdbc:postgresql://db:5433/terreau    | lea  | -",
                "postgresql://lea:a%3Ab@db/t?ssl=on  | jdbc:postgresql://db/t?ssl=on        | lea  | a:b",
                "postgresql://lea:a:b@db/terreau     | jdbc:postgresql://db/terreau         | lea  | a:b",
            })
    void anAddressIsReadInBothItsForms(String address, String url, String user, String password) {
        assertThat(Database.parse(address)).isEqualTo(new Database(url, user, password));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "mysql://db/terreau", "postgresql:terreau", "db/terreau", "postgresql://a b/c"})
    void whatIsNoAddressOfADatabaseSaysWhatToWrite(String address) {
        assertThatThrownBy(() -> Database.parse(address))
                .isInstanceOf(Unusable.class)
                .hasMessageContaining("postgresql://utilisateur:mot-de-passe@serveur:5432/terreau");
    }
}

package org.terreau.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.shared.Unusable;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.People;
import org.terreau.testing.Wire;

/** The tests' own address is that of a listed proxy; 127.0.0.2 is anybody. */
@ApplicationTest
class ProxyTests {

    private static final String LISTED = "127.0.0.1";
    private static final String ANYBODY = "127.0.0.2";

    private final People people;
    private final JdbcClient jdbc;

    ProxyTests(People people, JdbcClient jdbc) {
        this.people = people;
        this.jdbc = jdbc;
    }

    private String answer(String from, String path, String... headers) {
        try (Wire wire = new Wire(from, people.port())) {
            return wire.get(path, headers).answer();
        }
    }

    /** A call of the API, and under which of these addresses it was counted. */
    private List<String> countedAs(String from, List<String> addresses, String... headers) {
        assertThat(answer(from, "/api/v1/products/proxies.inconnu", headers)).startsWith("HTTP/1.1 404");
        return addresses.stream()
                .filter(address ->
                        jdbc.sql("""
                                select exists (select from allowance
                                               where id = encode(sha256(convert_to('api' || chr(10) || :who, 'UTF8')), 'hex'))
                                """).param("who", address).query(Boolean.class).single())
                .toList();
    }

    @Test
    void whoeverIsNotAListedProxyIsCountedUnderTheirOwnAddressWhateverTheySay() {
        List<String> addresses = List.of("198.51.100.1", "198.51.100.2", "198.51.100.3", ANYBODY);
        assertThat(countedAs(
                        ANYBODY,
                        addresses,
                        "X-Forwarded-For: 198.51.100.1",
                        "Forwarded: for=198.51.100.2",
                        "X-Real-IP: 198.51.100.3"))
                .containsExactly(ANYBODY);
    }

    @Test
    void behindAListedProxyTheRightmostAddressThatIsNotOneCounts() {
        List<String> addresses = List.of("198.51.100.4", "203.0.113.30", "203.0.113.31");
        assertThat(countedAs(LISTED, addresses, "X-Forwarded-For: 198.51.100.4, 203.0.113.30"))
                .containsExactly("203.0.113.30");
        assertThat(countedAs(
                        LISTED,
                        addresses,
                        "X-Forwarded-For: 198.51.100.4",
                        "Forwarded: for=198.51.100.4",
                        "X-Forwarded-For: 203.0.113.31, 127.0.0.1"))
                .containsExactly("203.0.113.30", "203.0.113.31");
    }

    @ParameterizedTest
    @ValueSource(strings = {LISTED, ANYBODY})
    void noHeaderPutsAPageInThePlaceOfAnother(String from) {
        String[] forged = {
            "X-Forwarded-Prefix: /produits/x", "X-Forwarded-Host: ailleurs.example", "X-Forwarded-Port: 444"
        };
        String page = answer(from, "/couverture?de=" + from, forged);
        assertThat(page).startsWith("HTTP/1.1 200").doesNotContain("/produits/x", "ailleurs.example");
        assertThat(people.visitor().get("/produits/x/couverture?de=" + from).status())
                .isEqualTo(404);
        assertThat(answer(from, "/couverture/", forged)).doesNotContain("/produits/x", "ailleurs.example");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|''",
                "127.0.0.1|127.0.0.1/32",
                "' 10.0.0.0/8 , ::1 '|10.0.0.0/8,::1/128",
            })
    void aProxyIsListedByItsAddressOrItsNetwork(String listed, String networks) {
        assertThat(ListedProxies.networks(listed)).isEqualTo(networks);
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy.interne", "10.0.0.0/99", "10\\.0\\..*", "300.1.1.1"})
    void whatIsNeitherIsRefusedInOneSentence(String listed) {
        assertThatThrownBy(() -> ListedProxies.networks(listed))
                .isInstanceOf(Unusable.class)
                .hasMessageContaining("« " + listed + " »");
    }
}

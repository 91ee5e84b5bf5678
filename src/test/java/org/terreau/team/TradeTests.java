package org.terreau.team;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TradeTests {

    @ParameterizedTest
    @EnumSource
    void eachIsFoundByItsCode(Trade trade) {
        assertThat(Trade.of(trade.code())).contains(trade);
        assertThat(trade.code()).matches("[a-z]+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "DESIGN", " design", "jardinage"})
    void anotherWordIsNone(String code) {
        assertThat(Trade.of(code)).isEmpty();
    }

    @Test
    void everyProductStartsWithWhoCarriesItWhoMakesItAndWhoHelps() {
        assertThat(Trade.STARTING).containsExactly(Trade.INTRAPRENEUR, Trade.DEVELOPMENT, Trade.COACHING);
    }
}

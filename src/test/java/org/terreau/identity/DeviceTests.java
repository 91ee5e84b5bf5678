package org.terreau.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0 | Firefox | Windows
            Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 | Chrome | Linux
            Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0 | Edge | Windows
            Mozilla/5.0 (Linux; Android 14; K) AppleWebKit/537.36 Chrome/140.0.0.0 Mobile Safari/537.36 | Chrome | Android
            Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.0 Safari/605.1.15 | Safari | macOS
            Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 FxiOS/140.0 Mobile Safari/605.1.15 | Firefox | iPhone
            Mozilla/5.0 (Windows NT 10.0) | '' | Windows
            Firefox/140.0 | Firefox | ''
            curl/8.5.0 | '' | ''
            """)
    void aDeviceIsToldByItsBrowserAndItsSystem(String userAgent, String browser, String system) {
        assertThat(Device.of(userAgent)).isEqualTo(new Device(browser, system));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            203.0.113.7        | 203.0.x.x
            10.1.2.3           | 10.1.x.x
            2001:db8:1:2::7    | 2001:db8::
            2001::7            | 2001::
            ::1                | ''
            0:0:0:0:0:0:0:1    | ''
            fe80::1%eth0       | fe80::
            unix:/run/socket   | ''
            ''                 | ''
            """)
    void aNetworkIsToldWithoutTheMachine(String address, String told) {
        assertThat(CoarseNetwork.of(address)).isEqualTo(told);
    }
}

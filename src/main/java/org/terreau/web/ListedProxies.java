package org.terreau.web;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.catalina.util.NetMask;
import org.apache.catalina.valves.RemoteIpValve;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.terreau.shared.Unusable;

/**
 * Who a request comes from when it came through proxies: the listed ones are believed, from the right, up to the first
 * address that is not one of them. `X-Forwarded-For` and `X-Forwarded-Proto` are all that is read; the site's own
 * address is a setting, and no header moves a page.
 */
@Configuration
class ListedProxies {

    private static final Logger log = LoggerFactory.getLogger(ListedProxies.class);

    private static final Pattern NETWORK =
            Pattern.compile("(\\d{1,3}(\\.\\d{1,3}){3}|[0-9a-fA-F:]*:[0-9a-fA-F:.]*)(/\\d{1,3})?");

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> believedProxies(
            @Value("${terreau.proxies}") String listed, @Value("${terreau.base-url}") String baseUrl) {
        String networks = networks(listed);
        if (networks.isEmpty() && baseUrl.toLowerCase(Locale.ROOT).startsWith("https:"))
            log.warn("TERREAU_PROXIES lists no proxy: every visitor seems to come from the address of yours");
        return factory -> {
            if (!networks.isEmpty()) factory.addEngineValves(believing(networks));
        };
    }

    private static RemoteIpValve believing(String networks) {
        RemoteIpValve valve = new RemoteIpValve();
        valve.setInternalProxies(networks);
        valve.setRemoteIpHeader("X-Forwarded-For");
        valve.setProtocolHeader("X-Forwarded-Proto");
        return valve;
    }

    /** Each address as the network of it alone. */
    static String networks(String listed) {
        return Arrays.stream(listed.split(","))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .map(ListedProxies::network)
                .collect(Collectors.joining(","));
    }

    private static String network(String one) {
        try {
            if (!NETWORK.matcher(one).matches()) throw new IllegalArgumentException(one);
            String network = one.contains("/") ? one : one + (one.contains(":") ? "/128" : "/32");
            return new NetMask(network).toString();
        } catch (IllegalArgumentException neither) {
            throw new Unusable(
                    "TERREAU_PROXIES contient « " + one
                            + " », qui n’est ni une adresse IP ni un réseau : écrivez par exemple TERREAU_PROXIES=127.0.0.1,10.0.0.0/8.");
        }
    }
}

package org.terreau.web;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

/** Addresses that only a private network reaches, or that no server of the Internet has. */
public final class PrivateNetwork {

    /** Source: IANA registry of special-purpose IPv4 addresses; Java knows the other ones. */
    private static final List<IpAddressMatcher> SPECIAL = Stream.of(
                    "0.0.0.0/8",
                    "100.64.0.0/10",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "240.0.0.0/4")
            .map(IpAddressMatcher::new)
            .toList();

    private PrivateNetwork() {}

    public static boolean reaches(InetAddress address) {
        if (address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) return true;
        return address instanceof Inet4Address
                ? SPECIAL.stream().anyMatch(block -> block.matches(address.getHostAddress()))
                : reachesSixteen((Inet6Address) address, address.getAddress());
    }

    /** Unique local, documentation and discard addresses, and those that carry an IPv4 address within. */
    private static boolean reachesSixteen(Inet6Address address, byte[] bytes) {
        int first = ((bytes[0] & 0xff) << 8) | (bytes[1] & 0xff);
        int second = ((bytes[2] & 0xff) << 8) | (bytes[3] & 0xff);
        if ((bytes[0] & 0xfe) == 0xfc || (first == 0x2001 && second == 0xdb8) || first == 0x100) return true;
        if (first == 0x2002) return within(bytes, 2);
        if ((first == 0x64 && second == 0xff9b) || address.isIPv4CompatibleAddress()) return within(bytes, 12);
        return first == 0x2001 && second == 0;
    }

    private static boolean within(byte[] bytes, int from) {
        try {
            return reaches(InetAddress.getByAddress(Arrays.copyOfRange(bytes, from, from + 4)));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

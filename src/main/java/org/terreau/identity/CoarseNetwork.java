package org.terreau.identity;

/** The part of a network address that says which network it is of, and not whose. */
final class CoarseNetwork {

    private CoarseNetwork() {}

    /**
     * The first half of an IPv4 address, the first two groups of an IPv6 one.
     *
     * @return such as "203.0.x.x" or "2001:db8::"; "" for what is no address, or the machine itself
     */
    static String of(String address) {
        if (address.matches("\\d{1,3}(\\.\\d{1,3}){3}")) {
            String[] parts = address.split("\\.", -1);
            return parts[0] + "." + parts[1] + ".x.x";
        }
        if (!address.matches("[0-9a-fA-F:]+(%\\w+)?") || !address.contains(":")) return "";
        String[] parts = address.split(":", -1);
        return parts[0].matches("0*") ? "" : parts[0] + (parts[1].isEmpty() ? "" : ":" + parts[1]) + "::";
    }
}
